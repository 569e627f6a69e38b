"""A request of a publish fails, or who publishes is killed at it: what is said is what is read, and nothing stays.

Three failures a scene in the suite; with `PARTSREF_SOAK=200` so many each, and tests/bench/soak_publish.py counts them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from cluster.failing_proxy import KINDS, Failing
from cluster.nodes import Nodes
from cluster.publish_trials import SCENES, PublishTrials
from faults.injected import Fault, Server, compiled, compiler
from faults.trouble import cases, seed

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(compiler() is None, reason="commands are run below a library made with cc"),
]
QUICK = tuple(kind for kind in KINDS if kind != "silent")


@pytest.fixture(scope="module")
def trials(nodes: Nodes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishTrials]:
    folder = tmp_path_factory.mktemp("publish")
    server = Server(compiled(folder), folder)
    made = PublishTrials(server, folder / "trials", nodes.http + 1)
    yield made
    made.close()
    server.close()


@pytest.mark.parametrize("scene", SCENES)
def test_whatever_fails_what_is_said_of_a_publish_is_what_is_read(trials: PublishTrials, scene: str) -> None:
    began_with, said = seed(), Counter[str]()
    luck = random.Random(f"{began_with} {scene}")
    requests = trials.requests(scene)
    for failing in luck.sample(trials.failures(len(requests), QUICK), cases(3)):
        verdict = trials.tried(scene, failing)
        assert (verdict.wrong, verdict.left) == ([], []), f"seed {began_with}, {scene}, {failing}: {verdict}"
        said[verdict.said] += 1
    print(f"seed {began_with}, {scene}: {dict(said)}")


@pytest.mark.parametrize("kind", ["lost", "lost 504", "cut"])
def test_a_switch_whose_answer_is_lost_is_in_and_said_to_be(trials: PublishTrials, kind: str) -> None:
    verdict = trials.tried(SCENES[0], Failing(len(trials.requests(SCENES[0])), kind))
    assert (verdict.said, verdict.wrong, verdict.left) == ("in", [], [])


def test_a_switch_nobody_can_be_asked_about_is_said_to_be_unknown(trials: PublishTrials) -> None:
    verdict = trials.tried(SCENES[1], Failing(len(trials.requests(SCENES[1])), "lost", sticky=True))
    assert (verdict.said, verdict.is_in, verdict.wrong, verdict.left) == ("not known", True, [], [])


def test_a_file_on_a_full_disk_is_published_all_the_same(trials: PublishTrials) -> None:
    calls = trials.calls(SCENES[1])
    verdict = trials.tried(SCENES[1], Fault(calls.index("w") + 1, "ENOSPC", sticky=True))
    assert (verdict.said, verdict.is_in, verdict.wrong, verdict.left) == ("in", True, [], [])
