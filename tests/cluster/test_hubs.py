"""A part that thousands are linked with is met near every other one: it costs no round trips and no lines of a list."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing

import pytest
from bench.large import Size
from bench.published import fill
from cluster.compared import compare
from cluster.nodes import Nodes
from cluster.questions import lines

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import read_address
from partsref.cluster.access.wire import Wire
from partsref.cluster.publishing.publish import publish
from partsref.cluster_catalog import ClusterCatalog

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def both(nodes: Nodes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Catalog, ClusterCatalog]]:
    """A made-up catalogue with a part that most records replace, as a file and published."""
    path = tmp_path_factory.mktemp("hubs") / "hubs.db"
    fill(path, Size(900, 600, 5, 100, 590))
    place = read_address(nodes.place("hubs"))
    with closing(Wire(place)) as wire:
        publish(path, wire)
    with Catalog(path) as on_file, ClusterCatalog(place) as on_cluster:
        yield on_file, on_cluster


def test_a_cross_reference_near_a_hub_takes_five_at_most(both: tuple[Catalog, ClusterCatalog]) -> None:
    numbers = [row[0] for row in both[0].connection.execute("SELECT number FROM part ORDER BY id")]
    done = compare(*both, random.Random(15).sample(numbers, 25), lambda c, number: c.cross_reference(number))
    assert done.differences == []
    assert max(done.trips) <= 5


@pytest.mark.parametrize("slips", [0.0, 0.3])
def test_a_list_of_several_rounds_is_answered_as_on_the_file(
    slips: float, both: tuple[Catalog, ClusterCatalog]
) -> None:
    listed = lines(random.Random(15), both[0], 450, slips)
    done = compare(*both, [listed], lambda c, asked: list(c.match(asked)))
    assert done.differences == []
    assert done.trips[0] <= 30
