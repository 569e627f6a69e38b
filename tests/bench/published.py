"""A published catalogue beside its file: bytes, documents a second, latency, and what 1,000 changed parts cost.

`python tests/bench/published.py --parts 200000 --nodes 1 3` needs Java and Maven, see `tests/cluster/cluster.sh`. Both
engines are asked the same in one run and every answer is compared. Time it on a quiet machine, if there is one.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.large import Size, fill_large
from cluster.compared import differences, slipped
from cluster.nodes import Nodes, new_nodes, running_nodes

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import read_address
from partsref.cluster.access.wire import Wire
from partsref.cluster.publishing.publish import publish
from partsref.cluster_catalog import ClusterCatalog
from partsref.index import near
from partsref.store.file.database import open_writer, writing

CHANGED = 1_000


def main() -> None:
    """Make, publish, ask, change, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=int, default=200_000)
    parser.add_argument("--nodes", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--asked", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        path = Path(folder) / "parts.db"
        fill(path, given.parts)
        print(f"file: {given.parts:,} parts, {path.stat().st_size / given.parts:.0f} bytes a part")
        for size in given.nodes:
            nodes = running_nodes() or new_nodes()
            nodes.size = size
            is_own = running_nodes() is None
            if is_own:
                nodes.start()
            try:
                measure(path, nodes, given.parts, given.asked)
            finally:
                if is_own:
                    nodes.wipe()


def fill(path: Path, parts: int) -> None:
    """A made-up file with the index of near numbers."""
    fill_large(path, Size(parts * 6 // 10, parts - parts * 6 // 10, 200, 100, 5_000))
    connection = open_writer(path)
    with writing(connection, path):
        near.rebuild(connection)
    connection.close()


def measure(path: Path, nodes: Nodes, parts: int, asked: int) -> None:
    """One size of cluster."""
    place = read_address(nodes.place("bench"))
    with closing(Wire(place)) as wire:
        done = publish(path, wire)
        told = nodes.client().indices.stats(index="bench-*")["_all"]["primaries"]["store"]["size_in_bytes"]
        print(
            f"{nodes.size} nodes: published in {done.seconds:.0f} s, {done.sent / done.seconds:,.0f} documents/s,"
            f" {told / parts:.0f} bytes a part"
        )
    with Catalog(path) as on_file, ClusterCatalog(place) as on_cluster:
        drawn = random.Random(7)
        rows = on_file.connection.execute("SELECT number, key FROM part ORDER BY id").fetchall()
        some = drawn.sample(rows, asked)
        numbers = [row[0] for row in some]
        ask("find exact", on_file, on_cluster, numbers, lambda c, n: c.find(n))
        ask("find, a slip", on_file, on_cluster, [slipped(drawn, row[1]) for row in some], lambda c, n: c.find(n))
        ask("xref", on_file, on_cluster, numbers[: asked // 3], lambda c, n: c.cross_reference(n))
        lists = [numbers[at : at + 100] for at in range(0, asked, 100)]
        ask("match, 100 lines", on_file, on_cluster, lists, lambda c, some: list(c.match(some)))
    change(path)
    with closing(Wire(place)) as wire:
        done = publish(path, wire)
        print(f"{CHANGED:,} changed parts: {done.seconds:.1f} s, {done.sent} sent, whole: {done.whole}")
        for index in wire.indexes("bench*"):
            wire.delete(f"/{index}")


def change(path: Path) -> None:
    """Another status of some parts, as a load gives them."""
    connection = open_writer(path)
    with writing(connection, path):
        connection.execute(
            "UPDATE part SET status = 'current' WHERE id IN (SELECT id FROM part WHERE id % 97 = 0 LIMIT ?)", (CHANGED,)
        )
    connection.close()


def ask(
    name: str, on_file: Catalog, on_cluster: ClusterCatalog, asked: Sequence[Any], how: Callable[[Catalog, Any], Any]
) -> None:
    """Ask both, one after the other, compare, print."""
    took: dict[str, list[float]] = {"file": [], "cluster": []}
    differ = 0
    for question in asked:
        answers = []
        for engine, catalog in (("file", on_file), ("cluster", on_cluster)):
            started = time.perf_counter()
            answers.append(how(catalog, question))
            took[engine].append((time.perf_counter() - started) * 1_000)
        differ += any(True for _ in differences(*answers))
    p50 = {engine: median(times) for engine, times in took.items()}
    p95 = quantiles(took["cluster"], n=20)[-1] if len(asked) > 1 else p50["cluster"]
    print(
        f"  {name}: {len(asked)} asked, {differ} differ; file p50 {p50['file']:.2f} ms, cluster p50"
        f" {p50['cluster']:.1f} ms ({p50['cluster'] / p50['file']:.1f}x), p95 {p95:.1f} ms"
    )


if __name__ == "__main__":
    main()
