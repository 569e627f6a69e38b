"""What is stamped on a bearing names a size; nothing else is taken for one."""

from __future__ import annotations

import pytest

from partsref.numbers.bearings import stamp
from partsref.numbers.number_key import key
from partsref.reasons import in_english


@pytest.mark.parametrize(
    ("stamped", "size", "says"),
    [
        ("6205ZZ", "6205", "ZZ: shields on both sides"),
        ("6205-2RS", "6205", "2RS: contact seals on both sides"),
        ("6205 ddu", "6205", "DDU: contact seals on both sides"),
        ("６２０２ＬＬＵ", "6202", "LLU: contact seals on both sides"),
        ("6203-2RS C3", "6203", "2RS: contact seals on both sides; C3: internal clearance"),
        ("6007 C3", "6007", "C3: internal clearance"),
        ("62/22ZZ", "6222", "ZZ: shields on both sides"),
    ],
)
def test_seals_and_clearance_are_told_from_the_size(stamped: str, size: str, says: str) -> None:
    read = stamp(key(stamped))
    assert read is not None
    assert (read.size, in_english(read.reasons)) == (size, says)


@pytest.mark.parametrize("number", ["6205", "6205XY", "6205C9", "5205ZZ", "6105ZZ", "16205ZZ", "6205ZZ1", "ZZ", ""])
def test_what_no_source_explains_is_left_alone(number: str) -> None:
    assert stamp(key(number)) is None
