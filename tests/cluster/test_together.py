"""Answers that are made together ask together, each question once, and are what they would be one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from partsref.cluster.access.wire import ClusterError, Json
from partsref.cluster.reading.together import Together

pytest.importorskip("greenlet", reason="no greenlet: pip install 'partsref[cluster]'")


class Cluster:
    """Answers each question with itself, and counts."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], list[Json]]] = []
        self.together = Together(self._send)

    def _send(self, part_ids: Sequence[int], questions: Sequence[Json]) -> list[Json]:
        self.asked.append((list(part_ids), list(questions)))
        if any("bad" in question for question in questions):
            raise ClusterError("did not answer")
        return [{"answer": question} for question in questions]

    def line(self, steps: int, name: str = "q") -> list[Json]:
        """An answer that takes so many questions, one after the other."""
        return [told for step in range(steps) for told in self.together.ask([step], [{name: step}])]


def test_a_list_takes_as_many_round_trips_as_its_longest_answer() -> None:
    cluster = Cluster()
    found = cluster.together.made([partial(cluster.line, steps) for steps in (3, 0, 1, 5)])
    assert [len(answers) for answers in found] == [3, 0, 1, 5]
    assert found[0] == [{"answer": {"q": step}} for step in range(3)]
    assert len(cluster.asked) == 5


def test_what_several_ask_is_asked_once() -> None:
    cluster = Cluster()
    cluster.together.made([partial(cluster.line, 2), partial(cluster.line, 2), partial(cluster.line, 1, "other")])
    assert cluster.asked == [([0], [{"q": 0}, {"other": 0}]), ([1], [{"q": 1}])]


def test_an_error_of_the_cluster_ends_the_list_and_the_next_is_answered() -> None:
    cluster = Cluster()
    with pytest.raises(ClusterError):
        cluster.together.made([partial(cluster.line, 2), partial(cluster.line, 1, "bad")])
    with pytest.raises(ZeroDivisionError):
        cluster.together.made([partial(cluster.line, 2), lambda: 1 // 0])
    assert cluster.together.made([partial(cluster.line, 1)]) == [[{"answer": {"q": 0}}]]


def test_answers_within_an_answer_ask_with_all_others() -> None:
    cluster = Cluster()

    def nested() -> list[list[Json]]:
        return [*cluster.together.made([partial(cluster.line, 1), partial(cluster.line, 2)]), cluster.line(1, "after")]

    found = cluster.together.made([nested, nested, partial(cluster.line, 2)])
    assert [list(map(len, answers)) for answers in found[:2]] == [[1, 2, 1], [1, 2, 1]]
    assert cluster.asked == [([0], [{"q": 0}]), ([1], [{"q": 1}]), ([0], [{"after": 0}])]


def test_an_error_within_an_answer_ends_the_list() -> None:
    cluster = Cluster()

    def nested() -> list[list[Json]]:
        return list(cluster.together.made([partial(cluster.line, 1), partial(cluster.line, 2, "bad")]))

    with pytest.raises(ClusterError):
        cluster.together.made([nested, partial(cluster.line, 2)])
    assert not cluster.together.is_running
    assert cluster.together.made([partial(cluster.line, 1)]) == [[{"answer": {"q": 0}}]]
