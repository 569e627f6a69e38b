"""Each maker's row of each table, in literal numbers: a row that takes another's place fails here."""

from __future__ import annotations

import pytest

from partsref.numbers.bearings import SEALS, stamp
from partsref.numbers.blocks import RULES, block
from partsref.numbers.canonical import canonical
from partsref.numbers.formats import FORMATS, NumberFormat, formats_of
from partsref.numbers.heat_ranges import heat_range
from partsref.numbers.lost_zero import restored, restored_for
from partsref.numbers.other_parts import difference
from partsref.numbers.partkind import is_bought_in, part_kind

PRINTED = (
    # Maker, as typed, as the maker prints it, the key of its base.
    ("Suzuki", "1651061A20000", "16510-61A20", "1651061A20"),
    ("Suzuki", "16510M68K20", "16510-M68K20", "16510M68K20"),
    ("Suzuki", "77860 84f51 zg4", "77860-84F51-ZG4", "7786084F51"),
    ("Daihatsu", "15601.87204.000", "15601-87204", "1560187204"),
    ("Daihatsu", "16510M68K20", "16510M68K20", "16510M68K20"),
    ("Daihatsu", "1560187703-99A", "15601-87703-99A", "1560187703"),
    ("Honda", "15400PLMA02", "15400-PLM-A02", "15400PLMA02"),
    ("Honda", "67510-32R-900-ZZ", "67510-32R-900ZZ", "6751032R900"),
    ("Honda", "94109 20000 0A", "94109-20000-0A", "94109200000A"),
    ("Mazda", "1A0314300", "1A03-14-300", "1A0314300"),
    ("Mazda", "DA7A6423X02", "DA7A-64-23X 02", "DA7A6423X"),
    ("Nissan", "ay100ke002", "AY100-KE002", "AY100KE002"),
    ("Nissan", "1520865F0A000", "1520865F0A000", "1520865F0A000"),
    ("Toyota", "0446535290", "04465-35290", "0446535290"),
    ("Toyota", "7331052010C0", "73310-52010-C0", "7331052010"),
    ("Toyota", "ay100ke002", "ay100ke002", "AY100KE002"),
    ("Subaru", "15208 KA 012", "15208KA012", "15208KA012"),
    ("Subaru", "94220 KC000 ML", "94220KC000ML", "94220KC000"),
    ("Subaru", "016-610-250", "016610250", "016610250"),
    ("Mitsubishi", "md 134953", "MD134953", "MD134953"),
    ("Mitsubishi", "4056a233xa", "4056A233XA", "4056A233"),
    ("Denso", "1280001234", "128000-1234", "1280001234"),
    ("Sakura", "c 1112", "c 1112", "C1112"),
)


@pytest.mark.parametrize(("maker", "typed", "printed", "base"), PRINTED)
def test_a_number_is_printed_as_its_maker_does(maker: str, typed: str, printed: str, base: str) -> None:
    number = canonical(maker, typed)
    assert (number.printed, number.base) == (printed, base)


def test_every_maker_with_a_layout_is_tried() -> None:
    assert {layout.maker for layout in FORMATS} <= {row[0] for row in PRINTED}


@pytest.mark.parametrize("layout", FORMATS, ids=lambda layout: f"{layout.maker} {layout.body}")
def test_a_zero_can_be_lost_where_a_number_of_digits_alone_may_begin_with_one(layout: NumberFormat) -> None:
    begins_with_zero = any(layout.pattern.fullmatch("0" * length) for length in range(6, 14))
    assert layout.zero_padded == begins_with_zero


@pytest.mark.parametrize(
    ("maker", "kept", "whole"),
    [
        ("Suzuki", "928332038", "0928332038"),
        ("Suzuki", "928332038000", "0928332038000"),
        ("Daihatsu", "449197217", "0449197217"),
        ("Honda", "4511634000", "04511634000"),
        ("Mazda", "25918110", "025918110"),
        ("Nissan", "122300011", "0122300011"),
        ("Toyota", "446535290", "0446535290"),
        ("Toyota", "12000010", "0012000010"),
        ("Subaru", "16610250", "016610250"),
        ("Denso", "950005600", "0950005600"),
        # Three zeros are more than any layout has; a letter keeps a spreadsheet from the zero.
        ("Toyota", "2000010", ""),
        ("Toyota", "4465B2060", ""),
        ("Mitsubishi", "34953", ""),
        ("Bosch", "986452058", ""),
        ("Daihatsu", "1560187204", ""),
    ],
)
def test_the_zero_a_spreadsheet_ate_is_given_back(maker: str, kept: str, whole: str) -> None:
    assert restored_for(maker, kept) == whole
    assert next(iter(restored(kept, formats_of(maker))), "") == whole


@pytest.mark.parametrize(
    ("maker", "number", "seen"),
    [
        ("Suzuki", "1651061A20", "61A"),
        ("Daihatsu", "15601B2010", "B2"),
        ("Toyota", "04465B2060", "B2"),
        ("Honda", "14400PFB004", "PFB"),
        ("Subaru", "13028KA060", "KA"),
        ("Nissan", "1520865F00", ""),
        ("Suzuki", "0928332D38", ""),
    ],
)
def test_the_model_block_is_where_its_maker_puts_it(maker: str, number: str, seen: str) -> None:
    assert block(maker, number) == seen


def test_every_rule_of_blocks_reads_its_example() -> None:
    for rule in RULES:
        number, seen = rule.example
        assert block(rule.maker, number.replace("-", "")) == seen


SEALED = {
    "a shield on one side": "Z",
    "shields on both sides": "ZZ 2Z ZE",
    "a contact seal on one side": "RS LU NSE",
    "contact seals on both sides": "2RS LLU DDU 2NSE",
    "a non-contact seal on one side": "V LB NKE",
    "non-contact seals on both sides": "VV",
}


@pytest.mark.parametrize(("says", "codes"), SEALED.items())
def test_what_the_letters_on_a_bearing_say(says: str, codes: str) -> None:
    for letters in codes.split():
        read = stamp(f"6205{letters}")
        assert read is not None
        assert [str(reason) for reason in read.reasons] == [f"{letters}: {says}"]


def test_every_code_of_seals_is_tried() -> None:
    assert set(SEALS) == set(" ".join(SEALED.values()).split())


@pytest.mark.parametrize(
    ("maker", "number", "kind"),
    [
        ("Suzuki", "1651061A20", "16510"),
        ("Toyota", "1560187705", "15601"),
        ("Lexus", "1560187705", "15601"),
        ("Daihatsu", "1560187204", "15601"),
        ("Honda", "15400PFB014", "15400"),
        ("Nissan", "1520865F00", "15208"),
        ("Infiniti", "1520865F00", "15208"),
        ("Subaru", "13028KA060", "13028"),
        ("Mazda", "1A0314300", "14300"),
        ("suzuki", "1651061A20", "16510"),
        # The zero that people leave off a kit of Toyota's, and of Toyota's alone.
        ("Toyota", "446548110", "04465"),
        ("Lexus", "446548110", "04465"),
        ("Daihatsu", "446548110", ""),
        # Hardware begins with 00, 09 or 9, and is numbered by its shape.
        ("Toyota", "9091510004", ""),
        ("Suzuki", "0928332D38", ""),
        ("Toyota", "0012000010", ""),
        ("Sakura", "1651061A20", ""),
    ],
)
def test_what_a_number_says_the_part_is(maker: str, number: str, kind: str) -> None:
    assert part_kind(maker, number) == kind


def test_hardware_is_told_by_how_its_number_begins() -> None:
    assert [is_bought_in("Suzuki", number) for number in ("0928332D38", "0012000010", "9091510004")] == [True] * 3
    assert not is_bought_in("Suzuki", "0128332D38")
    assert not is_bought_in("Nobody", "9091510004")


@pytest.mark.parametrize(
    ("maker", "number", "heat"),
    [
        ("NGK", "BKR6E11", "6"), ("NGK", "B2", "2"), ("NGK", "BR10EG", "10"), ("NGK", "R11", "11"),
        ("NGK", "BKR1E", ""), ("NGK", "97620", ""), ("Denso", "K20PRU11", "20"), ("Denso", "W9EX", "9"),
        ("Denso", "W37", "37"), ("Denso", "W6EX", ""), ("Bosch", "BKR6E", ""),
    ],
)  # fmt: skip
def test_the_heat_range_of_a_plug(maker: str, number: str, heat: str) -> None:
    assert heat_range(maker, number) == heat


@pytest.mark.parametrize(
    ("maker", "typed", "meant", "told"),
    [
        ("Suzuki", "16510M68K20", "16510M68K10", "another version (10, not 20)"),
        # Subaru's last two digits, Honda's last three, elsewhere the last two of five.
        ("Subaru", "15208KA012", "15208KA112", ""),
        ("Honda", "15400PFB004", "15400PFA004", ""),
        ("Nissan", "1520865F00", "1520866F00", ""),
        # Hardware of another size; a letter for a digit is a slip.
        ("Suzuki", "0928332038", "0928332039", "another shape or size (0928332039, not 0928332038)"),
        ("Suzuki", "0928332D38", "0928332038", ""),
    ],
)
def test_a_later_version_and_another_size_are_no_slips(maker: str, typed: str, meant: str, told: str) -> None:
    reason = difference(maker, "oil seal", typed, meant)[1]
    assert (str(reason) if reason else "") == told
