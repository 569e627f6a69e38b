"""`partsref stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli import output
from partsref.cli.options import db_option, json_option, open_catalog

if TYPE_CHECKING:
    from rich.table import Table

    from partsref.answer.stats import Coverage

_FIRST_COLUMNS = 30
_GROUP_COLUMNS = 12
"""Columns of the terminal that the family with its count, and one group, take."""


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
    console = output.console()
    if not coverage:
        held = output.table("what", "how many", title="The catalogue holds", right=("how many",))
        for name, count in figures.counts.items():
            held.add_row(name.replace("_", " "), f"{count:,}")
        for kind, count in figures.kinds.items():
            held.add_row(f"  parts: {kind}", f"{count:,}")
        for trust, count in figures.trust.items():
            held.add_row(f"  parts: best source {trust}", f"{count:,}")
        console.print(held)
    groups = figures.coverage.groups
    fitting = max(1, (console.width - _FIRST_COLUMNS) // _GROUP_COLUMNS)
    for start in range(0, len(groups) if coverage else 1, fitting):
        console.print(_matrix(figures.coverage, groups[start : start + fitting]))
    if not coverage:
        console.print(f"All {len(groups)} part groups: partsref stats --coverage", style="dim")


def _matrix(coverage: Coverage, groups: tuple[str, ...]) -> Table:
    heads = [group or "(no group)" for group in groups]
    shown = output.table(
        "vehicle family", "parts", *heads, title="Parts per vehicle family and part group", right=("parts", *heads)
    )
    for family in coverage.families:
        cells = (str(coverage.cells[family].get(group, 0)) for group in groups)
        shown.add_row(output.plain(family), str(coverage.totals[family]), *cells)
    return shown
