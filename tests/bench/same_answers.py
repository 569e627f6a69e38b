"""Every kind of question to a file and to what was published of it, the answers compared whole.

`python tests/bench/same_answers.py --each 3000` asks so many of each kind (lines, of lists) on three catalogues: the
seed, real article records (where `PARTSREF_ARTICLES` leads to them) and made-up parts. It needs Java and Maven, see
`tests/cluster/cluster.sh`. Exit status 1 where anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import articles
from bench.published import fill as fill_made_up
from bench.published import made_up
from cluster.compared import Compared, compare
from cluster.nodes import Nodes, new_nodes, running_nodes
from cluster.questions import KINDS, LINES, drawn

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import read_address
from partsref.cluster.access.wire import Wire
from partsref.cluster.publishing.publish import publish
from partsref.cluster_catalog import ClusterCatalog
from partsref.index import near
from partsref.intake.catalogue.build_database import build
from partsref.shipped import shipped
from partsref.store.file.database import open_writer, writing


def main() -> int:
    """Make each catalogue, publish it, ask, print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--each", type=int, default=3_000, help="Questions of each kind.")
    asked.add_argument("--catalogues", nargs="*", default=[*CATALOGUES], choices=[*CATALOGUES])
    asked.add_argument("--kinds", nargs="*", default=[*KINDS], help="Kinds, or how their names begin.")
    asked.add_argument("--parts", type=int, default=200_000, help="Parts of the made-up catalogue.")
    asked.add_argument("--seed", type=int, default=15)
    given = asked.parse_args()
    kinds = [kind for kind in KINDS if kind.startswith(tuple(given.kinds))]
    rows: list[tuple[str, str, Compared]] = []
    with tempfile.TemporaryDirectory() as folder, some_nodes() as nodes:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        for catalogue in given.catalogues:
            path = Path(folder) / f"{catalogue}.db"
            if not CATALOGUES[catalogue](path, given.parts):
                print(f"{catalogue}: not here, left out", flush=True)
                continue
            for kind, done in compared_kinds(path, nodes, kinds, given.each, given.seed):
                rows.append((kind, catalogue, done))
                print(_row(*rows[-1]), flush=True)
    print("\n| kind | catalogue | compared | differ | round trips p50 / most |\n| --- | --- | --- | --- | --- |")
    for row in rows:
        print(_row(*row))
    every = [done for *_, done in rows]
    print(f"{sum(done.asked for done in every):,} compared, {sum(len(done.differences) for done in every)} differ")
    for kind, catalogue, done in rows:
        for line in done.differences[:3]:
            print(f"{catalogue}: {kind}: {line}")
    return 1 if any(done.differences for done in every) else 0


def compared_kinds(path: Path, nodes: Nodes, kinds: list[str], each: int, seed: int) -> Iterator[tuple[str, Compared]]:
    """Publish the catalogue, then each kind with what came of it; what was published is deleted."""
    place = read_address(nodes.place(f"same-{path.stem.replace(' ', '-')}-{os.getpid()}"))
    with closing(Wire(place)) as wire:
        publish(path, wire)
        try:
            with Catalog(path) as on_file, ClusterCatalog(place) as on_cluster:
                for kind in kinds:
                    started = time.monotonic()
                    count = -(-each // LINES) if kind == "match" else each
                    questions = drawn(KINDS[kind], random.Random(f"{seed} {kind}"), on_file, count)
                    done = compare(on_file, on_cluster, questions, KINDS[kind].ask, told=False)
                    done.asked *= LINES if kind == "match" else 1
                    done.seconds = time.monotonic() - started
                    yield kind, done
        finally:
            for index in wire.indexes(f"{place.index}*"):
                wire.delete(f"/{index}")


def _row(kind: str, catalogue: str, done: Compared) -> str:
    trips = f"{median(done.trips):.0f} / {max(done.trips)}" if done.trips else ""
    return f"| {kind} | {catalogue} | {done.asked:,} | {len(done.differences)} | {trips} |"


def _seed(path: Path, _parts: int) -> bool:
    build(path, shipped("catalog"))
    return True


def _real(path: Path, _parts: int) -> bool:
    if not articles.ARTICLES.exists():
        return False
    articles.fill(path, articles.articles())
    connection = open_writer(path)
    with writing(connection, path):
        near.rebuild(connection)
    connection.close()
    return True


def _made_up(path: Path, parts: int) -> bool:
    fill_made_up(path, made_up(parts))
    return True


CATALOGUES: dict[str, Callable[[Path, int], bool]] = {"seed": _seed, "real": _real, "made up": _made_up}


@contextmanager
def some_nodes(size: int = 3) -> Iterator[Nodes]:
    """Nodes that run already, or some of our own for as long."""
    if (running := running_nodes()) is not None:
        yield running
        return
    nodes = new_nodes()
    nodes.size = size
    try:
        nodes.start()
        yield nodes
    finally:
        nodes.wipe()


if __name__ == "__main__":
    sys.exit(main())
