"""What one cell with part numbers says, whoever filled it in."""

from __future__ import annotations

import pytest

from partsref.numbers.cells.beside_numbers import BEFORE, BEHIND, DENIED_BEFORE, DENIED_BEHIND
from partsref.numbers.cells.read_cell import JOINERS, CellNumber, read_cell
from partsref.numbers.look_alike_letters import LOOK_ALIKE_LETTERS, as_latin

_MAKERS = {
    "bosch": "Bosch",
    "suzuki": "Suzuki",
    "スズキ": "Suzuki",
    "daihatsu": "Daihatsu",
    "ngk": "NGK",
    "mann": "Mann",
}


def _maker(name: str) -> str:
    return _MAKERS.get(name.lower(), "")


def numbers(cell: str) -> tuple[str, ...]:
    return tuple(one.text for one in read_cell(cell, _maker))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("16510-61A01", "16510-61A01"),
        ("16510-61A01、16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01\n16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01<br/>16510-61A02", "16510-61A01 | 16510-61A02"),
        ("<p>16510-61A01</p><p>16510-61A02</p>", "16510-61A01 | 16510-61A02"),
        ("16510-61A01 &amp; 16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01 - 16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01+16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01 и 16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01\\16510-61A02\\16510-61A03", "16510-61A01 | 16510-61A02 | 16510-61A03"),
        ("BPR6ES; DR8EA", "BPR6ES | DR8EA"),
        ("BKR6E / DCPR7EA", "BKR6E | DCPR7EA"),
        ("16510-61A20 (2 pcs)", "16510-61A20"),
        ("16510-61A01, 16510-61A01", "16510-61A01"),
        # What may be one number stays one.
        ("AY01-14-300A/B", "AY01-14-300A/B"),
        ("0 986 452 058", "0 986 452 058"),
        ("DAC40720036/33", "DAC40720036/33"),
        ("16510 - 61A20", "16510 - 61A20"),
        ("MD 134953", "MD 134953"),
        ("QX54H,115", "QX54H,115"),
        # An ending stands for the number before it.
        ("17851-60A00/60A10", "17851-60A00 | 17851-60A10"),
        ("17851-60A00/10/20", "17851-60A00 | 17851-60A10 | 17851-60A20"),
        ("16510-61A20, 61A21", "16510-61A20 | 16510-61A21"),
        ("17851-60A00 / 60A10", "17851-60A00 | 17851-60A10"),
        ("17851-60A00 & 60A10", "17851-60A00 | 17851-60A10"),
        ("17851-60A00; 60A10; 61B00", "17851-60A00 | 17851-60A10 | 17851-61B00"),
        ("17851-60A00／60A10", "17851-60A00 | 17851-60A10"),
        ("17851-60A00・60A10", "17851-60A00 | 17851-60A10"),
        ("16510-61A01 → 16510-61A02", "16510-61A01 | 16510-61A02"),
        ("16510-61A01 ~ 16510-61A02", "16510-61A01 | 16510-61A02"),
        ("OEM 16510-61A20", "16510-61A20"),
        ("Part No.: 16510-61A20", "16510-61A20"),
        ("R134,a", "R134,a"),
        ("17851-60A00 (60A10)", "17851-60A00 | 17851-60A10"),
        ("17851-60A00 - 60A10", "17851-60A00 | 17851-60A10"),
        ("17851-60A00\\60A10", "17851-60A00 | 17851-60A10"),
        ("OR-26010/26011", "OR-26010 | OR-26011"),
        ("1) 16510-61A20 2) 16510-61A21", "16510-61A20 | 16510-61A21"),
        ("16510-61A20～16510-61A21", "16510-61A20 | 16510-61A21"),
        ("16510-61A20→21", "16510-61A20 | 16510-61A21"),
        ("KD-2101→KD-2102", "KD-2101 | KD-2102"),
        ("old: 16510-61A00 new: 16510-61A20", "16510-61A00 | 16510-61A20"),
        ("16510-61A20(旧16510-61A00)", "16510-61A20 | 16510-61A00"),
        # The comma of a size parts nothing, nor does a sign within a shop's own number.
        ("AB 12,5x30", "AB 12,5x30"),
        ("BKR6E,4PK880", "BKR6E | 4PK880"),
        ("OR1234_AB5678", "OR1234_AB5678"),
        ("NOT-1234", "NOT-1234"),
        ("NEW-1234", "NEW-1234"),
        ("15601-87204; BKR6E", "15601-87204 | BKR6E"),
        # But not for a chassis code, nor where it is a size, has no digit or is of another form.
        ("ABA-DG64V/17V", "ABA-DG64V/17V"),
        ("EBD-DA64/65", "EBD-DA64/65"),
        ("17851-60A00/BLK", "17851-60A00/BLK"),
        ("17851-60A00/1", "17851-60A00/1"),
        ("16510-61A20/", "16510-61A20/"),
    ],
)
def test_the_numbers_in_a_cell(cell: str, expected: str) -> None:
    assert numbers(cell) == tuple(expected.split(" | "))


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, _, _, example in JOINERS])
def test_every_joiner_parts_its_own_example(name: str, example: str) -> None:
    assert len(numbers(example)) == 2, name


@pytest.mark.parametrize("example", [example for _, example in (*DENIED_BEFORE, *DENIED_BEHIND)])
def test_a_number_that_is_not_meant_goes(example: str) -> None:
    assert numbers(example) == ("16510-61A20",)
    assert read_cell(example, _maker)[0].word, "what went is told"


@pytest.mark.parametrize("example", [example for _, example in (*BEFORE, *BEHIND)])
def test_a_word_that_says_how_a_number_is_meant_is_no_part_of_it(example: str) -> None:
    [one] = read_cell(example, _maker)
    assert one.text in {"16510-61A20", "KD-1502"}
    assert one.word


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Bosch 0 986 452 058", [("0 986 452 058", "Bosch")]),
        ("15601-87204 (Daihatsu)", [("15601-87204", "Daihatsu")]),
        ("[Daihatsu] 15601-87204", [("15601-87204", "Daihatsu")]),
        ("スズキ16510-61A20", [("16510-61A20", "Suzuki")]),
        ("Suzuki: 16510-61A20 / Daihatsu: 15601-87204", [("16510-61A20", "Suzuki"), ("15601-87204", "Daihatsu")]),
        ("Suzuki 16510-61A20, 16510-61A21", [("16510-61A20", "Suzuki"), ("16510-61A21", "Suzuki")]),
        ("NGK BKR6E; 16510-61A20", [("BKR6E", "NGK"), ("16510-61A20", "")]),
        ("Suzuki/16510-61A20", [("16510-61A20", "Suzuki")]),
        ("Suzuki_16510-61A20", [("16510-61A20", "Suzuki")]),
        ("16510-61A20/Suzuki", [("16510-61A20", "Suzuki")]),
        ('"Suzuki" 16510-61A20', [("16510-61A20", "Suzuki")]),
        ("Suzuki No. 16510-61A20", [("16510-61A20", "Suzuki")]),
        ("16510-61A20 for Suzuki", [("16510-61A20", "Suzuki")]),
        ("Suzuki|16510-61A20", [("16510-61A20", "Suzuki")]),
        (
            "Suzuki\n16510-61A20\n16510-61A21\nDaihatsu\n15601-87204",
            [("16510-61A20", "Suzuki"), ("16510-61A21", "Suzuki"), ("15601-87204", "Daihatsu")],
        ),
        ("Suzuki 17851-60A00/60A10", [("17851-60A00", "Suzuki"), ("17851-60A10", "Suzuki")]),
        # An ending is of the maker of the number right before it, not of the cell's first.
        (
            "Daihatsu 15601-87204; Suzuki 17851-60A00; 60A10",
            [("15601-87204", "Daihatsu"), ("17851-60A00", "Suzuki"), ("17851-60A10", "Suzuki")],
        ),
        # Numbers of one form, each with a maker of its own, or the second alone with one.
        ("Suzuki 16510-61A20; Daihatsu 16510-61A21", [("16510-61A20", "Suzuki"), ("16510-61A21", "Daihatsu")]),
        ("16510-61A20; Suzuki 16510-61A21", [("16510-61A20", ""), ("16510-61A21", "Suzuki")]),
        (
            "Suzuki 16510-61A20; 16510-61A21; NGK BKR6E",
            [("16510-61A20", "Suzuki"), ("16510-61A21", ""), ("BKR6E", "NGK")],
        ),
    ],
)
def test_a_maker_beside_a_number_is_told_apart(cell: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.text, one.maker) for one in read_cell(cell, _maker)] == expected


@pytest.mark.parametrize(
    ("cell", "number", "maker", "word"),
    [
        # The shortest that stands behind a comma: three characters where a blank follows it, else four.
        ("Suzuki, KD5", "KD5", "Suzuki", ""),
        ("Suzuki,KD55", "KD55", "Suzuki", ""),
        ("Kardo,KD55", "KD55", "", "Kardo"),
    ],
)
def test_a_maker_before_a_comma_is_of_the_number_behind_it(cell: str, number: str, maker: str, word: str) -> None:
    assert read_cell(cell, _maker) == (CellNumber(number, maker, word),)


def test_two_short_numbers_behind_commas_are_two() -> None:
    assert numbers("KD5, KD6") == ("KD5", "KD6")


@pytest.mark.parametrize(
    ("asked", "number", "word"),
    [
        ("filter 16510-61A20", "16510-61A20", ""),
        ("oil 1651061A20", "1651061A20", ""),
        ("Kardo of Japan: 12345", "12345", "Kardo of Japan"),
    ],
)
def test_words_beside_a_number_that_is_asked_for_go(asked: str, number: str, word: str) -> None:
    assert read_cell(asked, _maker, as_asked=True) == (CellNumber(number, "", word),)


def test_a_word_beside_a_number_that_names_nobody_is_told() -> None:
    assert read_cell("Kardo KD-55", _maker) == (CellNumber("KD-55", "", "Kardo"),)
    assert read_cell("16510-61A20 (old)", _maker) == (CellNumber("16510-61A20", "", "old"),)
    assert read_cell("16510-61A20 old stock", _maker) == (CellNumber("16510-61A20", "", "old stock"),)
    assert read_cell("element assy 16510-61A20", _maker) == (CellNumber("16510-61A20", "", "element assy"),)
    assert read_cell("genuine 16510-61A20 with box", _maker) == (CellNumber("16510-61A20", "", "genuine with box"),)


def test_short_letters_beside_a_number_may_be_of_it() -> None:
    assert numbers("MD 134953") == ("MD 134953",)
    assert numbers("FR 134953 RH") == ("FR 134953 RH",)


@pytest.mark.parametrize(("alphabet", "capitals", "latin"), LOOK_ALIKE_LETTERS)
def test_letters_of_another_alphabet_are_read_as_the_latin_ones_they_look_like(
    alphabet: str, capitals: str, latin: str
) -> None:
    assert as_latin(f"1{capitals}") == f"1{latin}", alphabet


def test_words_and_letters_that_look_like_no_latin_one_stay() -> None:
    assert as_latin("Ремень") == "Ремень"
    assert as_latin("12Ж-А") == "12Ж-А"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # Behind commas other endings are read where the first number has a dash; without one they may be anything.
        ("17851-60A00, 60A10", ["17851-60A00", "17851-60A10"]),
        ("17851-60A00,10,20", ["17851-60A00", "17851-60A10", "17851-60A20"]),
        ("1785160A00,A10", ["1785160A00,A10"]),
        ("1785160A00, A10", ["1785160A00", "A10"]),
    ],
)
def test_other_endings_behind_commas(cell: str, expected: list[str]) -> None:
    assert list(numbers(cell)) == expected


@pytest.mark.parametrize(("name", "maker"), [("nippon seiko sha", "NSK"), ("one two three four", "")])
def test_a_makers_name_has_three_words_at_most(name: str, maker: str) -> None:
    known = {"nippon seiko sha": "NSK", "one two three four": "Four"}
    for cell in (f"{name} 16510-61A20", f"16510-61A20 {name}"):
        [one] = read_cell(cell, lambda said: known.get(said.lower(), ""))
        assert one.maker == maker
