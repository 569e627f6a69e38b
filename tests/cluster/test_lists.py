"""A list goes to a cluster in few round trips, however many lines it has, and every line is answered as on the file."""

from __future__ import annotations

import random

import pytest
from cluster.compared import compare
from cluster.questions import lines

from partsref.api import Catalog
from partsref.cluster.reading import session, together
from partsref.cluster_catalog import ClusterCatalog

pytestmark = pytest.mark.cluster


@pytest.mark.parametrize(("slips", "most_trips"), [(0.0, 8), (0.3, 12), (1.0, 12)])
def test_two_hundred_lines_take_few_round_trips(
    slips: float, most_trips: int, on_file: Catalog, on_cluster: ClusterCatalog
) -> None:
    listed = lines(random.Random(15), on_file, 200, slips)
    done = compare(on_file, on_cluster, [listed], lambda c, asked: list(c.match(asked)))
    assert done.differences == []
    assert done.trips[0] <= most_trips


def test_what_is_let_go_of_for_room_is_asked_for_again(
    on_file: Catalog, on_cluster: ClusterCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = lines(random.Random(16), on_file, 60, 0.3)
    monkeypatch.setattr(session, "_MOST_KEPT", 20)
    done = compare(on_file, on_cluster, [listed], lambda c, asked: list(c.match(asked)))
    done.differences += compare(on_file, on_cluster, listed[:10], lambda c, n: c.cross_reference(n)).differences
    assert done.differences == []


def test_without_coroutines_the_same_is_answered(
    on_file: Catalog, on_cluster: ClusterCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "greenlet", None)
    listed = lines(random.Random(17), on_file, 20, 0.3)
    assert compare(on_file, on_cluster, [listed], lambda c, asked: list(c.match(asked))).differences == []
