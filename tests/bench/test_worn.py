"""How many spoilt numbers are found. Ten times as many: `pytest -m bench -s tests/bench/test_worn.py`."""

from __future__ import annotations

import time

import pytest

from partsref.api import Catalog
from partsref.numbers.number_key import key

from .worn import SHORTEST, WAYS, Label, labels, two_on_a_line

_EMPTY_SUFFIX = ("Suzuki", "Daihatsu")


def numbers(catalog: Catalog, way: str) -> list[str]:
    """The vehicle makers' numbers of the catalogue, those of makers with an empty suffix where one is put on."""
    rows = catalog.connection.execute(
        "SELECT number, maker.name FROM part JOIN maker ON maker.id = maker_id WHERE part.kind = 'oem'"
        " AND length(key) >= ? AND base IS NULL ORDER BY key",
        (SHORTEST,),
    )
    only = way.endswith("-000")
    return list(dict.fromkeys(n for n, maker in rows if not only or (maker in _EMPTY_SUFFIX and len(key(n)) == 10)))


def share(catalog: Catalog, asked: list[Label]) -> tuple[float, list[str]]:
    """The share of labels all of whose numbers are found among the first twenty, and those that are not."""
    missed = []
    for label in asked:
        found = {key(hit.number) for hit in catalog.find(label.typed).hits}
        if not found.issuperset(label.meant):
            missed.append(label.typed)
    return 1 - len(missed) / len(asked), missed


def measured(catalog: Catalog, way: str, count: int, seed: int) -> float:
    """The share found of one way, printed with the time it took."""
    made = two_on_a_line(numbers(catalog, way), count, seed) if way == "two" else None
    asked = made or labels(way, numbers(catalog, way), count, seed)
    started = time.perf_counter()
    found, missed = share(catalog, asked)
    each = (time.perf_counter() - started) / len(asked) * 1000
    print(f"\n{way}: {found:.1%} of {len(asked)}, {each:.1f} ms each; missed {missed[:5]}")
    return found


@pytest.mark.parametrize("way", [*WAYS, "two"])
def test_spoilt_numbers_are_found(catalog: Catalog, way: str) -> None:
    assert measured(catalog, way, 60, seed=1) >= WAYS.get(way, (None, 0.95))[1]


@pytest.mark.bench
@pytest.mark.parametrize("way", [*WAYS, "two"])
def test_spoilt_numbers_are_found_at_length(catalog: Catalog, way: str) -> None:
    assert measured(catalog, way, 1_000, seed=2) >= WAYS.get(way, (None, 0.95))[1]
