"""What mechanics type for a word, and what is said about a vehicle without naming it."""

from __future__ import annotations

import pytest

from partsref.api import Catalog
from partsref.words.shorthand import JAPANESE, TYPED, written_out
from partsref.words.text import atoms, runs
from partsref.words.vehicle_talk import VEHICLE_WORDS


@pytest.mark.parametrize(("query", "part"), [
    ("w/pump EF-SE", "water pump"),
    ("cappuccino w/ pump", "water pump"),
    ("h/gasket F6A", "cylinder head gasket"),
    ("t-belt idler", "timing belt idler"),
    ("t/stat DB52T", "thermostat"),
    ("release brg DA52T", "release bearing"),
    ("wheel brgs DA63T", "wheel bearing"),
    ("bke master cyl kit S83P", "master cylinder repair kit"),
    ("serp belt K6A", "V-ribbed belt"),
    ("dizzy cap sambar", "distributor cap"),
    ("s/plugs DA63T", "spark plug"),
    ("ドラシャブーツ S320V", "CV boot"),
    ("タイベル サンバー", "timing belt"),
    ("ウォポン キャリイ", "water pump"),
    ("デスビキャップ アクティ", "distributor cap"),
    ("ハブベア DA63T", "wheel bearing"),
])  # fmt: skip
def test_shorthand_is_the_word_it_stands_for(catalog: Catalog, query: str, part: str) -> None:
    understood = catalog.search(query).understood
    assert list(understood.words) == [part]
    assert not understood.corrected
    assert not understood.unknown


@pytest.mark.parametrize("query", ["x/pump sambar", "q/gasket F6A", "z/shaft carry"])
def test_shorthand_nobody_knows_is_no_spelling_error(catalog: Catalog, query: str) -> None:
    understood = catalog.search(query).understood
    assert not understood.corrected
    assert understood.unknown


def test_two_words_parted_by_a_slash_are_two(catalog: Catalog) -> None:
    assert set(catalog.search("oil/filters/thermostat carry").understood.words) == {"oil filter", "thermostat"}


@pytest.mark.parametrize(("short", "whole"), TYPED)
def test_every_shorthand_is_written_out(short: str, whole: str) -> None:
    assert written_out([short]) == [atoms(whole)]


@pytest.mark.parametrize(("short", "whole"), JAPANESE)
def test_japanese_shorthand_never_grows_a_name_already_whole(short: str, whole: str) -> None:
    assert written_out([whole]) == runs(whole)
    assert "".join(written_out([short])[0]) == "".join(written_out([whole])[0])


@pytest.mark.parametrize(("query", "model", "trim", "part"), [
    ("sambar VR-2 oil filter", "Sambar", "VR-2", "oil filter"),
    ("vivio RX-R climber oil filter", "Vivio RX-R", "Climber", "oil filter"),
    ("acty attack clutch disc", "Acty", "Attack", "clutch disc"),
    ("acty SDX air filter", "Acty", "SDX", "air filter"),
    ("hijet climber brake shoe", "Hijet", "Climber", "brake shoe"),
    ("minicab panel van wiper blade", "Minicab", "panel van", "wiper blade"),
    ("carry dump oil filter", "Carry", "dump truck", "oil filter"),
    ("acty crawler fan belt", "Acty", "crawler", "fan belt"),
    ("acty diff-lock oil filter", "Acty", "diff lock", "oil filter"),
    ("big cab minicab air filter", "Minicab", "big cab", "air filter"),
    ("sambar tracter oil filter", "Sambar", "Tractor", "oil filter"),
    ("sambar traktor oil filter", "Sambar", "Tractor", "oil filter"),
    ("ハイゼットダンプ オイルフィルター", "Hijet", "dump truck", "oil filter"),
])  # fmt: skip
def test_a_trim_is_a_word_about_the_vehicle(catalog: Catalog, query: str, model: str, trim: str, part: str) -> None:
    understood = catalog.search(query).understood
    assert [vehicle.model for vehicle in understood.vehicles] == [model]
    assert list(understood.words) == [part]
    assert trim in understood.trims
    assert not understood.corrected


@pytest.mark.parametrize(("query", "trims"), [
    ("軽トラ バッテリー", ("kei truck",)),
    ("kei dump battery", ("dump truck",)),
    ("kei van battery 4wd", ("kei van", "4WD")),
])  # fmt: skip
def test_a_kind_of_vehicle_is_not_dropped_nor_taken_for_a_suzuki_kei(
    catalog: Catalog, query: str, trims: tuple[str, ...]
) -> None:
    understood = catalog.search(query).understood
    assert understood.trims == trims
    assert not understood.vehicles
    assert list(understood.words) == ["battery"]


def test_what_a_part_is_called_stays_a_part(catalog: Catalog) -> None:
    assert list(catalog.search("diff-lock switch acty").understood.words) == ["diff lock switch"]
    assert "dump bed" in catalog.search("ダンプ キャリイ").understood.words


def test_every_word_about_vehicles_is_read_as_one(catalog: Catalog) -> None:
    lost = {
        word: catalog.search(f"{word} battery").understood
        for name, words in VEHICLE_WORDS.items()
        for word in words
        if name not in catalog.search(f"{word} battery").understood.trims
    }
    assert not lost
