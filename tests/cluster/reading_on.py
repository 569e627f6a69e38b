"""Readers that go on asking, whatever happens to the nodes; what came of it is counted."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from typing import Any

from cluster.compared import answer, differences
from cluster.questions import KINDS, drawn

from partsref.api import Catalog
from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.cluster.access.wire import ClusterError
from partsref.cluster_catalog import ClusterCatalog

ASKED = {
    "find: the very number": 40, "find: a slip": 10, "find: unknown": 5, "xref": 60, "search": 15, "match": 2,
    "explain": 10, "vehicles": 5, "a part's sheet": 10,
}  # fmt: skip
"""Questions of each kind that are asked over and over."""


class Reading:
    """Some threads, each with a catalogue of its own. `came` counts the right answers, the plain refusals, the rest."""

    def __init__(self, on_file: Catalog, place: ClusterAddress, readers: int = 2) -> None:
        self._right: list[tuple[str, Any, Any]] = []
        for kind, count in ASKED.items():
            for question in drawn(KINDS[kind], random.Random(kind), on_file, count):
                self._right.append((kind, question, answer(on_file, question, KINDS[kind].ask)))
        self._place = place
        self._done = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(seed,)) for seed in range(readers)]
        self.came: Counter[str] = Counter()
        self.wrong: list[str] = []

    def __enter__(self) -> Reading:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()

    def _read(self, seed: int) -> None:
        chosen = random.Random(seed)
        with ClusterCatalog(self._place) as catalog:
            while not self._done.is_set():
                kind, question, right = chosen.choice(self._right)
                try:
                    self._judge(kind, question, right, answer(catalog, question, KINDS[kind].ask))
                except Exception as error:
                    self.came[f"not plain: {type(error).__name__}: {error}"] += 1

    def _judge(self, kind: str, question: Any, right: Any, came: Any) -> None:
        refused = ClusterError.__name__
        if came == right:
            self.came["right"] += 1
        elif isinstance(came, str) and came.startswith(refused) and len(came.splitlines()) == 1:
            self.came[f"refused: {came.removeprefix(refused)[2:]}"] += 1
        else:
            self.came[f"wrong or partial: {kind}"] += 1
            self.wrong.append(f"{kind}: {question!r:.100}: {list(differences(right, came))[:2]}")

    def more(self, count: int, seconds: float = 60) -> None:
        """Wait until so many more were answered right."""
        wanted, end = self.came["right"] + count, time.monotonic() + seconds
        while self.came["right"] < wanted and time.monotonic() < end:
            time.sleep(0.05)
        assert self.came["right"] >= wanted, self.came
