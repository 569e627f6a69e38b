"""What a catalogue holds, as a picture: a bar a vehicle family, parted by part group. One SVG that stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from partsref.answer.sheets.figures import Coverage

BARS = 18
"""Families drawn, those with the most parts; a line at the end counts the others."""
COLOURS = ("#1f4e79", "#c8651b", "#2f7d32", "#8e44ad", "#b3261e", "#00838f", "#8a6d00")
"""One for each of the groups with the most parts; told apart by their order and their titles too."""
_REST = "#9aa0a6"
_BAR, _ROW, _LEFT, _WIDE, _TOP = 16, 22, 130, 520, 12


def plot(coverage: Coverage, title: str, description: str, group: Callable[[str], str], rest: str) -> str:
    """The bars; `group` gives a group's name in a language, `rest` what all the smaller groups are called together."""
    families = [family for family in coverage.families if coverage.totals.get(family)][:BARS]
    most = max((coverage.totals[family] for family in families), default=1)
    shown = coverage.groups[: len(COLOURS)]
    legend_y = _TOP + len(families) * _ROW + 18
    legend = list(_legend([*map(group, shown), rest], legend_y))
    height = legend_y + 20 * ((len(shown) + 3) // 3) + 8
    bars = [
        line for row, family in enumerate(families) for line in _bar(coverage, family, row, most, shown, group, rest)
    ]
    width = _LEFT + _WIDE + 60
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
            f"<title>{escape(title)}</title><desc>{escape(description)}</desc>",
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            *bars,
            *legend,
            "</svg>",
        ]
    )


def _bar(
    coverage: Coverage,
    family: str,
    row: int,
    most: int,
    shown: tuple[str, ...],
    group: Callable[[str], str],
    rest: str,
) -> Iterator[str]:
    y = _TOP + row * _ROW
    yield f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end" fill="#222222">{escape(family[:18])}</text>'
    cells = coverage.cells[family]
    parts = [(group(name), colour, cells.get(name, 0)) for name, colour in zip(shown, COLOURS, strict=False)]
    parts.append((rest, _REST, sum(cells.values()) - sum(count for _, _, count in parts)))
    x = float(_LEFT)
    for name, colour, count in parts:
        if count > 0:
            width = count / most * _WIDE
            yield (
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_BAR}" fill="{colour}">'
                f"<title>{escape(family)}, {escape(name)}: {count}</title></rect>"
            )
            x += width
    yield f'<text x="{x + 6:.1f}" y="{y + 12}" fill="#444444">{coverage.totals[family]}</text>'


def _legend(names: list[str], y: float) -> Iterator[str]:
    """Three to a line."""
    for place, (name, colour) in enumerate(zip(names, [*COLOURS[: len(names) - 1], _REST], strict=True)):
        x, line = _LEFT + place % 3 * 190, y + place // 3 * 20
        yield f'<rect x="{x}" y="{line}" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{x + 18}" y="{line + 11}" fill="#222222">{escape(name)}</text>'
