"""How a question is read: words not cut out of others, years of eras, engines, slips and romaji."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


@pytest.mark.parametrize("query", ["ブレーキ", "brake", "ぶれーき", "brakes"])
def test_a_service_group_asks_for_its_parts(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.answered
    assert {hit.category for hit in answer.hits} & {"brake pad", "brake shoe", "brake disc"}
    assert not any("key" in hit.name.lower() for hit in answer.hits)


@pytest.mark.parametrize("query", ["ミラクル", "トンキー", "ブルキーブ", "カギブレキン"])
def test_no_word_is_cut_out_of_an_unknown_katakana_word(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert not answer.understood.vehicles
    assert not answer.answered


def test_an_unknown_word_before_a_parts_name_narrows_it(catalog: Catalog) -> None:
    answer = catalog.search("トルコンシール")
    assert answer.understood.words == ("トルコン oil seal",)
    assert not answer.answered


@pytest.mark.parametrize(("query", "vehicles", "words"), [
    ("ミラー", [], ["mirror"]),
    ("ミラ", ["Mira"], []),
    ("サンバーミラー", ["Sambar"], ["mirror"]),
    ("ミラ ミラー", ["Mira"], ["mirror"]),
    ("ミラ ドアミラー", ["Mira"], ["mirror"]),
    ("ﾐﾗｰ", [], ["mirror"]),
])  # fmt: skip
def test_a_long_vowel_tells_a_mirror_from_a_mira(
    catalog: Catalog, query: str, vehicles: list[str], words: list[str]
) -> None:
    understood = catalog.search(query).understood
    assert [vehicle.model for vehicle in understood.vehicles] == vehicles
    assert list(understood.words) == words
