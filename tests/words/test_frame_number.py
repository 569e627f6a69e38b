"""A frame number or a whole plate is read however it is written, and its serial number keeps its zeros."""

from __future__ import annotations

import pytest

from partsref.words.frame_number import read_frame


@pytest.mark.parametrize(
    ("typed", "code", "serial"),
    [
        ("DD51T-123456", "DD51T", "123456"),
        ("ha4-1234567", "HA4", "1234567"),
        ("V-HA4-1012345", "HA4", "1012345"),
        ("ＤＡ６３Ｔ－１２３４５６", "DA63T", "123456"),
        ("車台番号 S83P ー 012345", "S83P", "012345"),
        ("EBD-DA63T-0123456", "DA63T", "0123456"),
        ("EBD-TT2-040001 オイルフィルター", "TT2", "040001"),
    ],
)
def test_a_frame_number_is_read_however_it_is_written(typed: str, code: str, serial: str) -> None:
    read = read_frame(typed)
    assert read is not None
    assert (read.code, read.serial) == (code, serial)


@pytest.mark.parametrize(
    "typed", ["16510-61A20", "15601-87204-000", "HA4", "04465-B2060", "1-2-3", "", "6205-2RS", "16510-61401", "DA63T"]
)
def test_a_part_number_is_no_frame_number(typed: str) -> None:
    assert read_frame(typed) is None


def test_type_designation_and_class_number_of_a_plate_are_kept_apart() -> None:
    read = read_frame("車台番号 DA63T-123456 型式指定番号 12345 類別区分番号 0012")
    assert read is not None
    assert (read.serial, read.type_designation, read.class_number) == ("123456", "12345", "0012")
