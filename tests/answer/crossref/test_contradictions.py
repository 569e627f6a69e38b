"""What rules two parts out, each rule and each tolerance at its edge."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import Small, told

from partsref.answer.crossref.contradictions import contradictions, disagreements, profile
from partsref.answer.crossref.cross_reference import cross_reference
from partsref.reads.link_rows import Measure


def apart(name: str, one: str, other: str, unit: str = "mm") -> bool:
    return bool(contradictions(profile([Measure(name, one, unit)]), profile([Measure(name, other, unit)])))


EDGES = [
    # measure, value, still the same, another part: a share of the larger of the two
    ("height", "100", "95", "94"),
    ("length", "100", "95", "94"),
    ("width", "100", "95", "94"),
    ("thickness", "15", "12", "11"),
    ("outer diameter", "100", "97", "96"),
    ("inner diameter", "100", "97", "96"),
    ("diameter", "100", "97", "96"),
    ("thread reach", "19", "20", "26.5"),
    ("inner diameter", "20", "21", "21.5"),  # rounding: one millimetre
    ("teeth", "25", "25", "26"),
    ("ribs", "4", "4", "5"),
    ("thread", "M20x1.5", "M20 x 1,5", "M20x1.25"),
    ("thread", "3/4-16 UNF", '3/4" 16 UNF-2B', "M20x1.5"),
]


@pytest.mark.parametrize(("name", "value", "same", "other"), EDGES)
def test_each_tolerance_at_its_edge(name: str, value: str, same: str, other: str) -> None:
    assert not apart(name, value, same)
    assert apart(name, value, other)


SIDES = [
    ("ドライブシャフト 助手席側", "ドライブシャフト 運転席側"),
    ("mirror, nearside", "mirror, offside"),
    ("アッパーアーム", "ロアアーム"),
    ("tie rod end, inner", "tie rod end, outer"),
    ("左前", "右前"),
    ("front left", "rear left"),
]


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_opposite_sides_contradict_in_any_words(one: str, other: str) -> None:
    assert contradictions(profile(positions=[one]), profile(positions=[other]))
    assert not contradictions(profile(positions=[one]), profile(positions=[one]))


def test_a_measured_contradiction_names_measure_values_and_sources(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.equivalents("Bosch 66", ["Daihatsu 15601-87705"])
    small.equivalents("Bosch 87", ["Daihatsu 15601-87705"])
    small.measure("Bosch 66", height="66 mm")
    small.measure("Bosch 87", height="87 mm")
    (reason,) = cross_reference(small.reader(), small.ids["Bosch 66"]).against
    assert reason.as_json() == {
        "code": "does_not_interchange",
        "part": "Bosch 87",
        "reasons": [
            {"code": "measured_apart", "measure": "height", "one": ["87 mm"], "other": ["66 mm"], "sources": ["s1"]}
        ],
    }


def test_any_value_that_agrees_wins_and_what_the_sources_disagree_on_is_told(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204"])
    small.equivalents("Wix 2", ["Daihatsu 15601-87204"])
    small.measure("Bosch 1", outer_diameter="66 mm")
    small.measure("Wix 2", outer_diameter="66 mm")
    small.measure("Wix 2", outer_diameter="87 mm")
    reader = small.reader()
    assert told(cross_reference(reader, small.ids["Bosch 1"]))["Wix 2"] == ("derived", "alternative")
    assert cross_reference(reader, small.ids["Wix 2"]).conflicts == (
        "the sources disagree on its outer diameter: 66 mm or 87 mm (source s1)",
    )


def test_figures_that_agree_are_no_disagreement() -> None:
    agreeing = profile([Measure("height", "66", "mm"), Measure("height", "66.5", "mm"), Measure("height", "2.6", "in")])
    assert list(disagreements(agreeing)) == []


def test_two_makers_that_print_one_number_and_mean_two_threads_are_shown(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.part("Changan 16510-81420", kind="oem")
    small.equivalents("Bosch 58", ["Suzuki 16510-81420"])
    small.equivalents("Ashika 18", ["Changan 16510-81420"])
    small.measure("Bosch 58", thread="3/4-16")
    small.measure("Ashika 18", thread="M20x1.5")
    (conflict,) = cross_reference(small.reader(), small.ids["Suzuki 16510-81420"]).conflicts
    assert conflict.startswith("Changan 16510-81420 carries the same number, but may be another part:")
    assert "thread 3/4-16 against M20x1.5" in conflict


def test_two_bearings_of_one_kit_are_pieces_and_no_alternatives(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.part("Suzuki 43400-60A00", category="wheel bearing kit")
    for bearing in ("Koyo 6207", "Koyo 6307"):
        small.part(bearing, category="wheel bearing")
        small.link("Suzuki 43400-60A00", "equivalent", bearing)
    found = cross_reference(small.reader(), small.ids["Koyo 6207"]).equivalents
    pieces = next(e for e in found if e.number == "6307")
    assert pieces.certainty == "possible"
    assert "a wheel bearing kit holds several pieces" in pieces.conflicts[0]
