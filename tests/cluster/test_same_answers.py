"""Whatever is asked, a cluster answers as the file does: every answer compared whole."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from typing import Any

import pytest
from cluster.compared import Compared, compare, drawn, slipped
from support import ROOT

from partsref.api import Catalog
from partsref.cluster_catalog import ClusterCatalog

pytestmark = pytest.mark.cluster
rng = random.Random(15)


def numbers(catalog: Catalog) -> list[str]:
    return [row[0] for row in catalog.connection.execute("SELECT number FROM part ORDER BY id")]


def keys(catalog: Catalog) -> list[str]:
    return [row[0] for row in catalog.connection.execute("SELECT key FROM part WHERE length(key) > 5 ORDER BY id")]


def linked(catalog: Catalog) -> list[str]:
    sql = "SELECT number FROM part WHERE id IN (SELECT from_id FROM link UNION SELECT to_id FROM link) ORDER BY id"
    return [row[0] for row in catalog.connection.execute(sql)]


def parts(catalog: Catalog) -> list[tuple[str, str]]:
    sql = "SELECT maker.name, number FROM part JOIN maker ON maker.id = maker_id ORDER BY part.id"
    return [(row[0], row[1]) for row in catalog.connection.execute(sql)]


def vehicles(catalog: Catalog) -> list[tuple[str, str, str]]:
    return catalog.connection.execute("SELECT DISTINCT make, model, chassis FROM vehicle ORDER BY 1, 2, 3").fetchall()


def questions() -> list[str]:
    with (ROOT / "tests/relevance/queries.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["query"] for row in csv.DictReader(file)})


def fragments(catalog: Catalog) -> list[str]:
    found = []
    for key in keys(catalog):
        length = rng.randint(3, 7)
        at = rng.randrange(max(1, len(key) - length + 1))
        found.append(key[at : at + length])
    return found


def worn(catalog: Catalog) -> list[str]:
    places = [(key, rng.randrange(len(key))) for key in keys(catalog)]
    return [key[:at] + rng.choice("?*") + key[at + 1 :] for key, at in places]


def found(catalog: Catalog, number: str) -> Any:
    return catalog.find(number)


Ask = Callable[[Catalog, Any], Any]
KINDS: dict[str, tuple[int, int, Callable[[Catalog], list[Any]], Ask]] = {
    "an exact number": (300, 2, numbers, found),
    "a number with a slip": (150, 8, lambda c: [slipped(rng, key) for key in keys(c)], found),
    "a number with two slips": (100, 8, lambda c: [slipped(rng, slipped(rng, key)) for key in keys(c)], found),
    "a piece of a number": (80, 6, fragments, found),
    "a worn label": (60, 6, worn, found),
    "a cross-reference": (120, 5, linked, lambda c, number: c.cross_reference(number)),
    "a search": (50, 10, lambda _: questions(), lambda c, query: c.search(query)),
    "a part's sheet": (50, 5, parts, lambda c, part: c.part_sheet(*part)),
    "a vehicle's sheet": (15, 10, vehicles, lambda c, vehicle: c.vehicle_sheet(*vehicle)),
    "what a number says of itself": (50, 1, numbers, lambda c, number: c.explain(number)),
    "vehicles": (12, 5, lambda c: [row[1] for row in vehicles(c)], lambda c, query: c.vehicles(query)),
    "the models": (1, 5, lambda _: [None], lambda c, _: c.models()),
    "figures": (1, 1, lambda _: [None], lambda c, _: (c.counts(), c.parts_by_trust(), c.sources(), c.state())),
}
"""Kind of question: how many every day, the most round trips, what may be asked, how."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_cluster_answers_as_the_file_does(kind: str, on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    every_day, most_trips, items, ask = KINDS[kind]
    done = compare(on_file, on_cluster, drawn(rng, items(on_file), every_day), ask)
    assert done.asked
    assert done.differences == []
    assert max(done.trips) <= most_trips


def test_a_whole_number_takes_one_round_trip(on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    whole = [key for key in keys(on_file) if len(key) > 6]
    assert set(compare(on_file, on_cluster, drawn(rng, whole, 60), found).trips) == {1}


def test_a_list_is_answered_line_by_line_as_on_the_file(on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    lines = [*drawn(rng, numbers(on_file), 180), "", "no number", *(slipped(rng, k) for k in keys(on_file)[:20])]
    done: Compared = compare(on_file, on_cluster, [lines], lambda c, asked: list(c.match(asked)))
    assert done.differences == []
