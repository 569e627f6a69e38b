"""`partsref stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import db_option, json_option, open_catalog

if TYPE_CHECKING:
    from partsref.answer.sheets.figures import Coverage, Stats

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
    if not coverage:
        _print_figures(figures)
    groups = figures.coverage.groups
    fitting = max(1, (output.console().width - _FIRST_COLUMNS) // _GROUP_COLUMNS)
    for start in range(0, len(groups) if coverage else 1, fitting):
        _print_matrix(figures.coverage, groups[start : start + fitting])
    if not coverage:
        click.echo(f"All {len(groups)} part groups: partsref stats --coverage", err=True)


def _print_figures(figures: Stats) -> None:
    rows = [(name.replace("_", " "), f"{count:,}") for name, count in figures.counts.items()]
    rows += [(f"parts: {kind}", f"{count:,}") for kind, count in figures.kinds.items()]
    rows += [(f"parts: best source {trust}", f"{count:,}") for trust, count in figures.trust.items()]
    output.print_table(("what", "how many"), rows, title="The catalogue holds", right=("how many",))


def _print_matrix(coverage: Coverage, groups: tuple[str, ...]) -> None:
    heads = [group or "(no group)" for group in groups]
    rows = (
        (family, coverage.totals[family], *(coverage.cells[family].get(group, 0) for group in groups))
        for family in coverage.families
    )
    title = "Parts per vehicle family and part group"
    output.print_table(("vehicle family", "parts", *heads), rows, title=title, right=("parts", *heads))
