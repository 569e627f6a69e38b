"""Each figure and each word of order that decides what a number finds: one step less or more, and it finds another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.number.find_number import find, look
from partsref.answer.number.match_list import match
from partsref.answer.number.resolve import resolve
from partsref.errors import InputError
from partsref.index.sqlite_reader import SqliteReader


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    small = Small(tmp_path_factory.mktemp("edges") / "c.db")
    for number in ("16510-61A20", "16510-61A01", "09262-25055", "78850-84F51-ZG4", "78850-84F51-ZG5"):
        small.part(f"Suzuki {number}")
    for number in (
        "0986452041",
        "986452041X",
        "0123",
        "AB45612",
        "45612",
        "A4-5612-C",
        "X61A00Y",
        "Z61A00",
        "XX731946YY",
        "731982",
    ):
        small.part(f"Bosch {number}")
    small.part("Wix 45612", category="oil filter")
    small.link("Suzuki 78850-84F51-ZG4", "same", "Suzuki 78850-84F51-ZG5")
    for n in range(25):
        small.part(f"Mann W{n:02}-88P")
        small.link(f"Suzuki 16510-61B{n:02}", "equivalent", "Bosch 0986452041")
    with small.reader(near_numbers=True).connection as connection:
        yield SqliteReader(connection)


Found = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # What lost its zero is told as that, and not as a piece of the whole number; three digits are a piece.
        (
            "986452041",
            [("986452041X", "contains", "starts with this"), ("0986452041", "near", "a leading zero is missing")],
        ),
        ("926225055", [("09262-25055", "near", "a leading zero is missing")]),
        ("123", [("0123", "contains", "ends with this")]),
        # What ends with it before what holds it, what begins with it before both.
        ("61A00", [("Z61A00", "contains", "ends with this"), ("X61A00Y", "contains", "contains this")]),
        (
            "4561",
            [
                ("45612", "contains", "starts with this"),
                ("45612", "contains", "starts with this"),
                ("A4-5612-C", "contains", "contains this"),
                ("AB45612", "contains", "contains this"),
            ],
        ),
        # A key of six characters may be a piece of others too; a longer one that is there is that number.
        (
            "45612",
            [
                ("45612", "exact", "the same number"),
                ("45612", "exact", "the same number"),
                ("AB45612", "contains", "ends with this"),
                ("A4-5612-C", "contains", "contains this"),
            ],
        ),
        ("AB45612", [("AB45612", "exact", "the same number")]),
        # A suffix: the number without it, with it, and with another one.
        ("16510-61A20-ZZ9", [("16510-61A20", "base", "the same number without the suffix -ZZ9")]),
        (
            "78850-84F51",
            [
                ("78850-84F51-ZG4", "base", "the same number with the suffix -ZG4"),
                ("78850-84F51-ZG5", "base", "the same number with the suffix -ZG5"),
            ],
        ),
        (
            "78850 84F51 ZG4",
            [
                ("78850-84F51-ZG4", "exact", "the same number"),
                ("78850-84F51-ZG5", "base", "the suffix -ZG5 in place of -ZG4"),
            ],
        ),
        ("16510-61A20 ZG4", [("16510-61A20", "base", "the same number without the suffix -ZG4")]),
        # A word or a side behind a number is no suffix of it.
        ("16510-61A20 Oil", [("16510-61A20", "exact", "the same number")]),
        ("16510-61A20 LH", [("16510-61A20", "exact", "the same number")]),
        # What is a piece of numbers is not taken for two slips as well.
        ("16510-61A2", [("16510-61A20", "contains", "starts with this")]),
        ("731946", [("XX731946YY", "contains", "contains this")]),
        ("731946Z", []),
        (
            "A45612",
            [
                ("A4-5612-C", "contains", "starts with this"),
                ("AB45612", "near", "a character is missing (B)"),
                ("45612", "near", "a character too many (A)"),
                ("45612", "near", "a character too many (A)"),
            ],
        ),
        # A whole number with two slips is another number.
        ("16501-61A02", []),
        (
            "09262-25505",
            [
                (
                    "09262-25055",
                    "near",
                    "another shape or size (0926225055, not 0926225505); two characters swapped (05)",
                )
            ],
        ),
        ("1651?61A2", [("16510-61A20", "contains", "matches what can be read")]),
    ],
)
def test_what_a_number_finds(reader: SqliteReader, query: str, expected: Found) -> None:
    found = [(hit.number, hit.block, hit.why) for hit in find(reader, query).hits if "61B" not in hit.number]
    assert found == expected


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("Suzuki 16510-99Z99", [("16510-99Z99", "Suzuki")]),
        ("16510-99Z99 Suzuki", [("16510-99Z99", "Suzuki")]),
        ("Suzuki genuine 16510-99Z99", [("genuine 16510-99Z99", "Suzuki")]),
        ("16510-99Z99 Bosch Wix", [("16510-99Z99 Bosch", "Wix")]),
        ("Bosch 45612", [("45612", "Bosch")]),
        ("Bosch45612", [("45612", "Bosch")]),
        # Two makers on one label, and nobody knows whose number it is; the first one stands before it.
        ("45612 Wix Bosch", [("45612", "Bosch")]),
        ("P/N 45612 by Wix or Bosch, as 16510-61A20", [("45612", ""), ("16510-61A20", "")]),
        # Four digits beside a number are a year; five are a number, if anybody has it.
        ("2004 45612", [("45612", "")]),
        ("45612 16510-61A20", [("45612", ""), ("16510-61A20", "")]),
        ("45612, 16510-61A20", [("45612", ""), ("16510-61A20", "")]),
        ("Suzuki, 45612", [("45612", "Suzuki")]),
        ("45612 2pcs", [("45612", "")]),
        ("16510-61A20 78850-84F51 ZG5", [("16510-61A20", ""), ("78850-84F51 ZG5", "")]),
        ("78850-84F51 ZG5 16510-61A20", [("78850-84F51 ZG5", ""), ("16510-61A20", "")]),
    ],
)
def test_which_numbers_and_makers_are_asked_for(
    reader: SqliteReader, query: str, numbers: list[tuple[str, str]]
) -> None:
    assert [(one.asked.text, one.asked.maker) for one in look(reader, query)] == numbers


def test_what_begins_with_it_comes_first_however_much_of_it_there_is(tmp_path: Path) -> None:
    small = Small(tmp_path / "c.db")
    small.part("Bosch 88P")
    small.part("Bosch 0-88P-1")
    for n in range(1_010):
        small.part(f"Mann 88P{n:05}")
    found = [hit.number for hit in find(small.reader(near_numbers=True), "88P", 5_000).hits]
    assert (len(found), found[0], found[-1]) == (1_012, "88P", "0-88P-1")


@pytest.mark.parametrize("limit", [1, 2, 25, 26])
def test_as_many_are_found_as_asked_for_and_the_best_of_them(reader: SqliteReader, limit: int) -> None:
    every = [f"W{n:02}-88P" for n in range(25)]
    assert [hit.number for hit in find(reader, "88P", limit).hits] == every[:limit]


def test_at_least_one_must_be_asked_for(reader: SqliteReader) -> None:
    with pytest.raises(InputError, match="expected 1 or more, got 0"):
        find(reader, "45612", 0)


@pytest.mark.parametrize(
    ("query", "state", "number", "candidates", "reason"),
    [
        ("16510-61A20", "exact", "16510-61A20", 0, "the same number"),
        ("16510-61A20-ZZ9", "base", "16510-61A20", 0, "the same number without the suffix -ZZ9"),
        # Two makers have it, and neither is a vehicle maker: it is not known to be one part.
        ("45612", "ambiguous", "", 4, "several parts carry 45612: which is meant?"),
        ("Wix 45612", "exact", "45612", 0, "the same number"),
        # Two colours of one part are two parts, whoever links them.
        ("78850-84F51", "ambiguous", "", 2, "several parts carry 78850-84F51: which is meant?"),
        ("88P", "contains", "", 20, "no part carries 88P"),
        ("Bosch 88P", "contains", "", 20, "no part of Bosch carries 88P"),
        ("16510-61A0l", "near", "", 1, "no part carries 16510-61A0l"),
        ("99999-99999", "none", "", 0, "no part carries 99999-99999"),
        (f"{'X' * 41}1", "none", "", 0, f"no part carries {'X' * 40}..."),
        (f"{'X' * 39}1", "none", "", 0, f"no part carries {'X' * 39}1"),
    ],
)
def test_whether_a_number_is_one_part(
    reader: SqliteReader, query: str, state: str, number: str, candidates: int, reason: str
) -> None:
    read = resolve(reader, query)
    assert (read.state, read.hit.number if read.hit else "", str(read.reasons[0])) == (state, number, reason)
    assert len([hit for hit in read.candidates if "61B" not in hit.number]) == candidates


def test_each_line_of_a_list_has_its_number_and_its_answer(reader: SqliteReader) -> None:
    lines = ["\ufeff16510-61A20", "", "-", "0986452041", "16510-61A01 16510-61A20", "88P"]
    found = list(match(reader, lines))
    assert [(one.line, one.state, one.number) for one in found] == [
        (1, "exact", ""),
        (3, "none", ""),
        (4, "exact", ""),
        (5, "exact", "16510-61A01"),
        (5, "exact", "16510-61A20"),
        (6, "contains", ""),
    ]
    assert [len(one.equivalents) for one in found] == [0, 0, 20, 0, 0, 0]
    assert len(found[-1].candidates) == 20
    assert "expected a part number" in found[1].why
    assert [one.line for one in match(reader, ["45612"], first_line=7)] == [7]
