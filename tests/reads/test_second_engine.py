"""The answers are the same whichever engine the parts are read from: SQLite, or dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from catalogues import Small
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_reader import MemoryReader

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.number.find_number import find
from partsref.answer.number.match_list import match
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Attribute, Fitment, Kind, Relation, Source, Trust

OIL, BULB, BEARING = "oil filter", "bulb", "bearing"
PARTS: tuple[tuple[str, str, Kind, str, str], ...] = (
    ("Suzuki", "16510-61A20", "oem", "Oil filter", OIL),
    ("Suzuki", "16510-61A21", "oem", "Oil filter", OIL),
    ("Suzuki", "16510-73001", "oem", "Oil filter", OIL),
    ("Holden", "16510-61A20", "oem", "Oil filter", OIL),
    ("Suzuki", "77860-84F51-ZG4", "oem", "Cap", "trim"),
    ("Suzuki", "77860-84F51-5PK", "oem", "Cap", "trim"),
    ("Suzuki", "77860-84F51", "oem", "Cap", "trim"),
    ("Daihatsu", "15601-87204", "oem", "Oil filter", OIL),
    ("Daihatsu", "90043-63248", "oem", "Wheel bearing", BEARING),
    ("Suzuki", "09262-25076", "oem", "Wheel bearing", BEARING),
    ("Wix", "51358", "aftermarket", "Oil filter", OIL),
    ("Bosch", "0 986 452 058", "aftermarket", "Oil filter", OIL),
    ("Denso", "115010-1", "aftermarket", "Oil filter", OIL),
    ("NSK", "6205DDU", "aftermarket", "Ball bearing", BEARING),
    ("Koyo", "6205-2RS", "aftermarket", "Ball bearing", BEARING),
    ("Philips", "12342", "aftermarket", "H4 12V 60/55W", BULB),
    ("Osram", "64193", "aftermarket", "H4 12V 60/55W", BULB),
)
"""Made up, but laid out as the makers lay out theirs."""
LINKS: tuple[tuple[int, Relation, int, str, bool, str], ...] = (
    (0, "equivalent", 10, "s1", False, ""),
    (0, "equivalent", 10, "s2", True, "as listed"),
    (2, "equivalent", 10, "s2", False, ""),
    (7, "equivalent", 10, "s1", False, ""),
    (0, "equivalent", 11, "s1", False, ""),
    (2, "equivalent", 11, "s1", False, ""),
    (11, "alternative", 12, "hobby", False, "needs a bracket"),
    (0, "superseded_by", 1, "s1", False, ""),
    (3, "same", 0, "s2", False, ""),
    (8, "equivalent", 13, "s1", False, ""),
    (9, "equivalent", 14, "s1", False, ""),
    (13, "alternative", 14, "s2", False, ""),
)
FITMENTS = (
    (0, "Suzuki", "Carry", "DB52T", "F6A", 1999, 2001, "front"),
    (10, "Suzuki", "Every", "DE51V", "F6A", 1991, 1999, ""),
    (10, "Suzuki", "Carry", "DB52T", "F6A", 1999, 2001, ""),
    (11, "Daihatsu", "Hijet", "S110P", "EF", 1994, None, ""),
)
MEASURES = (
    (10, "height", "65", "mm"), (11, "height", "65", "mm"), (12, "height", "90", "mm"), (11, "thread", "M20x1.5", ""),
    (10, "thread", "M20x1.5", ""), (12, "thread", "3/4-16", ""), (13, "inner diameter", "25", "mm"),
    (13, "outer diameter", "52", "mm"), (13, "width", "15", "mm"), (14, "inner diameter", "25", "mm"),
    (14, "outer diameter", "52", "mm"), (14, "width", "15", "mm"),
)  # fmt: skip
SPELLINGS = ((7, "15601 87204 000", ""), (8, "9004363248", "lost its leading zero"))
SOURCES: dict[str, Trust] = {"s1": "A", "s2": "C", "hobby": "D"}

Links = tuple[tuple[int, Relation, int, str, bool, str], ...]


def told_twice(folder: Path, links: Links) -> tuple[SqliteReader, MemoryReader, list[int]]:
    """The same facts in both engines, and the ids of the parts."""
    small, memory = Small(folder / "made-up.db"), MemoryReader()
    for code, trust in SOURCES.items():
        small.source(code, trust)
        memory.known[code] = Source(code, "a test" if code == "s1" else code, trust=trust)
    ids = []
    for maker, number, kind, name, category in PARTS:
        ids.append(small.writer.part(maker, number, "s1", kind=kind, name=name, category=category))
        memory.add_part(ids[-1], maker, number, kind, name, category)
    for one, relation, other, source, inferred, note in links:
        small.writer.link(ids[one], ids[other], relation, source, inferred=inferred, note=note)
        memory.add_link(ids[one], relation, ids[other], memory.known[source], inferred=inferred, note=note)
    for at, make, model, chassis, engine, first, last, position in FITMENTS:
        small.writer.fitment(
            ids[at], make, model, chassis, "s1", engine=engine, year_from=first, year_to=last, position=position
        )
        fitment = Fitment(make, model, chassis, engine, first, last, position, "", ("s1",))
        memory.fitted.setdefault(ids[at], []).append(fitment)
    for at, name, value, unit in MEASURES:
        small.writer.attribute(ids[at], name, value, unit, "s1")
        memory.measured.setdefault(ids[at], []).append(Attribute(name, value, unit, ("s1",)))
    for at, text, slip in SPELLINGS:
        small.writer.spelling(ids[at], text, "s1", slip)
        memory.spelled.append((ids[at], text, slip))
    return small.reader(near_numbers=True), memory, ids


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[SqliteReader, MemoryReader, list[int]]:
    return told_twice(tmp_path_factory.mktemp("engines"), LINKS)


def typed() -> Iterator[str]:
    """Every number as it is printed, run together, damaged in one and in two places, shortened, and with its maker."""
    for maker, number, *_ in PARTS:
        bare = number.replace("-", "").replace(" ", "")
        yield from (number, bare.lower(), f"{maker} {number}", f"{number} {maker}", bare[:-1], bare[2:], bare[:5])
        yield from (bare[:3] + bare[4:], bare[:2] + "7" + bare[2:], bare[:-2] + bare[-1] + bare[-2], f"{bare[:-2]}??")
        yield from (bare.replace("0", "O"), bare.replace("1", "I").replace("5", "S"), f"9{bare[1:-1]}9", f"{number}000")
    yield from ("16510-61A20 / 15601-87204", "15601 87204 000", "9004363248", "zzz", "51358 64193")


def test_a_number_finds_the_same_parts(both: tuple[SqliteReader, MemoryReader, list[int]]) -> None:
    sqlite, memory, _ = both
    found = {text: find(sqlite, text) for text in typed()}
    assert found == {text: find(memory, text) for text in typed()}
    assert {hit.block for one in found.values() for hit in one.hits} == {"exact", "base", "contains", "near"}


def test_every_part_has_the_same_cross_reference(both: tuple[SqliteReader, MemoryReader, list[int]]) -> None:
    sqlite, memory, ids = both
    answers = [cross_reference(sqlite, part) for part in ids]
    assert answers == [cross_reference(memory, part) for part in ids]
    certain = {other.certainty for answer in answers for other in answer.equivalents}
    assert certain == {"stated", "derived", "possible"}


def test_a_list_is_matched_to_the_same_parts(both: tuple[SqliteReader, MemoryReader, list[int]]) -> None:
    sqlite, memory, _ = both
    assert list(match(sqlite, typed())) == list(match(memory, typed()))


places = st.integers(0, len(PARTS) - 1)
relations: st.SearchStrategy[Relation] = st.sampled_from(("equivalent", "same", "alternative", "superseded_by"))
notes = st.sampled_from(("", "", "needs a bracket"))
said = st.tuples(places, relations, places, st.sampled_from(tuple(SOURCES)), st.booleans(), notes)


@settings(max_examples=40)
@given(st.lists(said.filter(lambda link: link[0] != link[2]), max_size=14))
def test_whatever_is_linked_the_answers_are_the_same(links: list[tuple[int, Relation, int, str, bool, str]]) -> None:
    with TemporaryDirectory() as folder:
        sqlite, memory, ids = told_twice(Path(folder), tuple(links))
        for part in ids:
            assert cross_reference(sqlite, part) == cross_reference(memory, part)
        sqlite.connection.close()
