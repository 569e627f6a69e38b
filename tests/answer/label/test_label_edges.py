"""What a label says of a small catalogue: how sure a part may be by how sure its number was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.label.label_answer import label_answer
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Maker
from partsref.photo.text_line import Character, TextLine


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    small = Small(tmp_path_factory.mktemp("label") / "c.db")
    small.writer.maker(Maker("Suzuki", "oem", "スズキ"))
    for maker in (
        "Maruti Suzuki",
        "Nippon Seiko Sha",
        "One Two Three Four",
        "アイウエオカキク",
        "アイウエオカキクケ",
        "GB",
    ):
        small.writer.maker(Maker(maker, "aftermarket"))
    for number in ("16510-61A20", "16510-61A01", "16510-82701", "09262-25055"):
        small.part(f"Suzuki {number}", category="oil filter")
    for named in ("Bosch 16510-61A20", "Bosch W6004", "Bosch X60045", "Bosch 60045", "Wix OIL12", "Maruti 16510-61A21"):
        small.part(named)
    for n in range(60):
        small.part(f"Mann 7{n:02}-33-91")
    with small.reader(near_numbers=True).connection as connection:
        yield SqliteReader(connection)


def line(text: str, row: int = 0, unsure: dict[int, tuple[float, str]] | None = None) -> TextLine:
    doubts = unsure or {}
    found = []
    for place, c in enumerate(text):
        if c != "#":
            sure, other = doubts.get(place, (1.0, ""))
            others = ((other, round(1 - sure, 2)),) if other else ()
            found.append(Character(c, sure, others, place * 20.0))
    return TextLine(tuple(found), row=row)


def told(reader: SqliteReader, *lines: TextLine, limit: int = 5) -> list[str]:
    answer = label_answer(reader, lines, limit)
    found = [f"makers {', '.join(answer.makers)}"] if answer.makers else []
    found += [f"words {'; '.join(answer.words)}"] if answer.words else []
    for number in answer.numbers:
        found.append(f"{number.read} ({number.sure})")
        found += [f"  {hit.score} {hit.block} {hit.maker} {hit.number}: {hit.why}" for hit in number.hits]
    return found


LABELS = {
    "a number that two makers carry": [line("16510-61A20")],
    "and the maker's name in Japanese": [line("スズキ純正"), line("16510-61A20", 1)],
    "and the other maker's name": [line("BOSCH"), line("16510-61A20", 1)],
    "a maker whose name holds another's": [line("MARUTI SUZUKI GENUINE"), line("16510-61A20", 1)],
    "two characters in doubt": [line("16510-61A20", 0, {9: (0.62, "0"), 10: (0.62, "1")})],
    "a character read with 0.59": [line("16510-61A20", 0, {10: (0.59, "")})],
    "a character read with 0.6": [line("16510-61A20", 0, {10: (0.6, "")})],
    "a letter that may be a digit": [line("16510-61A2O", 0, {10: (0.6, "0")})],
    "a character read with 0.4": [line("16510-61AX0", 0, {9: (0.4, "")})],
    "a character read with 0.5": [line("16510-61AX0", 0, {9: (0.5, "")})],
    "five digits": [line("60045")],
    "five characters": [line("W6004")],
    "six characters": [line("X60045")],
    "the middle of a number": [line("#6510-61A##")],
    "four pieces of a number": [line("SUZUKI"), line("16#1#-61#2#", 1)],
    "what sixty numbers fit": [line("7##33#91")],
    "what sixty numbers fit, and the maker": [line("7##3391"), line("MANN", 1)],
    "two numbers and a lot": [line("OIL FILTER"), line("98765-43Z21", 1), line("16510-61A20", 2), line("LOT 55", 3)],
    "a number printed twice, once badly": [line("16510-61A20"), line("16510-61A20", 1, {10: (0.5, "")})],
    "pieces that are none": [line("99 88 77")],
    "two numbers in a line": [line("16510-61A20 09262-25055")],
    "a word and a number": [line("OIL 12")],
}


def cases() -> Iterator[tuple[str, list[str]]]:
    """(label, lines) of whole_labels.txt."""
    for section in Path(__file__).with_name("whole_labels.txt").read_text(encoding="utf-8").split("== ")[1:]:
        label, *lines = section.splitlines()
        yield label, lines


@pytest.mark.parametrize(("label", "expected"), list(cases()))
def test_what_a_label_says(reader: SqliteReader, label: str, expected: list[str]) -> None:
    assert told(reader, *LABELS[label]) == expected


def test_as_many_parts_are_shown_as_asked_for(reader: SqliteReader) -> None:
    assert [len(told(reader, line("7##33#91"), limit=limit)) for limit in (1, 2, 60)] == [2, 3, 61]


@pytest.mark.parametrize(
    ("text", "makers"),
    [
        ("made by NIPPON SEIKO SHA.", ("Nippon Seiko Sha",)),
        # Names of four words, of two Latin letters, and longer ones without a blank behind them are not looked for.
        ("ONE TWO THREE FOUR", ()),
        ("GB", ()),
        ("アイウエオカキク純正", ("アイウエオカキク",)),
        ("アイウエオカキクケ純正", ("アイウエオカキク",)),
        ("スズキ純正 Bosch", ("Suzuki", "Bosch")),
        ("Bosch, スズキ, BOSCH", ("Bosch", "Suzuki")),
    ],
)
def test_the_makers_on_a_label(reader: SqliteReader, text: str, makers: tuple[str, ...]) -> None:
    assert set(label_answer(reader, [line(text)]).makers) == set(makers)


def test_a_number_is_as_sure_as_its_least_sure_character_to_four_places(reader: SqliteReader) -> None:
    read = line("16510-61A20", unsure={3: (0.71238, ""), 7: (0.98, "")})
    assert [number.sure for number in label_answer(reader, [read]).numbers] == [0.7124]
