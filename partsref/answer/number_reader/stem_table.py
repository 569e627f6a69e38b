"""The kinds of part that first digits stand for, as public parts lists of the makers name them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from partsref.shipped import shipped
from partsref.values import frozen


@frozen
class Stem:
    """One row of `catalog/stems.csv`."""

    maker: str
    stem: str
    category: str
    names: str
    source: str


@cache
def stems() -> Mapping[tuple[str, str], Stem]:
    """By maker and stem; empty where the list is not shipped."""
    path = shipped("catalog") / "stems.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = (
            Stem(*(row[c] for c in ("maker", "stem", "category", "names", "source"))) for row in csv.DictReader(file)
        )
        return {(row.maker, row.stem): row for row in rows}
