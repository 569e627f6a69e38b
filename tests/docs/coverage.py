"""The README's summary of what is known of the trucks people own. `python tests/docs/coverage.py` prints it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from partsref.api import Catalog
from partsref.intake.catalogue.build_database import build

FAMILIES = ("Carry", "Hijet", "Acty", "Street", "Sambar", "Minicab", "Pajero Mini")


def table(catalog: Catalog) -> str:
    """A row a family: its parts, and the part groups they are of."""
    coverage = catalog.stats().coverage
    lines = ["| family | parts | of them |", "| --- | --- | --- |"]
    for family in FAMILIES:
        groups = sorted(coverage.cells[family].items(), key=lambda cell: (-cell[1], cell[0]))
        named = ", ".join(f"{group} {parts}" for group, parts in groups) or "nothing yet"
        lines.append(f"| {family} | {coverage.totals[family]} | {named} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "partsref.db"
        build(path)
        with Catalog(path) as catalog:
            print(table(catalog), end="")
