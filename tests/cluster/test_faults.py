"""Nodes die and come back: every answer is whole and right, or a clear error. The last tests of the cluster's life."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cluster.nodes import Nodes
from cluster.reading_on import Reading
from support import Ran

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import ClusterAddress, read_address
from partsref.cluster.access.wire import ClusterError, Wire
from partsref.cluster.publishing.publish import publish
from partsref.cluster_catalog import ClusterCatalog

pytestmark = pytest.mark.cluster
Run = Callable[..., Ran]


def test_a_node_and_the_manager_die_during_reads_and_a_publish_and_no_answer_is_wrong(
    nodes: Nodes, on_file: Catalog, seed_place: ClusterAddress, fresh_db: Path
) -> None:
    nodes.wait_until_whole()
    manager = nodes.manager()
    other = next(node for node in (1, 2, 3) if node != manager)
    with Reading(on_file, seed_place) as reading:
        reading.more(30)
        nodes.kill(other)
        reading.more(60)
        nodes.start_again(other)
        nodes.wait_until_whole()
        reading.more(30)
        nodes.kill(manager)
        place = read_address(nodes.place("faults"))
        with closing(Wire(place)) as wire:
            try:
                publish(fresh_db, wire)
            except ClusterError as error:  # Told plainly; the next one heals it.
                print(error)
                publish(fresh_db, wire)
        reading.more(60)
    nodes.start_again(manager)
    nodes.wait_until_whole()
    assert reading.wrong == []
    assert set(reading.came) == {"right"}, reading.came
    with ClusterCatalog(place) as catalog:
        assert catalog.cross_reference("16510-73001") == on_file.cross_reference("16510-73001")


def test_two_of_three_nodes_dead_is_a_clear_error_and_no_partial_answer(
    nodes: Nodes, seed_place: ClusterAddress, seed_db: Path, partsref: Run
) -> None:
    nodes.wait_until_whole()
    manager = nodes.manager()
    dead = [next(node for node in (1, 2, 3) if node != manager), manager]
    for node in dead:
        nodes.kill(node)
    [alive] = {1, 2, 3} - set(dead)
    with Catalog(seed_db) as on_file:
        rows = on_file.connection.execute("SELECT number FROM part ORDER BY id LIMIT 4").fetchall()
        for (number,) in rows:
            whole = partsref("find", number, "--json", "--db", seed_db)
            for place in (seed_place, nodes.place("seed", only=alive)):
                asked = partsref("find", number, "--json", "--db", place)
                if asked.status == 0:  # One node has a copy of all: an answer is whole or none.
                    assert asked.json == whole.json
                else:
                    assert (asked.status, asked.out) == (2, "")
                    assert asked.err.startswith(f"partsref: {place}: ")
                    assert len(asked.err.splitlines()) == 1
    refused = partsref("publish", nodes.place("late"), "--db", seed_db)
    assert refused.status == 2
    for node in dead:
        nodes.start_again(node)
    nodes.wait_until_whole(copies=False)
    assert partsref("find", rows[0][0], "--db", seed_place).status == 0
