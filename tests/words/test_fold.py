"""Names fold to one key however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.words.fold import fold

KANA = st.text(alphabet="アイウエオーヤカキシテャァィゥヴヂヅリレロコケビ゛゜ｶﾞｷﾞﾊﾟーきゃゅ々・-Éß ")


@pytest.mark.parametrize(
    "spellings",
    [
        ("キャリイ", "キャリィ", "キャリー", "きゃりー", "ｷｬﾘｨ", "キヤリイ"),
        ("ヴィヴィオ", "ビビオ", "ウ゛ィウ゛ィオ".replace("ウ゛", "ヴ")),
        ("リヤ", "リア"),
        ("エブリイ", "エブリィ", "エブリー", "ｴﾌﾞﾘｲ"),
        ("ケーブル", "ケイブル"),
        ("Hi-Jet", "HIJET", "hi jet", "ＨＩＪＥＴ"),
        ("ブレーキ パッド", "ブレーキパッド", "ブレーキ・パッド"),
    ],
)
def test_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("サンバー", "サンバ゙ン"), ("バルブ", "パルプ"), ("carry", "cary")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.one_of(st.text(), KANA))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("one", "other"), [
    ("óleo", "oleo"), ("ACEITE DE DIRECCIÓN", "aceitededireccion"), ("Zündkerze", "zundkerze"), ("счётчик", "счетчик"),
    ("bujía", "BUJIA"), ("freño", "freno"),
])  # fmt: skip
def test_accents_of_latin_letters_say_nothing(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["ที่", "ผ้าเบรก", "हवा", "तेल", "йод", "воздушный"])
def test_the_marks_of_other_scripts_are_kept(word: str) -> None:
    assert len(fold(word)) == len(word)
    assert fold("йод") != fold("иод")
