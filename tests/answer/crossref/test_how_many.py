"""How many of each are named, compared and carried over before the rest is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.crossref.cross_reference import cross_reference, surest
from partsref.model_crossref import CrossReference
from partsref.store.write.batch import OfferSaid

NUMBER = "Suzuki 16510-61A00"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path / "small.db")


def asked(small: Small, named: str = NUMBER) -> CrossReference:
    return cross_reference(small.reader(), small.ids[named], named)


@pytest.mark.parametrize(("stated", "fits"), [(8, 8), (9, 8)])
def test_the_vehicles_of_eight_replacements_are_told(small: Small, stated: int, fits: int) -> None:
    for n in range(stated):
        small.equivalents(f"Bosch {n}", [NUMBER])
        small.writer.fitment(small.ids[f"Bosch {n}"], "Suzuki", "Carry", f"DA{n}", "s1")
    assert len(asked(small).fits) == fits


@pytest.mark.parametrize(("stated", "offers"), [(20, 21), (21, 21)])
def test_the_offers_of_twenty_replacements_stand_beside_its_own(small: Small, stated: int, offers: int) -> None:
    small.part(NUMBER)
    for n in range(stated):
        small.equivalents(f"Bosch {n}", [NUMBER])
    for part_id in small.ids.values():
        small.writer.offer(part_id, OfferSaid(*("",) * len(OfferSaid._fields)), "s1")
    assert len(asked(small).offers) == offers


@pytest.mark.parametrize(("apart", "named", "rest"), [(10, 10, 0), (11, 10, 1), (13, 10, 3)])
def test_ten_that_do_not_interchange_are_named_and_the_rest_counted(
    small: Small, apart: int, named: int, rest: int
) -> None:
    small.part("Bosch 1", category="oil filter")
    small.equivalents("Bosch 1", [NUMBER])
    for n in range(apart):
        small.part(f"Wix {n}", category="air filter")
        small.equivalents(f"Wix {n}", [NUMBER])
    told = [dict(reason.arguments) for reason in asked(small, "Bosch 1").against if "interchange" in reason.code]
    assert len([one for one in told if "part" in one]) == named
    assert [one["count"] for one in told if "count" in one] == ([rest] if rest else [])


@pytest.mark.parametrize(("colours", "shown", "at_least"), [(49, 49, False), (51, 50, True)])
def test_fifty_colours_of_one_number_are_shown(small: Small, colours: int, shown: int, at_least: bool) -> None:
    small.part("Suzuki 77860-84F51")
    for n in range(colours):
        small.part(f"Suzuki 77860-84F51-Z{n:02}")
    found = asked(small, "Suzuki 77860-84F51")
    assert [e.relation for e in found.equivalents] == ["base"] * shown
    assert (found.known, found.known_at_least) == (shown, at_least)


def test_of_what_contradicts_a_stated_part_three_are_named(small: Small) -> None:
    for n in range(6):
        small.part(f"Bosch {n}", category="oil filter")
        small.equivalents(f"Bosch {n}", [NUMBER])
        small.measure(f"Bosch {n}", height=f"{100 + 20 * n} mm")
    found = {e.number: e.against for e in asked(small).equivalents}
    assert {number: len(against) for number, against in found.items()} == {str(n): 3 for n in range(6)}


def test_the_surest_are_shown_and_how_many_are_known_is_said(small: Small) -> None:
    small.source("s2", "B")
    for n in range(4):
        small.equivalents(f"Bosch {n}", [NUMBER], "s2" if n == 3 else "s1")
    whole = asked(small)
    assert surest(whole, 4) == whole
    fewer = surest(whole, 2)
    assert [e.number for e in fewer.equivalents] == ["0", "1"]
    assert [str(remark) for remark in fewer.remarks] == ["4 parts are known; the 2 surest are shown"]
    assert (set(whole.sources), set(fewer.sources)) == ({"s1", "s2"}, {"s1"})
