"""Parts by size: the index finds what looking at every part would."""

from __future__ import annotations

import random
import re
from itertools import permutations
from pathlib import Path

import pytest
from catalogues import Small

from partsref.index.sqlite_reader import SqliteReader
from partsref.reads.vehicle_rows import SIZE_NAMES, Lengths
from partsref.store.read.measured_sizes import MeasuredSizes

TOLERANCE = 0.25
MM = {"mm": 1.0, "MM": 1.0, "cm": 10.0, "in": 25.4}
VALUES = ("20", "20.2", "20,2", "20.5", "30", "31", "47", "14", "2", "4.7", "20-21", "φ20", "about 20", "1e2", "nan")
NAMES = ("inner diameter", "outer diameter", "width", "height", "thread reach")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[SqliteReader, dict[int, list[tuple[str, float]]]]:
    """A catalogue of 400 parts, and what each measures in millimetres, read without the database."""
    drawn = random.Random(8)
    small = Small(Path(tmp_path_factory.mktemp("measured")) / "small.db")
    known: dict[int, list[tuple[str, float]]] = {}
    for number in range(400):
        part = small.part(f"Koyo {number}")
        for name in drawn.choices(NAMES, k=drawn.randint(0, 5)):
            value, unit = drawn.choice(VALUES), drawn.choice(("mm", "mm", "mm", "MM", "cm", "in", "", "kg"))
            small.writer.attribute(part, name, value, unit, "s1")
            if unit in MM and name in SIZE_NAMES and re.fullmatch(r"\d+(?:[.,]\d+)?", value):
                known.setdefault(part, []).append((name, float(value.replace(",", ".")) * MM[unit]))
    return small.reader(), known


def ways(known: list[tuple[str, float]], lengths: tuple[float, ...]) -> set[Lengths]:
    return {
        way
        for way in permutations(known, len(lengths))
        if len({name for name, _ in way}) == len(way)
        and all(abs(length - measure) <= TOLERANCE for length, (_, measure) in zip(lengths, way, strict=True))
    }


@pytest.mark.parametrize(
    "lengths", [(20, 47), (20, 47, 14), (20, 20), (30, 31, 20), (99, 20), (20.25, 14), (50.8, 20), (20, 20, 47, 14)]
)
def test_every_way_a_part_measures_so_is_found_the_nearest_first(
    measured: tuple[SqliteReader, dict[int, list[tuple[str, float]]]], lengths: tuple[float, ...]
) -> None:
    reader, known = measured
    found = reader.sizes.measuring(lengths, TOLERANCE, 10_000)
    assert {(part, way) for part, way in found} == {(part, way) for part in known for way in ways(known[part], lengths)}
    off = [round(sum(abs(a - b) for a, (_, b) in zip(lengths, way, strict=True)), 3) for _, way in found]
    assert off == sorted(off)
    assert reader.sizes.measuring(lengths, TOLERANCE, 2) == found[:2]


def test_the_index_of_lengths_is_used(measured: tuple[SqliteReader, dict[int, list[tuple[str, float]]]]) -> None:
    statements: list[str] = []
    connection = measured[0].connection
    connection.set_trace_callback(statements.append)
    MeasuredSizes(connection).measuring((20, 47, 14), TOLERANCE, 5)
    connection.set_trace_callback(None)
    assert len(statements) == 4
    for statement in statements:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
        assert "attribute_length" in plan
        assert "SCAN attribute" not in plan
