"""`partsref stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.cell_text import NO_BREAK
from partsref.cli.terminal.options import db_option, json_option, open_catalog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partsref.answer.sheets.figures import Coverage, Stats

_FIRST_COLUMNS = 30
_GROUP_COLUMNS = 12
"""Columns of the terminal that the family with its count, and one group, take."""

_FAMILIES = 4
"""Families that are shown at first."""
_GROUPS = 3
_OF_PARTS = ("part",)
_SHOWN = {
    "maker": "makers",
    "link": "links between parts",
    "fitment": "parts to vehicles",
    "attribute": "measures",
    "vehicle": "vehicles",
    "source": "sources",
    "spelling": "other spellings",
    "vehicle_twin": "twins",
    "frame": "ranges of frame numbers",
    "term": "words for parts",
    "load": "loads",
}
"""Tables by what people call what they hold; others by their own names."""


@click.command(name="stats")
@click.option("--coverage", is_flag=True, help="The whole matrix of vehicle families by part groups.")
@json_option
@db_option
def command(coverage: bool, as_json: bool, db: Path) -> None:
    """What the catalogue holds, and which vehicles it covers.

    \b
    Example:  partsref stats
              partsref stats --coverage
    """
    with open_catalog(db) as catalog:
        figures = catalog.stats()
    if as_json:
        from dataclasses import asdict

        output.print_json(asdict(figures))
        return
    if coverage:
        groups = figures.coverage.groups
        fitting = max(1, (output.columns() - _FIRST_COLUMNS) // _GROUP_COLUMNS)
        for start in range(0, len(groups), fitting):
            _print_matrix(figures.coverage, groups[start : start + fitting])
    else:
        _print_figures(figures)
        _print_families(figures.coverage)


def _print_figures(figures: Stats) -> None:
    counts = dict(figures.counts)
    names = (*_SHOWN, *(name for name in counts if name not in _SHOWN and name not in _OF_PARTS))
    rows = [
        (
            "parts",
            counts.pop("part", 0),
            ", ".join(f"{kind}{NO_BREAK}{count:,}" for kind, count in figures.kinds.items()),
        ),
        (
            "",
            "",
            "by best source " + ", ".join(f"{trust}{NO_BREAK}{count:,}" for trust, count in figures.trust.items()),
        ),
        *((_SHOWN.get(name, name.replace("_", " ")), counts[name], "") for name in names if name in counts),
    ]
    cells = [(name, f"{count:,}" if isinstance(count, int) else "", of_them) for name, count, of_them in rows]
    output.print_table(("what", "how many", "of them"), cells, title="The catalogue holds", right=("how many",))


def _each(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name}{NO_BREAK}{count:,}" for name, count in counts.items())


def _print_families(coverage: Coverage) -> None:
    """The families with most parts, each with what they are for."""
    shown = coverage.families[:_FAMILIES]
    rows = []
    for family in shown:
        cells = sorted(coverage.cells[family].items(), key=lambda cell: -cell[1])
        groups = [f"{group or 'other'} {count:,}".replace(" ", NO_BREAK) for group, count in cells]
        told = ", ".join([*groups[:_GROUPS], *([f"{len(groups) - _GROUPS}{NO_BREAK}more"] if groups[_GROUPS:] else [])])
        rows.append((family, f"{coverage.totals[family]:,}", told))
    title = "Parts known to fit each vehicle family"
    output.print_table(("family", "parts", "most are for"), rows, title=title, right=("parts",), close=False)
    total = len(coverage.families)
    output.print_text(f"{len(shown)} of {total} shown. All of them by part group: --coverage", " ", "bold")
    output.print_lines([""])


def _print_matrix(coverage: Coverage, groups: tuple[str, ...]) -> None:
    heads = [group or "(no group)" for group in groups]
    rows = (
        (family, coverage.totals[family], *(coverage.cells[family].get(group, 0) for group in groups))
        for family in coverage.families
    )
    title = "Parts per vehicle family and part group"
    output.print_table(("vehicle family", "parts", *heads), rows, title=title, right=("parts", *heads))
