"""One cluster for all tests that need one, and the seed catalogue published on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster.nodes import REQUIRED, Nodes, new_nodes, running_nodes, why_not

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import ClusterAddress, read_address
from partsref.cluster.access.wire import Wire
from partsref.cluster.publishing.publish import publish
from partsref.cluster_catalog import ClusterCatalog


@pytest.fixture(scope="session")
def nodes() -> Iterator[Nodes]:
    """Three nodes, running."""
    if (running := running_nodes()) is not None:
        yield running
        return
    if reason := why_not():
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    started = new_nodes()
    try:
        started.start()
        yield started
    finally:
        started.wipe()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Reference files are kept in a folder of the tests."""
    known = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if known is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = known


@pytest.fixture(scope="session")
def seed_place(nodes: Nodes, seed_db: Path) -> ClusterAddress:
    """The seed catalogue, published."""
    place = read_address(nodes.place("seed"))
    assert publish(seed_db, Wire(place)).whole
    return place


@pytest.fixture(scope="session")
def on_cluster(seed_place: ClusterAddress) -> Iterator[ClusterCatalog]:
    with ClusterCatalog(seed_place) as opened:
        yield opened


@pytest.fixture(scope="session")
def on_file(seed_db: Path) -> Iterator[Catalog]:
    with Catalog(seed_db) as opened:
        yield opened
