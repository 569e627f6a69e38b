"""What a supplier writes in his column of places, and what the catalogue says for it."""

from __future__ import annotations

import pytest

from partsref.words.place_cell import place


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("前|前側|フロント|FR|frt|F|front axle|前輪|ﾌﾛﾝﾄ|передний", "front"),
        ("後|後側|後ろ|リア|リヤ|RR|R|rear axle|後輪|back", "rear"),
        ("左|左側|LH|L|left side|助手席側|n/s|L側|ひだり", "left"),
        ("右|右側|RH|right side|運転席側|off side|R側|みぎ", "right"),
        ("左前|前左|FL|フロント左|Front LH|front axle left|左フロント|フロントLH|前(左)", "front left"),
        ("FrontLeft|front-left|N/S/F", "front left"),
        ("右前|FR RH|フロント右|front/right|FRRH|フロント・右|右 フロント", "front right"),
        ("左後|RL|リア左|rear lh|rear axle left|後ろ左|リヤ用 左", "rear left"),
        ("右後|RR RH|リヤ右|Rear Right", "rear right"),
        ("アッパー|upr", "upper"),
        ("フロントロア|front lower|前 下側", "front lower"),
        ("front inner|フロント インナー", "front inner"),
        ("ロア外側 左|lower outer left", "lower outer left"),
    ],
)  # fmt: skip
def test_a_place_is_said_in_the_catalogue_s_words(listed: str, said: str) -> None:
    assert {cell: place(cell) for cell in listed.split("|")} == dict.fromkeys(listed.split("|"), said)


@pytest.mark.parametrize(
    "cell",
    ["", "-", "4", "front 2", "alternator", "front stabilizer link", "right hand drive", "前期", "O/S 0.50", "L/R",
     "左右", "前後", "F/R", "left and right", "axle", "側", "front wheel", "レフトハンド", "FX"],
)  # fmt: skip
def test_a_cell_that_says_more_or_both_sides_is_kept_as_it_is(cell: str) -> None:
    assert place(cell) == ""
