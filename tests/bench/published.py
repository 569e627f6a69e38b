"""A published catalogue beside its file: bytes, documents a second, latency, and what 1,000 changed parts cost.

`python tests/bench/published.py --parts 200000 --nodes 1 3` needs Java and Maven, see `tests/cluster/cluster.sh`. Both
engines are asked the same in one run and every answer is compared. Time it on a quiet machine, if there is one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.large import Size, fill_large
from cluster.compared import differences, slipped
from cluster.nodes import Nodes, new_nodes, running_nodes
from cluster.questions import lines

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import ClusterAddress, read_address
from partsref.cluster.access.wire import Wire
from partsref.cluster.publishing.publish import publish
from partsref.cluster_catalog import ClusterCatalog
from partsref.index import near
from partsref.store.file.database import open_writer, writing

CHANGED = 1_000
READERS = 4


def main() -> None:
    """Make, publish, ask, change, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=int, default=200_000)
    parser.add_argument("--nodes", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--asked", type=int, default=300)
    parser.add_argument("--lines", type=int, default=2_000, help="Lines of each list.")
    parser.add_argument("--kept", type=Path, help="A folder that keeps what was made for the next run.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        path = (given.kept or Path(folder)) / f"made-up-{given.parts}.db"
        if not path.exists():
            draft = Path(folder) / "draft.db"
            fill(draft, made_up(given.parts))
            shutil.move(draft, path)
        print(f"file: {given.parts:,} parts, {path.stat().st_size / given.parts:.0f} bytes a part")
        for size in given.nodes:
            nodes = running_nodes() or new_nodes()
            nodes.size = size
            is_own = running_nodes() is None
            if is_own:
                nodes.start()
            try:
                measure(path, nodes, given.parts, given.asked, given.lines)
            finally:
                if is_own:
                    nodes.wipe()


def made_up(parts: int) -> Size:
    """So many parts, and a hub that thousands replace."""
    return Size(parts * 6 // 10, parts - parts * 6 // 10, 200, 100, 5_000)


def fill(path: Path, size: Size) -> None:
    """A made-up file with the index of near numbers."""
    fill_large(path, size)
    connection = open_writer(path)
    with writing(connection, path):
        near.rebuild(connection)
    connection.close()


def measure(path: Path, nodes: Nodes, parts: int, asked: int, listed: int) -> None:
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
        for slips in (0.0, 0.3, 1.0):
            match(on_file, on_cluster, lines(drawn, on_file, listed, slips), f"{slips:.0%} with a slip")
    print(f"  {READERS} readers: {throughput(place, numbers):,.0f} exact finds a second")
    change(path)
    with closing(Wire(place)) as wire:
        done = publish(path, wire)
        print(f"{CHANGED:,} changed parts: {done.seconds:.1f} s, {done.sent} sent, whole: {done.whole}")
        for index in wire.indexes("bench*"):
            wire.delete(f"/{index}")


def match(on_file: Catalog, on_cluster: ClusterCatalog, asked: list[str], name: str) -> None:
    """A list on both: what a line takes, by the clock and of this process; the rest is the cluster's and the wire's."""
    answers, took = [], []
    on_cluster.wire.trips = 0
    for catalog in (on_file, on_cluster):
        clock, own = time.perf_counter(), time.process_time()
        answers.append(list(catalog.match(asked)))
        took += [(seconds / len(asked)) for seconds in (time.perf_counter() - clock, time.process_time() - own)]
    differ = sum(one != other for one, other in zip(*answers, strict=True))
    of_file, own_file, of_cluster, own_cluster = (seconds * 1_000 for seconds in took)
    print(
        f"  match, {len(asked):,} lines, {name}: {differ} differ; file {of_file:.2f} ms a line ({own_file:.2f} of the"
        f" processor), cluster {of_cluster:.2f} ({own_cluster:.2f}), {60_000 / of_cluster:,.0f} lines a minute,"
        f" {on_cluster.wire.trips * 1_000 / len(asked):.0f} round trips for 1,000"
    )


def throughput(place: ClusterAddress, numbers: Sequence[str]) -> float:
    """Exact finds a second of several readers at once."""

    def read(some: Sequence[str]) -> None:
        with ClusterCatalog(place) as catalog:
            for number in some:
                catalog.find(number)

    started = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(read, [numbers[at::READERS] for at in range(READERS)]))
    return len(numbers) / (time.perf_counter() - started)


def change(path: Path) -> None:
    """Another status of some parts, as a load gives them."""
    connection = open_writer(path)
    with writing(connection, path):
        connection.execute(
            "UPDATE part SET status = 'current' WHERE id IN"
            " (SELECT id FROM part WHERE id % 97 = 0 AND status <> 'current' LIMIT ?)",
            (CHANGED,),
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
