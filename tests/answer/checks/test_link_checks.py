from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.checks import link_checks
from partsref.answer.checks.link_checks import findings


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path / "small.db")


def said(small: Small) -> list[tuple[str, str]]:
    return [(finding.kind, finding.text) for finding in findings(small.reader())]


def test_nothing_is_found_in_a_sound_catalogue(small: Small) -> None:
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204", "Suzuki 16510-81403"])
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01")
    assert said(small) == []


def test_a_circle_is_told_once(small: Small) -> None:
    small.link("Suzuki 16510-61A20", "superseded_by", "Suzuki 16510-61A00")
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01")
    small.link("Suzuki 16510-61A01", "superseded_by", "Suzuki 16510-61A20")
    small.link("Suzuki 16510-61A01", "superseded_by", "Suzuki 16510-61A21")
    circle = "Suzuki 16510-61A00 to Suzuki 16510-61A01 to Suzuki 16510-61A20 to Suzuki 16510-61A00"
    assert said(small) == [("circle", f"superseded in a circle: {circle}")]


def test_two_claimants_that_contradict_each_other(small: Small) -> None:
    small.equivalents("Bosch 66", ["Daihatsu 15601-87705"])
    small.equivalents("Bosch 87", ["Daihatsu 15601-87705"])
    small.measure("Bosch 66", height="66 mm")
    small.measure("Bosch 87", height="87 mm")
    assert said(small) == [
        (
            "contradiction",
            "Bosch 87 and Bosch 66 are both said to replace Daihatsu 15601-87705, but differ:"
            " height 87 mm against 66 mm",
        )
    ]


@pytest.mark.parametrize(("claimants", "more"), [(2, 0), (3, 2), (4, 5)])
def test_of_more_claimants_that_contradict_one_pair_is_told_and_the_rest_counted(
    small: Small, claimants: int, more: int
) -> None:
    for n in range(claimants):
        small.equivalents(f"Bosch {n}", ["Daihatsu 15601-87705"])
        small.measure(f"Bosch {n}", height=f"{66 + 20 * n} mm")
    [found] = findings(small.reader())
    told = dict(found.reason.arguments)
    assert (told["one"], told["other"], told.get("more", 0)) == ("Bosch 1", "Bosch 0", more)
    assert [part.number for part in found.parts] == ["15601-87705", "1", "0"]


def test_an_equivalent_told_the_wrong_way_round(small: Small) -> None:
    small.link("Bosch 1", "equivalent", "Daihatsu 15601-87204")
    assert [kind for kind, _ in said(small)] == ["direction"]


def test_numbers_that_read_alike_or_lost_a_zero(small: Small) -> None:
    for number in ("NGK DCPR7EIX-P", "NGK DCPR7E1X-P", "Daihatsu 04491-97217", "Daihatsu 449197217", "Wix 449197217"):
        small.part(number)
    assert said(small) == [
        ("misspelling", "NGK DCPR7E1X-P and NGK DCPR7EIX-P read alike: one may be a misspelling of the other"),
        (
            "misspelling",
            "Daihatsu 04491-97217 and Daihatsu 449197217 differ by a leading zero:"
            " one may be a misspelling of the other",
        ),
    ]


def test_a_group_too_large_to_be_one_part(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_checks, "LARGE_GROUP", 3)
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204", "Suzuki 16510-81403"])
    small.equivalents("Wix 2", ["Suzuki 16510-81403"])
    small.equivalents("Wix 3", ["Mazda AY01-14-300"])
    assert said(small) == [
        (
            "large group",
            "4 parts are linked into one group; Suzuki 16510-81403 has most links, 2: check them",
        )
    ]
