"""Whole cross-references of a small made-up catalogue: what replaces what, how sure, over which parts, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_crossref import CrossReference

OIL_FILTERS = (
    "Bosch P1", "Mann W6", "Wix W6", "Wix W7", "Kardo X1", "Kardo X2", "Fram F1",
    "Suzuki 16510-61A01", "Suzuki 16510-61A00", "Suzuki 16510-61A02", "Daihatsu 15601-87204",
)  # fmt: skip
FITMENTS = (
    ("Suzuki 16510-61A01", "Suzuki Carry DA63T"),
    ("Bosch P1", "Suzuki Carry DA63T"),
    ("Bosch P1", "Suzuki Every DA64V"),
    ("Mann W6", "Daihatsu Hijet S210P"),
    ("Daihatsu 15601-87204", "Daihatsu Hijet S210P"),
)
BY_STANDARD = {
    "battery": ("Bosch 40B19L", "GS 44B19L", "Panasonic 38B19L", "Varta 40B19R", "GS 34B17L", "Yuasa B19L"),
    "bearing": ("Koyo 6205", "NTN 6205-2RS", "NSK 6305", "SKF 6205-C3", "Suzuki 09262-25129"),
    "spark plug": ("NGK BKR6E", "Denso K20PR-U", "NGK BKR7E"),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteReader, dict[str, int]]]:
    small = Small(tmp_path_factory.mktemp("whole") / "c.db")
    filled(small)
    with small.reader().connection as connection:
        yield SqliteReader(connection), small.ids


def filled(s: Small) -> None:
    """Two sources, one that is not verified; successors, caveats, figures that differ, lists, a kit and a standard."""
    s.source("s2", "B")
    s.source("d", "D")
    for named in OIL_FILTERS:
        s.part(named, category="oil filter")
    s.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01")
    s.link("Suzuki 16510-61A01", "superseded_by", "Suzuki 16510-61A02", "d")
    s.equivalents("Bosch P1", ["Suzuki 16510-61A01", "Daihatsu 15601-87204"])
    s.equivalents("Bosch P1", ["Suzuki 16510-61A01"], "s2")
    s.equivalents("Mann W6", ["Suzuki 16510-61A01", "Toyota 90915-10001", "Daihatsu 15601-87204"])
    s.equivalents("Wix W6", ["Toyota 90915-10001", "Toyota 90915-10003"])
    s.equivalents("Wix W7", ["Suzuki 16510-61A01"], "d")
    s.link("Suzuki 16510-61A01", "equivalent", "Kardo X1", note="not sure")
    s.link("Suzuki 16510-61A01", "equivalent", "Kardo X2", inferred=True)
    s.link("Bosch P1", "alternative", "Fram F1", note="higher")
    s.link("Bosch P1", "alternative", "Fram F2")
    s.link("Bosch P1", "same", "Bosch P1-A")
    s.part("Kardo BIG", category="air filter")
    s.equivalents("Kardo BIG", ["Suzuki 16510-61A01"])
    s.measure("Bosch P1", height="66 mm", outer_diameter="68 mm")
    s.measure("Mann W6", height="87 mm", outer_diameter="68 mm")
    s.measure("Wix W6", height="88 mm")
    s.measure("Suzuki 16510-61A01", height="66 mm")
    common = [f"Suzuki 09482-0060{n}" for n in range(3)]
    s.equivalents("NGK B1", [*common, "Suzuki 09482-00614"])
    s.equivalents("Denso Q1", [*common, "Suzuki 09482-00610", "Daihatsu 99999-00001"])
    for named, category in (("Bosch KIT", "clutch kit"), ("Bosch DISC", "clutch disc"), ("Mazda 1A00", "clutch kit")):
        s.part(named, category=category)
    s.equivalents("Bosch KIT", ["Mazda 1A00"])
    s.equivalents("Bosch DISC", ["Mazda 1A00"])
    s.part("JIS 40B19", category="battery", kind="standard")
    s.link("JIS 40B19", "equivalent", "Bosch BAT1")
    s.link("JIS 40B19", "equivalent", "GS BAT2")
    s.link("Suzuki 33610-00001", "equivalent", "JIS 40B19")
    for category, parts in BY_STANDARD.items():
        for named in parts:
            s.part(named, category=category)
    s.link("Bosch 40B19L", "alternative", "GS 44B19L", note="higher")
    s.measure("Koyo 6205", inner_diameter="25 mm", outer_diameter="52 mm", width="15 mm")
    s.measure("Suzuki 09262-25129", inner_diameter="25 mm", outer_diameter="52 mm", width="15 mm")
    s.measure("SKF 6205-C3", width="30 mm")
    for named, vehicle in FITMENTS:
        make, model, chassis = vehicle.split()
        s.writer.fitment(s.ids[named], make, model, chassis, "s1")


def told(answer: CrossReference) -> Iterator[str]:
    """A line an equivalent, what speaks for it and against it below; then all else that is said of the part."""
    for found in answer.equivalents:
        way = " > ".join(f"{step.maker} {step.number}" for step in found.path[:-1])
        over = f" over {way}" if way else ""
        yield f"{found.maker} {found.number}: {found.relation}, {found.certainty} {found.score}{over}"
        yield from (f"  {reason}" for reason in found.reasons)
        yield from (f"  but {reason}" for reason in found.against)
    if answer.current:
        yield f"current: {answer.current.maker} {answer.current.number}"
    for fit in answer.fits:
        whose = "".join(f", {remark}" for remark in fit.remarks)
        yield f"fits {fit.make} {fit.model} {fit.chassis}{whose}"
    yield from (f"! {reason}" for reason in answer.against)
    yield f"known: {answer.known}{' at least' if answer.known_at_least else ''}"


def cases() -> Iterator[tuple[str, list[str]]]:
    """(part, lines) of whole_cross_references.txt."""
    for section in Path(__file__).with_name("whole_cross_references.txt").read_text().split("== ")[1:]:
        part, *lines = section.splitlines()
        yield part, lines


@pytest.mark.parametrize(("part", "expected"), list(cases()))
def test_the_whole_cross_reference(asked: tuple[SqliteReader, dict[str, int]], part: str, expected: list[str]) -> None:
    reader, ids = asked
    assert list(told(cross_reference(reader, ids[part], part))) == expected
