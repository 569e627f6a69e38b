"""What relatives share: each row of the table, and the sentences of people who ask."""

from __future__ import annotations

import pytest

from partsref.answer.search.shared_groups import OF_THE_ENGINE, OF_THE_VEHICLE, TABLE, shares
from partsref.api import Catalog

BY_ENGINE = {
    "engine", "ignition", "cooling", "belts", "intake", "fuel", "engine lubrication", "timing", "exhaust",
}  # fmt: skip
UNLESS = {
    **dict.fromkeys((*BY_ENGINE, "clutch", "transmission and driveline"), "engine"),
    **dict.fromkeys(("heating and air conditioning", "body", "lighting", "interior", "wipers and glass"), "body"),
    "brakes": "brakes",
}


@pytest.mark.parametrize("group", [row.group for row in TABLE])
def test_the_same_engine_shares_the_engines_own_groups_and_no_other(group: str) -> None:
    assert shares("engine", group, "", frozenset()) == (group in BY_ENGINE)


@pytest.mark.parametrize("group", [row.group for row in TABLE])
@pytest.mark.parametrize("relation", ["family", "series"])
def test_a_family_shares_a_group_unless_what_it_hangs_on_differs(relation: str, group: str) -> None:
    assert shares(relation, group, "", frozenset())  # type: ignore[arg-type]
    for what in ("engine", "body", "brakes"):
        assert shares(relation, group, "", frozenset({what})) == (UNLESS.get(group) != what)  # type: ignore[arg-type]


def test_every_group_of_the_catalogue_has_its_row(catalog: Catalog) -> None:
    groups = {row[0] for row in catalog.connection.execute("SELECT part_group FROM category WHERE part_group <> ''")}
    assert groups == {row.group for row in TABLE}


def test_the_exceptions_are_categories_of_the_catalogue(catalog: Catalog) -> None:
    groups = dict(catalog.connection.execute("SELECT name, part_group FROM category"))
    assert {groups[category] for category in OF_THE_VEHICLE} <= BY_ENGINE
    assert all(groups[category] not in BY_ENGINE for category in OF_THE_ENGINE)


@pytest.mark.parametrize("category", sorted(OF_THE_VEHICLE))
def test_a_radiator_is_made_to_the_body_not_the_engine(category: str) -> None:
    assert not shares("engine", "cooling", category, frozenset())


@pytest.mark.parametrize("category", sorted(OF_THE_ENGINE))
def test_an_alternator_is_made_to_the_engine(category: str) -> None:
    assert not shares("family", "electrical and charging", category, frozenset({"engine"}))


def test_twins_share_everything_and_an_unknown_group_is_not_the_engines() -> None:
    assert shares("twin", "lighting", "bulb", frozenset({"body", "engine"}))
    assert not shares("engine", "", "", frozenset())


@pytest.mark.parametrize("part", ["headlight bulb", "wheel bearing", "tie rod end", "brake pad", "mirror", "radiator"])
def test_an_acty_is_offered_no_bulb_or_bearing_of_a_beat(catalog: Catalog, part: str) -> None:
    assert not [hit for hit in catalog.search(f"acty HA4 {part}").hits if hit.related == "engine"]


@pytest.mark.parametrize("part", ["oil filter", "water pump", "distributor cap", "valve cover gasket", "timing belt"])
def test_an_acty_is_offered_the_engine_parts_of_a_beat_with_the_label(catalog: Catalog, part: str) -> None:
    answer = catalog.search(f"acty HA4 {part}")
    assert not answer.answered
    assert answer.hits[0].related == "engine"
    assert "for a related vehicle, not yours: Honda Beat PP1 (same engine E07A)" in answer.hits[0].why


def test_a_carry_with_an_f6a_gets_no_engine_part_of_a_carry_with_another_engine(catalog: Catalog) -> None:
    hits = catalog.search("carry DD51T oil filter", limit=60).hits
    assert hits
    assert not [hit for hit in hits if hit.fits.endswith(("DA16T", "DA63T"))]
