"""A cross-reference as a picture: the asked number in the middle, parts as boxes coloured by maker, links by kind.

Two forms of one tree: DOT for Graphviz, and SVG laid out here, so that a picture needs nothing installed. The same
answer always makes the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from zlib import crc32

from partsref.answer.render.diagram_tree import Box, text_width, tree
from partsref.model_crossref import CrossReference

_FILLS = ("#dbe9f6", "#fde5cf", "#dcefd9", "#f7d9e3", "#e6def2", "#fdf3c8", "#d6efef", "#ece2d6", "#e3e6ea", "#f3dcd3")
_STROKES = {"stated": "", "derived": "", "possible": "4 3", "asked": ""}
_LINES: dict[str, tuple[str, str, str]] = {
    # relation: (words of the legend, colour, dashes); one colour a kind, told apart in grey print by the dashes
    "equivalent": ("equivalent", "#2b6cb0", ""),
    "same": ("same part", "#2f7d32", "1 3"),
    "superseded_by": ("superseded by", "#b7410e", "10 3"),
    "alternative": ("alternative", "#777777", "4 4"),
    "base": ("same base number", "#8e44ad", "2 4"),
}
_BACKWARDS = {"replaces": "equivalent", "supersedes": "superseded_by"}

_BOX_HEIGHT, _ROW, _GAP, _MARGIN = 38, 48, 90, 24


def dot(answer: CrossReference) -> str:
    """The picture in the DOT language of Graphviz."""
    root, left_out = tree(answer)
    lines = [
        "graph xref {",
        "  graph [rankdir=LR, overlap=false];",
        '  node [shape=box, style=filled, fontname="sans-serif"];',
    ]
    for box in root.walk():
        label = f"{_quoted(box.maker)}\\n{_quoted(box.number)}"
        style = "filled,dashed" if box.certainty == "possible" else "filled,bold" if box is root else "filled"
        lines.append(f'  "{_quoted(box.name)}" [label="{label}", fillcolor="{_fill(box.maker)}", style="{style}"];')
    for box in root.walk():
        for branch in box.branches:
            relation = branch.step.relation if branch.step else ""
            _, colour, dashes = _line(relation)
            arrow = {"superseded_by": "forward", "supersedes": "back"}.get(relation, "none")
            lines.append(
                f'  "{_quoted(box.name)}" -- "{_quoted(branch.name)}" [dir={arrow}, color="{colour}",'
                f' style={"dashed" if dashes else "solid"}, tooltip="{_quoted(_told(branch))}"];'
            )
    if left_out:
        lines.append(f'  label="and {left_out} more";')
    return "\n".join([*lines, "}", ""])


def svg(answer: CrossReference) -> str:
    """The picture as one SVG document: no scripts, no fonts or images from elsewhere."""
    root, left_out = tree(answer)
    left, right = _halves(root.branches)
    rows = max(sum(b.rows for b in left), sum(b.rows for b in right), 1)
    _place(root, left, -1, rows)
    _place(root, right, 1, rows)
    root.y = rows * _ROW / 2
    boxes = list(root.walk())
    shift = _MARGIN - min(box.x - box.width / 2 for box in boxes)
    for box in boxes:
        box.x += shift
        box.y += _MARGIN
    legend_y = rows * _ROW + 2 * _MARGIN
    relations = sorted({_BACKWARDS.get(b.step.relation, b.step.relation) for b in boxes if b.step})
    legend, legend_width = _legend(relations, left_out, legend_y)
    width = max(max(box.x + box.width / 2 for box in boxes) + _MARGIN, legend_width)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{legend_y + _MARGIN}"'
            f' viewBox="0 0 {width:.0f} {legend_y + _MARGIN}" font-family="sans-serif" font-size="13" role="img">',
            f"<title>What interchanges with {escape(root.name)}</title>",
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8"'
            ' orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="#b7410e"/></marker></defs>',
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            *(_link(box, branch) for box in boxes for branch in box.branches),
            *(_drawn(box) for box in boxes),
            *legend,
            "</svg>",
            "",
        ]
    )


def _halves(branches: list[Box]) -> tuple[list[Box], list[Box]]:
    """Share the first branches between left and right so that both are about as high."""
    left: list[Box] = []
    right: list[Box] = []
    for branch in sorted(branches, key=lambda b: (-b.rows, b.maker, b.number)):
        (right if sum(b.rows for b in right) <= sum(b.rows for b in left) else left).append(branch)
    return left, right


def _place(root: Box, branches: list[Box], side: int, rows: int) -> None:
    """Give a half its coordinates: one column a hop, leaves in rows, each box amid its branches."""
    edge = root.width / 2
    column, top = sorted(branches, key=lambda b: (b.maker, b.number)), (rows - sum(b.rows for b in branches)) / 2
    starts = {id(box): start for box, start in _stacked(column, top)}
    while column:
        widest = max(box.width for box in column)
        following: list[Box] = []
        for box in column:
            box.x = side * (edge + _GAP + widest / 2)
            box.y = (starts[id(box)] + box.rows / 2) * _ROW
            starts.update((id(branch), start) for branch, start in _stacked(box.branches, starts[id(box)]))
            following.extend(box.branches)
        edge += _GAP + widest
        column = following


def _stacked(boxes: list[Box], top: float) -> Iterator[tuple[Box, float]]:
    for box in boxes:
        yield box, top
        top += box.rows


def _link(box: Box, branch: Box) -> str:
    side = 1 if branch.x > box.x else -1
    x1, x2 = box.x + side * box.width / 2, branch.x - side * branch.width / 2
    relation = branch.step.relation if branch.step else ""
    _, colour, dashes = _line(relation)
    arrow = {"superseded_by": ' marker-end="url(#arrow)"', "supersedes": ' marker-start="url(#arrow)"'}.get(
        relation, ""
    )
    middle = (x1 + x2) / 2
    return (
        f'<path d="M{x1:.1f} {box.y:.1f}C{middle:.1f} {box.y:.1f} {middle:.1f} {branch.y:.1f} {x2:.1f} {branch.y:.1f}"'
        f' fill="none" stroke="{colour}" stroke-width="1.5"{_dashed(dashes)}{arrow}><title>{escape(_told(branch))}'
        "</title></path>"
    )


def _drawn(box: Box) -> str:
    x, y, middle = box.x - box.width / 2, box.y - _BOX_HEIGHT / 2, f"{box.x:.1f}"
    heavy = "3" if box.certainty == "asked" else "1.2"
    return (
        f'<g><title>{escape(f"{box.name}: {box.certainty}")}</title><rect x="{x:.1f}" y="{y:.1f}"'
        f' width="{box.width:.1f}" height="{_BOX_HEIGHT}" rx="5" fill="{_fill(box.maker)}" stroke="#333333"'
        f' stroke-width="{heavy}"{_dashed(_STROKES[box.certainty])}/>'
        f'<text x="{middle}" y="{y + 15:.1f}" text-anchor="middle" font-size="11" fill="#444444">'
        f"{escape(box.maker)}</text>"
        f'<text x="{middle}" y="{y + 31:.1f}" text-anchor="middle">{escape(box.number)}</text></g>'
    )


def _legend(relations: list[str], left_out: int, y: float) -> tuple[list[str], float]:
    drawn, x = [], float(_MARGIN)
    for relation in relations:
        words, colour, dashes = _line(relation)
        drawn.append(
            f'<line x1="{x:.1f}" y1="{y}" x2="{x + 30:.1f}" y2="{y}" stroke="{colour}" stroke-width="1.5"'
            f"{_dashed(dashes)}/>"
            f'<text x="{x + 36:.1f}" y="{y + 4}">{words}</text>'
        )
        x += 60 + text_width(words)
    words = "dashed box: only possible" + (f"; and {left_out} more" if left_out else "")
    drawn.append(f'<text x="{x:.1f}" y="{y + 4}">{words}</text>')
    return drawn, x + text_width(words) + _MARGIN


def _told(box: Box) -> str:
    if box.step is None:
        return ""
    told = f"{box.step.relation}: {box.name} ({', '.join(box.step.sources)})"
    return "; ".join(filter(None, (told, *map(str, box.step.remarks), box.step.note)))


def _line(relation: str) -> tuple[str, str, str]:
    return _LINES.get(_BACKWARDS.get(relation, relation), (relation, "#777777", "4 4"))


def _dashed(dashes: str) -> str:
    return f' stroke-dasharray="{dashes}"' if dashes else ""


def _fill(maker: str) -> str:
    return _FILLS[crc32(maker.encode()) % len(_FILLS)]


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
