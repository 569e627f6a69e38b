"""How a question is read: words not cut out of others, years of eras, engines, slips and romaji."""

from __future__ import annotations

import pytest
from notes import said

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


@pytest.mark.parametrize(
    ("query", "year"),
    [("H10年 carry", 1998), ("S60年式 サンバー", 1985), ("ハイゼット h6年", 1994), ("R3年 every", 2021)],
)
def test_a_year_of_an_era_keeps_its_letter(catalog: Catalog, query: str, year: int) -> None:
    assert catalog.search(query).understood.years == (year,)


def test_an_engine_with_a_hyphen_is_no_slip_of_a_model(catalog: Catalog) -> None:
    understood = catalog.search("EF-SE spark plug").understood
    assert understood.engines == ("EF-SE",)
    assert not understood.corrected


@pytest.mark.parametrize("query", ["nenryou ponpu", "nenryo ponpu", "nenryō ponpu"])
def test_romaji_is_never_taken_for_a_torn_word(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert "nenry" not in answer.did_you_mean.split()
    assert "nenry" not in " ".join(answer.understood.words).split()


def test_a_boot_of_another_shaft_is_no_drive_shaft_boot(catalog: Catalog) -> None:
    assert catalog.search("drive shaft boot minica").hits[0].category == "drive shaft boot"


def test_what_the_catalogue_has_none_of_is_said(catalog: Catalog) -> None:
    answer = catalog.search("propeller shaft")
    assert not answer.answered
    assert all("not what was asked" in hit.why for hit in answer.hits)
    assert any("no propeller shaft is known" in note for note in said(answer))


def test_an_overlong_word_is_shortened_in_notes(catalog: Catalog) -> None:
    assert all(len(note) < 200 for note in said(catalog.search("q" * 10_000)))


@pytest.mark.parametrize(("query", "part"), [
    ("brak pad", "brake pad"),
    ("break pads mira l275s", "brake pad"),
    ("buraki pad", "brake pad"),
    ("brk pads", "brake pad"),
    ("shok absorber", "shock absorber"),
    ("oile fliter da64v", "oil filter"),
    ("fule pump", "fuel pump"),
    ("clutch cabel", "clutch cable"),
])  # fmt: skip
def test_the_words_beside_it_tell_what_a_slip_was_meant_for(catalog: Catalog, query: str, part: str) -> None:
    understood = catalog.search(query).understood
    assert list(understood.words) == [part]
    assert understood.corrected


@pytest.mark.parametrize(("query", "part"), [
    ("nenryou ponpu", "fuel pump"),
    ("nenryo pompu", "fuel pump"),
    ("nenryou firuta acty", "fuel filter"),
    ("tenka puragu", "spark plug"),
    ("uota ponpu", "water pump"),
    ("wootaa ponpu", "water pump"),
    ("burēki paddo", "brake pad"),
    ("bureiki paddo", "brake pad"),
    ("fuyueru fuirutaa", "fuel filter"),
])  # fmt: skip
def test_romaji_is_read_however_it_is_spelt_and_for_kanji_too(catalog: Catalog, query: str, part: str) -> None:
    assert list(catalog.search(query).understood.words) == [part]


@pytest.mark.parametrize(
    "query", ["o2 sensor", "O2センサー", "o2センサ", "オーツーセンサー", "oxygen sensor", "lambda probe"]
)
def test_an_oxygen_sensor_is_found_by_all_its_names(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.answered
    assert answer.hits[0].category == "oxygen sensor"


@pytest.mark.parametrize(("query", "model"), [
    ("pajero 4a30 plug", "Pajero Mini"),
    ("パジェロ プラグ", "Pajero Mini"),
    ("pajero mini 4a30 plug", "Pajero Mini"),
    ("dias oil filter", "Dias Wagon"),
    ("sambar dias oil filter", "Dias Wagon"),
])  # fmt: skip
def test_a_model_may_be_given_in_part(catalog: Catalog, query: str, model: str) -> None:
    answer = catalog.search(query)
    assert [vehicle.model for vehicle in answer.understood.vehicles] == [model]
    assert answer.answered


@pytest.mark.parametrize("query", ["wagon", "super", "grand", "town"])
def test_a_word_that_many_things_begin_with_is_no_model(catalog: Catalog, query: str) -> None:
    assert not catalog.search(query).understood.vehicles


@pytest.mark.parametrize(("query", "parts"), [
    ("スタビライザーリンクブッシュ", ["stabiliser link bush"]),
    ("スタビライザーリンクブーツ", ["stabiliser link boot"]),
    ("brake caliper seal kit s331v", ["caliper seal kit"]),
    ("brake pad and brake disc cappuccino", ["brake pad", "brake disc"]),
])  # fmt: skip
def test_a_part_is_neither_torn_nor_asked_for_twice(catalog: Catalog, query: str, parts: list[str]) -> None:
    assert list(catalog.search(query).understood.words) == parts


@pytest.mark.parametrize(("query", "codes", "years"), [
    ("h15 サンバー TT2 スパークプラグ", ["TT2"], (2003,)),
    ("h15 サンバー スパークプラグ", [""], (2003,)),
    ("H15 ミニカ スパークプラグ", ["H15"], ()),
    ("H15 plug", ["H15"], ()),
])  # fmt: skip
def test_a_chassis_code_that_is_a_year_too_is_the_year_beside_another_vehicle(
    catalog: Catalog, query: str, codes: list[str], years: tuple[int, ...]
) -> None:
    understood = catalog.search(query).understood
    assert [vehicle.chassis for vehicle in understood.vehicles] == codes
    assert understood.years == years


def test_the_seat_says_which_side(catalog: Catalog) -> None:
    assert catalog.search("N-BOX JF3 ワイパーブレード 運転席").understood.positions == ("right",)


@pytest.mark.parametrize(("query", "words"), [
    ("my 1996 honda acty won't start need distributor", ["distributor"]),
    ("right hand mirror da63t carry", ["mirror"]),
    ("hijet truck s510p wiper rubber length", ["wiper rubber"]),
    ("ekスペース B11A オイルエレメント", ["oil filter"]),
])  # fmt: skip
def test_what_stands_around_a_part_is_not_looked_for(catalog: Catalog, query: str, words: list[str]) -> None:
    answer = catalog.search(query)
    assert list(answer.understood.words) == words
    assert not any("not understood" in note for note in said(answer))


@pytest.mark.parametrize("part", ["brake pad", "brake shoe", "oil filter", "timing belt", "wheel bearing"])
def test_a_part_asked_for_by_its_whole_name_is_that_part_and_not_its_first_word(catalog: Catalog, part: str) -> None:
    assert {hit.category for hit in catalog.search(part).hits} == {part}


def test_a_strange_code_is_compared_with_those_of_the_make_named_beside_it(catalog: Catalog) -> None:
    assert "no vehicle DB63T is known; nearest known: Suzuki Carry DA63T" in said(
        catalog.search("Carry DB63T oil filter")
    )


@pytest.mark.parametrize(
    ("query", "vehicles"),
    [
        # A maker alone is the vehicle meant only where no model, no code and no other vehicle is named.
        ("suzuki oil filter", [("Suzuki", "", "")]),
        ("suzuki carry oil filter", [("Suzuki", "Carry", "")]),
        ("suzuki da63t oil filter", [("Suzuki", "Carry", "DA63T")]),
        ("suzuki carry da63t oil filter", [("Suzuki", "Carry", "DA63T")]),
        ("suzuki vitara oil filter", [("Suzuki", "Vitara", "")]),
    ],
)
def test_the_vehicles_of_a_question(catalog: Catalog, query: str, vehicles: list[tuple[str, str, str]]) -> None:
    named = catalog.search(query, limit=1).understood.vehicles
    assert [(vehicle.make, vehicle.model, vehicle.chassis) for vehicle in named] == vehicles
