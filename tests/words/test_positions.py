"""Left, right, front, rear, upper, lower, inner, outer: one table, tried row by row."""

from __future__ import annotations

import pytest

from partsref.words.positions import CORNERS, IN_JAPANESE, OPPOSITES, POSITIONS, opposed, sides


@pytest.mark.parametrize(
    ("place", "word"), [(place, word) for place, words in POSITIONS.items() for word in words if word != "f/"]
)
def test_every_word_of_the_table_names_its_side(place: str, word: str) -> None:
    assert sides(word) == {place}
    assert sides(f"mirror, {word}") == {place}


@pytest.mark.parametrize(("corner", "word"), [(corner, word) for corner, words in CORNERS.items() for word in words])
def test_every_corner_names_two(corner: str, word: str) -> None:
    assert sides(f"hub {word.upper()}") == set(corner.split())


@pytest.mark.parametrize(("one", "other"), [
    ("ドアミラー 助手席側", "ドアミラー 運転席側"),
    ("door mirror nearside", "door mirror offside"),
    ("mirror N/S", "mirror O/S"),
    ("アッパーホース", "ロアホース"),
    ("ラジエターホース アッパ", "ラジエターホース ロワー"),
    ("inner tie rod", "outer tie rod"),
    ("インナーハンドル", "アウターハンドル"),
    ("ハブ 左前", "ハブ 右前"),
    ("LH DOOR", "RH DOOR"),
    ("tail lamp, L/H", "tail lamp, R/H"),
    ("リヤブレーキ", "フロントブレーキ"),
    ("driver's side window switch", "passenger's side window switch"),
    ("L側ドア", "R側ドア"),
    ("фара левая", "фара правая"),
    ("espejo izquierdo", "espejo derecho"),
    ("lampu kiri", "lampu kanan"),
    ("ไฟท้ายซ้าย", "ไฟท้ายขวา"),
])  # fmt: skip
def test_parts_of_opposite_sides_are_opposed(one: str, other: str) -> None:
    assert opposed(sides(one), sides(other))
    assert opposed(sides(other), sides(one))


@pytest.mark.parametrize("text", [
    "blower motor", "キャリヤ", "前期", "後期型", "内径 25", "社外品", "以上", "上下逆でない",
    "left hand drive", "RHD", "右ハンドル用",
    "piston O/S 0.50", "0.25 OS ring set", "backup lamp", "ツインナット", "インテリア", "バリア",
    "front wheel drive", "หลังคา",
    "ライト", "flower", "rearward", "fore", "室内灯", "4輪", "前輪駆動",
])  # fmt: skip
def test_what_only_looks_like_a_side_names_none(text: str) -> None:
    assert sides(text) == frozenset()


@pytest.mark.parametrize(("text", "named"), [
    ("左右共通", {"left", "right"}),
    ("F/R", {"front", "rear"}),
    ("LH/RH", {"left", "right"}),
    ("左フロントドア", {"left", "front"}),
    ("右後輪用", {"right", "rear"}),
    ("front-left", {"front", "left"}),
    ("FR RH", {"front", "right"}),
    ("F/bumper", {"front"}),
    ("ドアハンドルアウター", {"outer"}),
])  # fmt: skip
def test_several_sides_are_all_named(text: str, named: set[str]) -> None:
    assert sides(text) == named


def test_what_serves_both_sides_is_opposed_to_neither() -> None:
    assert not opposed(sides("左右"), sides("左"))
    assert not opposed(sides("mirror"), sides("mirror left"))


def test_opposites_are_mutual() -> None:
    assert all(OPPOSITES[other] == side for side, other in OPPOSITES.items())
    assert OPPOSITES.keys() == POSITIONS.keys()


def test_a_parts_shop_s_word_for_a_side_names_that_side() -> None:
    assert {place: sides(word) for place, word in IN_JAPANESE.items()} == {place: {place} for place in OPPOSITES}
    assert IN_JAPANESE["rear"] == "リア"
