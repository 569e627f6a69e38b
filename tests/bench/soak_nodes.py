"""Reads of every kind while nodes are killed and come back: how many were right, refused plainly, wrong or partial.

`python tests/bench/soak_nodes.py --reads 3000` needs Java and Maven, see `tests/cluster/cluster.sh`. Nodes are killed
one at a time, in turn the one that manages the cluster and another. Exit status 1 where anything came that is neither
the whole right answer nor one plain line.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.same_answers import some_nodes
from cluster.nodes import Nodes
from cluster.reading_on import Reading

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import read_address
from partsref.cluster.access.wire import Wire
from partsref.cluster.publishing.publish import publish
from partsref.intake.catalogue.build_database import build
from partsref.shipped import shipped


def main() -> int:
    """Publish the seed catalogue, read it, kill nodes, count."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reads", type=int, default=3_000)
    asked.add_argument("--minutes", type=float, default=30.0, help="No longer than that.")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, some_nodes() as nodes:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        path = Path(folder) / "seed.db"
        build(path, shipped("catalog"))
        place = read_address(nodes.place("soak"))
        publish(path, Wire(place))
        with Catalog(path) as on_file, Reading(on_file, place) as reading:
            killed = kill_in_turn(nodes, reading, given.reads, time.monotonic() + 60 * given.minutes)
    print(f"{sum(reading.came.values()):,} reads, nodes killed {len(killed)} times ({' '.join(killed)})")
    for came, count in reading.came.most_common():
        print(f"{count:7,}  {came}")
    for line in reading.wrong[:5]:
        print(line)
    bad = sum(count for came, count in reading.came.items() if came.startswith(("wrong", "partial", "not plain")))
    print(f"wrong, partial or not plain: {bad}")
    return 1 if bad else 0


def kill_in_turn(nodes: Nodes, reading: Reading, reads: int, end: float) -> list[str]:
    """Kill a node, let it be read, start it again, wait until all is whole, and so on."""
    killed: list[str] = []
    while sum(reading.came.values()) < reads and time.monotonic() < end:
        nodes.wait_until_whole()
        manager = nodes.manager()
        node = manager if len(killed) % 2 else next(n for n in range(1, nodes.size + 1) if n != manager)
        nodes.kill(node)
        killed.append(f"{node}{' (manager)' if node == manager else ''}")
        reading.more(40, seconds=120)
        nodes.start_again(node)
        reading.more(40, seconds=120)
    nodes.wait_until_whole()
    return killed


if __name__ == "__main__":
    sys.exit(main())
