from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from catalogues import Small, told

from partsref.answer.crossref.cross_reference import cross_reference, surest
from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.answer.crossref.same_number import same_number_apart
from partsref.errors import NotFoundError
from partsref.model_crossref import CrossReference
from partsref.store.read.links import StoredGraph

Ask = Callable[[str], CrossReference]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path / "small.db")


def asking(small: Small) -> Ask:
    reader = small.reader()
    return lambda named: cross_reference(reader, small.ids[named], named)


def test_one_step_is_stated_two_numbers_of_one_record_are_derived_more_is_possible(small: Small) -> None:
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204", "Suzuki 16510-81403"])
    small.equivalents("Wix 2", ["Suzuki 16510-81403", "Mazda AY01-14-300"])
    ask = asking(small)

    assert told(ask("Daihatsu 15601-87204")) == {
        "Bosch 1": ("stated", "equivalent"),
        "Suzuki 16510-81403": ("derived", "alternative"),
        "Wix 2": ("possible", "alternative"),
    }
    assert told(ask("Bosch 1")) == {
        "Daihatsu 15601-87204": ("stated", "equivalent"),
        "Suzuki 16510-81403": ("stated", "equivalent"),
        "Wix 2": ("derived", "alternative"),
        "Mazda AY01-14-300": ("possible", "alternative"),
    }


def test_every_hop_is_shown_with_its_source(small: Small) -> None:
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204", "Suzuki 16510-81403"])
    answer = asking(small)("Daihatsu 15601-87204")

    alternative = next(e for e in answer.equivalents if e.maker == "Suzuki")
    assert [(s.maker, s.number, s.relation, s.sources) for s in alternative.path] == [
        ("Bosch", "1", "equivalent", ("s1",)),
        ("Suzuki", "16510-81403", "replaces", ("s1",)),
    ]
    assert set(answer.sources) == {"s1"}


def test_a_new_number_serves_for_the_old_one_but_not_the_old_for_the_new(small: Small) -> None:
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01")
    small.link("Suzuki 16510-61A01", "superseded_by", "Suzuki 16510-61A20")
    small.link("Suzuki 16510-61A20", "equivalent", "Wix 2")
    ask = asking(small)

    old = ask("Suzuki 16510-61A00")
    assert told(old) == {
        "Suzuki 16510-61A01": ("stated", "superseded_by"),
        "Suzuki 16510-61A20": ("derived", "superseded_by"),
        "Wix 2": ("derived", "equivalent"),
    }
    assert old.current is not None
    assert old.current.number == "16510-61A20"
    assert old.part.status == "superseded"

    new = ask("Suzuki 16510-61A20")
    assert told(new)["Suzuki 16510-61A01"] == ("possible", "supersedes")
    assert new.current is None
    assert new.part.status == "unknown"


def test_a_supersession_somebody_only_infers_is_told_as_that(small: Small) -> None:
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01", inferred=True)
    answer = asking(small)("Suzuki 16510-61A00")

    assert answer.current is not None
    assert answer.part.status == "unknown"
    assert answer.conflicts == (
        "Suzuki 16510-61A01 probably replaces Suzuki 16510-61A00, but no source says it outright: ask before you order",
    )


def test_a_supersession_circle_is_reported_and_not_looped(small: Small) -> None:
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01")
    small.link("Suzuki 16510-61A01", "superseded_by", "Suzuki 16510-61A00")
    answer = asking(small)("Suzuki 16510-61A00")

    assert answer.current is None
    assert answer.conflicts == (
        "the sources supersede in a circle: Suzuki 16510-61A00 to Suzuki 16510-61A01 to Suzuki 16510-61A00",
    )


def test_a_contested_number_passes_nothing_on(small: Small) -> None:
    small.equivalents("Bosch 66", ["Daihatsu 15601-87705", "Daihatsu 15601-87204", "Suzuki 16510-81403"])
    small.equivalents("Bosch 87", ["Daihatsu 15601-87705", "Suzuki 16510-61A01"])
    small.measure("Bosch 66", height="66 mm")
    small.measure("Bosch 87", height="87 mm")
    ask = asking(small)

    contested = ask("Daihatsu 15601-87705")
    assert {n: c for n, (c, _) in told(contested).items()} == {
        "Bosch 66": "stated",
        "Bosch 87": "stated",
        "Daihatsu 15601-87204": "possible",
        "Suzuki 16510-81403": "possible",
        "Suzuki 16510-61A01": "possible",
    }
    assert contested.equivalents[0].conflicts == ("Bosch 87: height 66 mm against 87 mm (source s1)",)

    beside = told(ask("Daihatsu 15601-87204"))
    assert beside["Daihatsu 15601-87705"][0] == "possible"
    assert beside["Suzuki 16510-81403"][0] == "derived"
    assert "Bosch 87" not in beside
    assert "Suzuki 16510-61A01" not in beside

    filtered = ask("Bosch 66")
    assert "Bosch 87" not in told(filtered)
    assert filtered.conflicts == ("Bosch 87 does not interchange: height 87 mm against 66 mm (source s1)",)


def test_what_is_inferred_or_unverified_is_only_possible(small: Small) -> None:
    small.source("hobby", "D")
    small.link("Suzuki 16510-61A01", "equivalent", "Wix 1", inferred=True)
    small.link("Suzuki 16510-61A01", "equivalent", "Wix 2", "hobby")
    small.link("Suzuki 16510-61A01", "equivalent", "Wix 3", "hobby")
    small.link("Suzuki 16510-61A01", "equivalent", "Wix 3")
    certainties = {n: c for n, (c, _) in told(asking(small)("Suzuki 16510-61A01")).items()}

    assert certainties == {"Wix 3": "stated", "Wix 1": "possible", "Wix 2": "possible"}


def test_the_same_number_of_another_brand_is_told_apart(small: Small) -> None:
    small.part("Daihatsu 15601-87204")
    small.part("Toyota 15601-87204")
    answer = asking(small)("Daihatsu 15601-87204")

    assert [(p.maker, p.number) for p in answer.also] == [("Toyota", "15601-87204")]
    assert answer.equivalents == ()


def test_an_unknown_part_is_not_found(small: Small) -> None:
    with pytest.raises(NotFoundError):
        cross_reference(small.reader(), 12345)


def test_the_record_of_a_bare_fuel_pump_names_tank_units_that_do_not_interchange(small: Small) -> None:
    for number in ("15100-68K01", "15100-M79F02"):
        small.link(f"Suzuki {number}", "equivalent", "Zoren ZRM1501179")
    small.part("Zoren ZRM1501179", category="fuel pump")
    ask = asking(small)

    assert told(ask("Zoren ZRM1501179"))["Suzuki 15100-68K01"] == ("stated", "equivalent")
    unit = next(e for e in ask("Suzuki 15100-68K01").equivalents if e.number == "15100-M79F02")
    assert unit.certainty == "possible"
    assert unit.conflicts == ("one may be only a piece of the other: a fuel pump is on its record",)


def test_a_kit_that_lost_its_leading_zero_is_still_no_single_piece(small: Small) -> None:
    """From public article records: pad sets and a piece of the caliper, on one record."""
    small.equivalents("Hi-Q SP1456", ["Lexus 446548110", "Lexus 0446548080", "Lexus 47746-0W070-00"])
    answer = asking(small)("Lexus 446548110")

    assert told(answer)["Lexus 0446548080"] == ("derived", "alternative")
    piece = next(e for e in answer.equivalents if e.number == "47746-0W070-00")
    assert piece.certainty == "possible"
    assert piece.conflicts == ("Lexus numbers different kinds of part 04465 and 47746",)


def test_what_was_left_out_is_a_note_and_no_contradiction(small: Small) -> None:
    small.equivalents("Bosch 1", [f"Suzuki 16510-61A{number:02}" for number in range(10)])
    reader = small.reader()
    answer = surest(cross_reference(reader, small.ids["Bosch 1"]), 4)
    assert answer.notes == ("10 parts are known; the 4 surest are shown",)
    assert (len(answer.equivalents), answer.known, answer.known_at_least) == (4, 10, False)
    assert answer.conflicts == ()
    assert cross_reference(reader, small.ids["Bosch 1"]).notes == ()


def test_two_makers_that_print_one_number_are_told_apart_by_their_measures(small: Small) -> None:
    for named, height in (
        ("Suzuki 16510-81420", "65 mm"),
        ("Changan 16510-81420", "90 mm"),
        ("Wuling 16510-81420", "65 mm"),
    ):
        small.part(named, "oil filter")
        small.measure(named, height=height)
    reader = small.reader()
    graph = StoredGraph(reader.connection)
    one, *others = (small.ids[f"{maker} 16510-81420"] for maker in ("Suzuki", "Changan", "Wuling"))
    profiles = Profiles(graph, Neighbourhood(graph, one))
    [told_apart] = same_number_apart(graph, profiles, one, others)
    assert dict(told_apart.arguments)["part"] == "Changan 16510-81420"
    assert list(same_number_apart(graph, profiles, one, [])) == []
