"""How far two makers' figures for one part may differ: what a fitter measures on both decides."""

from __future__ import annotations

import pytest

from partsref.answer.crossref.contradictions import agreements, alike, contradictions, decides, disagreements, profile
from partsref.reads.link_rows import Measure


def apart(name: str, one: str, other: str) -> bool:
    return bool(contradictions(profile([_measure(name, one)]), profile([_measure(name, other)])))


def _measure(name: str, value: str) -> Measure:
    figure, _, unit = value.partition(" ")
    return Measure(name, figure, unit)


@pytest.mark.parametrize(
    ("name", "one", "same", "other"),
    [
        ("height", "100 mm", "105 mm", "106 mm"),
        ("length", "100 mm", "105 mm", "106 mm"),
        ("width", "100 mm", "105 mm", "106 mm"),
        ("thickness", "13.2 mm", "16 mm", "17 mm"),
        ("outer diameter", "100 mm", "103 mm", "104 mm"),
        ("inner diameter", "100 mm", "103 mm", "104 mm"),
        ("diameter", "100 mm", "103 mm", "104 mm"),
        ("thread reach", "19 mm", "20 mm", "26.5 mm"),
        # Rounded to whole millimetres, up or down, however small.
        ("inner diameter", "6 mm", "7 mm", "7.1 mm"),
        ("teeth", "24", "24", "25"),
        ("spline teeth", "20", "20", "21"),
        ("number of teeth", "113", "113", "114"),
        ("ribs", "4", "4", "5"),
        ("number of ribs", "4", "4", "3"),
        ("pins", "3", "3", "4"),
        ("number of pins", "3", "3", "2"),
    ],
)
def test_a_figure_decides_from_here_on(name: str, one: str, same: str, other: str) -> None:
    assert decides(name)
    assert (apart(name, one, same), apart(name, same, one)) == (False, False)
    assert (apart(name, one, other), apart(name, other, one)) == (True, True)


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ('3/4"-16 UNF', '3/4"x16', False),
        ('3/4"-16 UNF', "M20x1.5", True),
        ("M20x1.5", "M20x1,5", False),
        ("M20x1.5", "M20", False),
        ("M12x1.25", "M12x1.5", True),
    ],
)
def test_a_thread_is_its_diameter_and_its_pitch(one: str, other: str, different: bool) -> None:
    ours, theirs = (profile([Measure("thread size", value, "")]) for value in (one, other))
    assert bool(contradictions(ours, theirs)) == different
    assert agreements(ours, theirs) == ([] if different else ["thread size"])


def test_what_says_nothing_of_the_fit_never_decides() -> None:
    assert not decides("weight")
    assert not apart("weight", "100 g", "900 g")
    assert not apart("height", "100 mm", "tall")


def test_a_block_turned_is_the_same_block() -> None:
    lying = profile([_measure("height", "40 mm"), _measure("length", "200 mm")])
    standing = profile([_measure("height", "200 mm"), _measure("length", "40 mm")])
    another = profile([_measure("height", "200 mm"), _measure("length", "80 mm")])
    assert contradictions(lying, standing) == ()
    assert contradictions(lying, another) != ()
    assert apart("outer diameter", "40 mm", "200 mm")


def test_sources_of_one_part_that_measure_two_things_are_told() -> None:
    measured = [_measure("height", "100 mm"), _measure("height", "130 mm"), _measure("width", "50 mm")]
    assert [name for name, _ in disagreements(profile(measured))] == ["height"]


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("engine oil filter", "oil filter", True),
        ("air filter", "oil filter", False),
        ("ball joint boot", "ball joint", False),
        ("オイルフィルター", "oil filter", True),
        ("", "oil filter", True),
    ],
)
def test_two_names_of_a_kind_of_part(one: str, other: str, may_be: bool) -> None:
    assert alike(one, other) == alike(other, one) == may_be
