"""Whatever is asked, a cluster answers as the file does: every answer compared whole."""

from __future__ import annotations

import random

import pytest
from cluster.compared import compare, drawn
from cluster.questions import KINDS
from cluster.questions import drawn as questions

from partsref.api import Catalog
from partsref.assistant.tools import Tools
from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.cluster_catalog import ClusterCatalog

pytestmark = pytest.mark.cluster


@pytest.mark.parametrize("kind", KINDS)
def test_a_cluster_answers_as_the_file_does(kind: str, on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    told = KINDS[kind]
    done = compare(on_file, on_cluster, questions(told, random.Random(15), on_file, told.every_day), told.ask)
    assert done.asked
    assert done.differences == []
    assert max(done.trips) <= told.most_trips


def test_a_whole_number_takes_one_round_trip(on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    rows = on_file.connection.execute("SELECT key FROM part WHERE length(key) > 6 ORDER BY id").fetchall()
    whole = drawn(random.Random(15), [row[0] for row in rows], 60)
    assert set(compare(on_file, on_cluster, whole, lambda c, n: c.find(n)).trips) == {1}


def test_a_cross_reference_takes_five_at_most(on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    sql = "SELECT number FROM part WHERE id IN (SELECT from_id FROM link UNION SELECT to_id FROM link) ORDER BY id"
    linked = drawn(random.Random(15), [row[0] for row in on_file.connection.execute(sql)], 80)
    done = compare(on_file, on_cluster, linked, lambda c, n: c.cross_reference(n))
    assert done.differences == []
    assert max(done.trips) <= 5


def test_a_search_naming_two_numbers_takes_ten_at_most(on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    drawn_from = random.Random(15)
    numbers = [row[0] for row in on_file.connection.execute("SELECT number FROM part ORDER BY id")]
    asked = [f"{drawn_from.choice(numbers)} {drawn_from.choice(numbers)}" for _ in range(24)]
    asked += [f"{two} Suzuki Carry oil filter" for two in asked[:6]]
    done = compare(on_file, on_cluster, asked, lambda c, query: c.search(query))
    assert done.differences == []
    assert max(done.trips) <= 8


@pytest.mark.parametrize("kind", ["find: unknown", "find: a slip", "find: two slips"])
def test_a_number_nobody_carries_takes_five_at_most(kind: str, on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    asked = questions(KINDS[kind], random.Random(16), on_file, 25)
    done = compare(on_file, on_cluster, asked, KINDS[kind].ask)
    assert done.differences == []
    assert max(done.trips) <= 5


def test_an_assistant_is_told_the_same(on_file: Catalog, on_cluster: ClusterCatalog) -> None:
    place = on_cluster.place
    assert isinstance(place, ClusterAddress)
    for asked in ("16510-61A20", "16510-61A0l"):
        assert Tools(place).find(asked) == Tools(on_file.path).find(asked)
    assert Tools(place).search("acty ha4 oil filter") == Tools(on_file.path).search("acty ha4 oil filter")
