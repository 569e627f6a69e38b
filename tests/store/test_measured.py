"""Parts by size: the index finds what looking at every part would."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from catalogues import Small

from partsref.store.measured import measuring
from partsref.store.reader import Reader
from partsref.store.schema import MILLIMETRES

TOLERANCE = 0.25
UNITS = ("mm", "mm", "mm", "in", "")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reader, dict[int, list[float]]]:
    """A catalogue of 300 bearings, and what was measured of each in millimetres."""
    drawn = random.Random(8)
    small = Small(Path(tmp_path_factory.mktemp("measured")) / "small.db")
    known: dict[int, list[float]] = {}
    for number in range(300):
        part = small.part(f"Koyo {number}")
        for name in drawn.sample(("inner diameter", "outer diameter", "width", "height"), drawn.randint(0, 4)):
            length, unit = drawn.choice((20, 20.2, 20.5, 30, 31, 47, 14)), drawn.choice(UNITS)
            value = str(length).replace(".", drawn.choice(".,"))
            small.measure(f"Koyo {number}", **{name: f"{value} {unit}"})
            if unit == "mm":
                known.setdefault(part, []).append(length)
    return small.reader(), known


@pytest.mark.parametrize("lengths", [(20, 47), (20, 47, 14), (20, 20), (30, 31, 20), (99, 20), (20.25, 14)])
def test_parts_with_each_length_are_found(
    measured: tuple[Reader, dict[int, list[float]]], lengths: tuple[float, ...]
) -> None:
    reader, known = measured
    wanted = {
        part: sorted(have)
        for part, have in known.items()
        if all(any(abs(h - length) <= TOLERANCE for h in have) for length in lengths)
    }
    found = measuring(reader.connection, lengths, TOLERANCE, 1000)
    assert {part: sorted(length for _, length in have) for part, have in found.items()} == wanted
    assert len(measuring(reader.connection, lengths, TOLERANCE, 2)) == min(2, len(wanted))


def test_the_index_of_lengths_is_used(measured: tuple[Reader, dict[int, list[float]]]) -> None:
    plan = measured[0].connection.execute(
        f"EXPLAIN QUERY PLAN SELECT part_id FROM attribute WHERE unit = 'mm' AND {MILLIMETRES} BETWEEN 1 AND 2"
    )
    assert "attribute_length" in plan.fetchone()[3]
