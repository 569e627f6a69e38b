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
