"""Publishing while requests fail, one at a time: what was said, what is read, and what the next publish finds."""

from __future__ import annotations

import json
import shutil
import signal
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogues import Small
from cluster.failing_proxy import KINDS, Failing, FailingProxy
from faults.injected import NO_FAULT, Came, Fault, Server

from partsref.api import Catalog
from partsref.cluster.access import pointer
from partsref.cluster.access.cluster_address import ClusterAddress, read_address
from partsref.cluster.access.wire import ClusterError, Wire
from partsref.cluster_catalog import ClusterCatalog

SCENES = ("the first", "of what changed", "of another catalogue")
ASKED = "16510-61A20"
UNCHANGED = "What is read was not changed."
NOT_KNOWN = "Whether it is read now could not be told"


@dataclass
class Verdict:
    """What one failure showed: what was said against what is so, and what is there that should not be."""

    scene: str
    failing: Failing | Fault
    request: str
    came: Came
    is_in: bool | None
    said: str
    wrong: list[str]
    left: list[str]


class PublishTrials:
    """Tries one scene after another on the cluster that answers at `port`."""

    def __init__(self, server: Server, folder: Path, port: int) -> None:
        self._server, self._folder, self._port = server, folder, port
        self.proxy = FailingProxy(port)
        self.proxy.kill = server.kill
        self._count = 0
        self._requests: dict[str, list[str]] = {}
        folder.mkdir()
        for name, number in (("old", "F026407001"), ("other", "0986452041")):
            _made(folder / name, number)

    def close(self) -> None:
        """End the proxy."""
        self.proxy.close()

    def requests(self, scene: str) -> list[str]:
        """The requests of a publish that nothing fails."""
        if scene not in self._requests:
            assert self.tried(scene, Failing()).came.status == 0
            self._requests[scene] = self._seen
        return self._requests[scene]

    def calls(self, scene: str) -> str:
        """The calls of the system on files below its folder that such a publish makes, by their letters."""
        return self.tried(scene, NO_FAULT).came.letters

    @staticmethod
    def failures(requests: int, kinds: tuple[str, ...] = KINDS) -> list[Failing]:
        """Every failure: each request, each kind, once and from then on."""
        return [
            Failing(at, kind, sticky)
            for at in range(1, requests + 1)
            for kind in kinds
            for sticky in ((False,) if kind.startswith("kill") else (False, True))
        ]

    def tried(self, scene: str, failing: Failing | Fault) -> Verdict:
        """One publish with one failure, and the next publish after it."""
        self._count += 1
        name = f"trial{self._count}"
        place, through = (read_address(f"opensearch+http://127.0.0.1:{port}/{name}")
                          for port in (self._port, self.proxy.port))  # fmt: skip
        case = self._folder / "case"
        try:
            self._prepared(scene, case, place)
            before = _read(place)
            self.proxy.arm(failing if isinstance(failing, Failing) else Failing())
            fault = failing if isinstance(failing, Fault) else NO_FAULT
            came = self._publish(case, through, fault)
            self._seen = list(self.proxy.requests)
            self.proxy.arm(Failing())
            return self._judged(scene, failing, case, place, before, came)
        finally:
            with closing(Wire(place)) as wire:
                for index in wire.indexes(f"{name}*"):
                    wire.delete(f"/{index}")

    def _prepared(self, scene: str, case: Path, place: ClusterAddress) -> None:
        shutil.rmtree(case, ignore_errors=True)
        shutil.copytree(self._folder / ("other" if scene == SCENES[2] else "old"), case)
        if scene != SCENES[0]:
            came = self._publish(case, place)
            assert came.status == 0, came
        if scene == SCENES[1]:
            link = ("add", "link", "Suzuki", ASKED, "equivalent", "Bosch", "0986452058", "--source", "my truck")
            came = self._server.run(case, (*link, "--db", "x.db"))
            assert came.status == 0, came
        if scene == SCENES[2]:
            shutil.rmtree(case)
            shutil.copytree(self._folder / "old", case)

    def _publish(self, case: Path, place: ClusterAddress, fault: Fault = NO_FAULT) -> Came:
        return self._server.run(case, ("publish", str(place), "--db", "x.db"), fault)

    def _judged(
        self, scene: str, failing: Failing | Fault, case: Path, place: ClusterAddress, before: Any, came: Came
    ) -> Verdict:
        with Catalog(case / "x.db") as on_file:
            after = on_file.state(), on_file.cross_reference(ASKED)
        now = _read(place)
        is_in = True if now == after else False if now == before else None
        request = "" if isinstance(failing, Fault) or not failing.at else self._seen[failing.at - 1 :][:1]
        said, wrong = _compared(came, is_in)
        here = {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()}
        again = self._publish(case, place)
        if again.status != 0:
            wrong.append(f"the next publish came to {again.status}: {again.err.strip()[-200:]}")
        elif _read(place) != after:
            wrong.append("after the next publish something else is read")
        there = {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()}
        left = [*_left(place), *sorted(one for one in there | here if not one.startswith(("x.db", "home/")))]
        return Verdict(scene, failing, str(request), came, is_in, said, wrong, left)


def _made(folder: Path, number: str) -> None:
    (folder / "home").mkdir(parents=True)
    (folder / "tmp").mkdir()
    small = Small(folder / "x.db")
    for at in range(12):
        small.part(f"Suzuki 16510-{at:02}A20", "oil filter")
    small.equivalents(f"Bosch {number}", [f"Suzuki {ASKED}", "Suzuki 16510-10A20", "Suzuki 16510-11A20"])
    small.reader(near_numbers=True).connection.close()


def _read(place: ClusterAddress) -> Any:
    """What a reader is told now: which state, and an answer of it; None where nothing was published yet."""
    try:
        with ClusterCatalog(place) as catalog:
            return catalog.in_one_view(lambda: (catalog.state(), catalog.cross_reference(ASKED)))
    except ClusterError as error:
        if "nothing is published" in str(error):
            return None
        return f"{error}"


def _compared(came: Came, is_in: bool | None) -> tuple[str, list[str]]:
    wrong = []
    if is_in is None:
        wrong.append("neither the old nor the new one is read")
    if "Traceback" in came.err or "internal error" in came.err:
        wrong.append(f"a traceback: {came.err[-300:]}")
    if came.status == -signal.SIGKILL:
        return "killed", wrong
    if came.status is None:
        return "hung", [*wrong, "it hung"]
    if came.status not in (0, 2):
        wrong.append(f"status {came.status}")
    last = (came.err.strip().splitlines() or [""])[-1]
    if came.status == 2 and NOT_KNOWN in last:
        return "not known", wrong
    said = "in" if came.status == 0 else "out"
    if (said == "in") != is_in:
        wrong.append(f"said {said}, was {'in' if is_in else 'out'}")
    if said == "out" and not (last.startswith("partsref: ") and UNCHANGED in last):
        wrong.append(f"the last line does not say what is read: {last!r}")
    return said, wrong


def _left(place: ClusterAddress) -> list[str]:
    """What is on the cluster that nobody reads, now that another publish came to its end."""
    with closing(Wire(place)) as wire:
        held = pointer.read_pointer(wire)
        if held is None or held.pointer.current is None:
            return ["nothing is published"]
        now = held.pointer
        known = {place.index, *(one.index for one in (now.current, now.previous) if one)}
        left = sorted(set(wire.indexes(f"{place.index}*")) - known)
        void = {"terms": {"since": list(now.void)}}
        if now.void and now.current and wire.count(now.current.index, void):
            left.append(f"documents of {json.dumps(now.void)}")
    return left
