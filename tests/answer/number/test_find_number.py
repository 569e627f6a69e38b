"""What a mechanic asks for, and what must come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partsref.answer.number.find_number import find, look
from partsref.errors import InputError
from partsref.index import near
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Maker, Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    path: Path = tmp_path_factory.mktemp("find") / "c.db"
    connection = open_writer(path)
    with writing(connection, path):
        writer = Writer(connection)
        writer.begin(Source("s1", "a table"), "file")
        for maker, name_ja in (("Suzuki", "スズキ"), ("Daihatsu", "ダイハツ"), ("Toyota", "トヨタ"), ("Piaggio", "")):
            writer.maker(Maker(maker, "oem", name_ja))
        for maker in ("Koyo", "NGK"):
            writer.maker(Maker(maker, "aftermarket"))
        for number in ("16510-61A20", "16510-61A01", "16510-61A02", "77860-84F51", "77860-84F51-ZG4"):
            writer.part("Suzuki", number, "s1")
        writer.part("Suzuki", "16510 61A20 000", "s1")
        for maker in ("Toyota", "Piaggio", "Daihatsu"):
            part_id = writer.part(maker, "15601-87204", "s1")
        writer.fitment(part_id, "Daihatsu", "Hijet", "S83P", "s1")
        writer.part("Daihatsu", "04491-97217", "s1")
        writer.part("Daihatsu", "449197217", "s1", slip="a leading zero is missing", as_number="0449197217")
        writer.part("Koyo", "6205", "s1", kind="aftermarket", category="wheel bearing")
        writer.part("NGK", "6205", "s1", kind="aftermarket", category="spark plug")
        writer.finish(10)
        near.apply(connection, writer.added_parts())
    yield SqliteReader(connection)
    connection.close()


def blocks(reader: SqliteReader, query: str) -> list[tuple[str, str, str, str]]:
    return [(hit.maker, hit.number, hit.block, hit.why) for hit in find(reader, query).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("1651061A20000", ("Suzuki", "16510-61A20", "exact", "the -000 means nothing")),
        ("16510-61A20", ("Suzuki", "16510-61A20", "exact", "the same number")),
        ("449197217", ("Daihatsu", "04491-97217", "near", "a leading zero is missing")),
        ("449197217000", ("Daihatsu", "04491-97217", "near", "a leading zero is missing; the -000 means nothing")),
        ("16510-61A0l", ("Suzuki", "16510-61A01", "near", "you typed l, this part has 1")),
        ("16510-61AO1", ("Suzuki", "16510-61A01", "near", "you typed O, this part has 0")),
        (
            "16501-61A01",
            (
                *("Suzuki", "16510-61A01", "near"),
                "another kind of part (16510, not 16501); two characters swapped (10)",
            ),
        ),
        ("１６５１０－６１Ａ０１", ("Suzuki", "16510-61A01", "exact", "the same number")),
        ("61A01", ("Suzuki", "16510-61A01", "contains", "ends with this")),
        ("15601-87204", ("Daihatsu", "15601-87204", "exact", "the same number")),
        ("Toyota 15601-87204", ("Toyota", "15601-87204", "exact", "the same number")),
        ("スズキ16510-61A20", ("Suzuki", "16510-61A20", "exact", "the same number")),
        ("16510-61A01 他", ("Suzuki", "16510-61A01", "exact", "the same number")),
        ("nobody 16510-61A01", ("Suzuki", "16510-61A01", "exact", "the same number")),
        ("77860-84F51-AAA", ("Suzuki", "77860-84F51", "base", "the same number without the suffix -AAA")),
    ],
)
def test_first_hit(reader: SqliteReader, query: str, first: tuple[str, str, str, str]) -> None:
    assert blocks(reader, query)[0] == first


def test_one_number_of_many_makers_gives_all_best_evidenced_first(reader: SqliteReader) -> None:
    assert [hit[0] for hit in blocks(reader, "1560187204")] == ["Daihatsu", "Piaggio", "Toyota"]


@pytest.mark.parametrize("line", ["16510-61A20, 2, oil filter", "Suzuki;16510-61A20;1個", "16510-61A20\t10\tfilter"])
def test_a_line_of_a_list_is_read_past_its_quantity_and_name(reader: SqliteReader, line: str) -> None:
    first = find(reader, line).hits[0]
    assert (first.maker, first.number, first.block) == ("Suzuki", "16510-61A20", "exact")


@pytest.mark.parametrize("stamped", ["6205-2RS", "6205 2rs", "NTN 6205-2RS", "軸受 6205-2RS"])
def test_a_stamped_bearing_finds_its_size_and_nothing_that_is_no_bearing(reader: SqliteReader, stamped: str) -> None:
    why = "a bearing of this size; 2RS: contact seals on both sides"
    assert blocks(reader, stamped) == [("Koyo", "6205", "base", why)]


def test_two_numbers_in_one_cell(reader: SqliteReader) -> None:
    found = [hit[1] for hit in blocks(reader, "16510-61A01/16510-61A02")]
    assert found[:2] == ["16510-61A01", "16510-61A02"]


@pytest.mark.parametrize("query", ["", "   ", "-/.", "\x00\x01"])
def test_nothing_to_look_for(reader: SqliteReader, query: str) -> None:
    with pytest.raises(InputError, match="expected a part number"):
        find(reader, query)


@pytest.mark.parametrize("query", ["x" * 10_000, "'; DROP TABLE part; --", "フィルター", "\udcff9"])
def test_nonsense_gives_nothing(reader: SqliteReader, query: str) -> None:
    assert find(reader, query).hits == ()


def test_another_kind_of_part_stands_last_and_says_so(reader: SqliteReader) -> None:
    found = blocks(reader, "77860-84F52")
    assert [why for *_, why in found] == ["another version (51, not 52); you typed 2, this part has 1"]
    found = blocks(reader, "16610-61A0l")
    assert found[0][1:3] == ("16510-61A01", "near")
    assert (
        blocks(reader, "16610-61A01")[0][3] == "another kind of part (16510, not 16610); you typed 6, this part has 5"
    )


def test_two_slips_are_not_offered_beside_a_whole_number(reader: SqliteReader) -> None:
    assert blocks(reader, "16510-61A13") == []
    assert [hit[1] for hit in blocks(reader, "1651X-61A1")] == ["16510-61A01"]


@pytest.mark.parametrize("typed", ["I65IO-6IAOI", "l65lo6lAol", "1651061AOI"])
def test_a_habit_is_forgiven_throughout(reader: SqliteReader, typed: str) -> None:
    assert blocks(reader, typed)[0][:3] == ("Suzuki", "16510-61A01", "near")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("156018704000", "a character is missing (2); the -000 means nothing"),
        ("15601X87204000", "a character too many (X); the -000 means nothing"),
        ("1560182704000", "two characters swapped (72); the -000 means nothing"),
        ("15601872040000", "a character is doubled (0); the -000 means nothing"),
    ],
)
def test_a_slip_before_a_suffix_that_says_nothing_is_found(reader: SqliteReader, typed: str, why: str) -> None:
    assert ("Daihatsu", "15601-87204", "near", why) in blocks(reader, typed)


def test_what_can_be_read_decides(reader: SqliteReader) -> None:
    found = blocks(reader, "1651?-61A?1")
    assert found == [("Suzuki", "16510-61A01", "contains", "matches what can be read")]
    assert [hit[1] for hit in blocks(reader, "16510-61A*")] == ["16510-61A01", "16510-61A02", "16510-61A20"]
    assert blocks(reader, "16510_61A20")[0] == ("Suzuki", "16510-61A20", "exact", "the same number")
    assert blocks(reader, "?6510-61A20-000")[0][1] == "16510-61A20"


@pytest.mark.parametrize(
    ("query", "scores"),
    [
        # Sureness falls from block to block, by a hundredth from place to place, and with every slip.
        ("16510-61A20", [("exact", 1.0)]),
        ("15601-87204", [("exact", 1.0), ("exact", 0.99), ("exact", 0.98)]),
        ("77860-84F51", [("exact", 1.0), ("base", 0.89)]),
        ("77860-84F51-AAA", [("base", 0.9), ("base", 0.89)]),
        ("16510", [("contains", 0.7), ("contains", 0.69), ("contains", 0.68)]),
        ("449197217", [("near", 0.54)]),
        ("16510-61A0l", [("near", 0.5), ("near", 0.4)]),
        ("1651061A0", [("contains", 0.7), ("contains", 0.69), ("near", 0.44)]),
        ("X6510Y61A20", [("near", 0.23)]),
        # Another version, or another kind of part, is the least that is shown.
        ("16501-61A01", [("near", 0.1)]),
        ("16510-61A09", [("near", 0.1), ("near", 0.1)]),
    ],
)
def test_how_sure_a_number_is(reader: SqliteReader, query: str, scores: list[tuple[str, float]]) -> None:
    assert [(hit.block, hit.score) for hit in find(reader, query).hits] == scores


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("スズキ16510-61A20", [("16510-61A20", "Suzuki")]),
        ("SUZUKI16510-61A20", [("16510-61A20", "Suzuki")]),
        ("genuine suzuki 16510-61A20 filter", [("16510-61A20", "Suzuki")]),
        ("Suzuki, 16510-61A20, 2, oil filter", [("16510-61A20", "Suzuki")]),
        ("GENUINE PARTS 16510-61A20 QTY 4", [("16510-61A20", "")]),
        ("P/N 16510 61A01 LH", [("16510 61A01", "")]),
        ("77860-84F51 ZG4", [("77860-84F51 ZG4", "")]),
        # A year or a size beside a longer number is no number of its own; a number nobody knows is.
        ("2004 16510-61A20", [("16510-61A20", "")]),
        ("6205 16510-61A20", [("16510-61A20", "")]),
        ("Kardo KD5512 15601-87204", [("KD5512", ""), ("15601-87204", "")]),
        ("16510-61A20/21", [("16510-61A20", ""), ("16510-61A21", "")]),
        ("15601-87204 15601-87204", [("15601-87204", "")]),
        # Two letters before a number are of it, and no maker's name.
        ("AB16510-61A20", [("AB16510-61A20", "")]),
    ],
)
def test_the_numbers_and_makers_of_a_question(reader: SqliteReader, query: str, numbers: list[tuple[str, str]]) -> None:
    assert [(one.asked.text, one.asked.maker) for one in look(reader, query)] == numbers


def test_of_a_long_row_the_first_eight_numbers_are_answered(reader: SqliteReader) -> None:
    row = [f"16510-61A{n}" for n in range(30, 40)]
    assert [one.asked.text for one in look(reader, " / ".join(row))] == row[:8]
