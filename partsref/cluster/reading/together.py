"""Many answers at once: each runs until it waits for the cluster, then what all of them wait for is asked together.

Answers are made by code that asks for one thing after the other and knows nothing of this. Run one by one, a list of
hundreds would take thousands of round trips; together it takes as many as its longest answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from partsref.cluster.access.wire import Json
from partsref.cluster.reading.merged_questions import MergedQuestion

try:
    import greenlet
except ImportError:  # Then they are made one by one: slower, and the same.
    greenlet = None

_T = TypeVar("_T")
_MANY = 10
"""Answers of which a round trip more costs little, shared by all, and a question more for each of them much."""


class Waiting(NamedTuple):
    """What one answer waits for: documents of parts, and the answers to search bodies or to questions of a kind."""

    part_ids: Sequence[int]
    questions: Sequence[Json | MergedQuestion]


_Ready = tuple[int, Any, tuple[Any, ...]]
"""Which task it is of, the greenlet it runs in, and what it is given to go on with."""
Send = Callable[[Sequence[int], Sequence[Json | MergedQuestion]], list[Any]]
"""Has the documents of parts at hand; gives the answers to questions."""


class Together:
    """Of one session, in one thread."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.is_running = False
        self.are_many = False

    def ask(self, part_ids: Sequence[int], questions: Sequence[Json | MergedQuestion]) -> list[Any]:
        """As `Send`: at once, or together with what others that are being made wait for."""
        if not self.is_running:
            return self._send(part_ids, questions)
        answers: list[Any] = greenlet.getcurrent().parent.switch(Waiting(part_ids, questions))
        return answers

    def made(self, tasks: Iterable[Callable[[], _T]]) -> list[_T]:
        """What each of the tasks gives. What one of them raises is raised, and the others are given up.

        Within an answer that is one of several, what its own tasks wait for goes with what the others wait for.
        """
        if greenlet is None:
            return [task() for task in tasks]
        was_many = self.are_many
        ready: list[_Ready] = [(place, greenlet.greenlet(task), ()) for place, task in enumerate(tasks)]
        done: dict[int, _T] = {}
        self.are_many = was_many or len(ready) > _MANY
        try:
            while ready:
                waiting = self._gone_on(ready, done)
                answers = iter(self._asked_once([wanted for *_, wanted in waiting]) if waiting else ())
                ready = [
                    (place, answer, (list(islice(answers, len(wanted.questions))),))
                    for place, answer, wanted in waiting
                ]
        finally:
            self.are_many = was_many
        return [done[place] for place in sorted(done)]

    def _gone_on(self, ready: Sequence[_Ready], done: dict[int, _T]) -> list[tuple[int, Any, Waiting]]:
        """Let each go on until it is done, or waits again."""
        waiting: list[tuple[int, Any, Waiting]] = []
        was_running, self.is_running = self.is_running, True
        try:
            for place, answer, given in ready:
                came = answer.switch(*given)
                if answer.dead:
                    done[place] = came
                else:
                    waiting.append((place, answer, came))
        finally:
            self.is_running = was_running
        return waiting

    def _asked_once(self, wanted: Sequence[Waiting]) -> list[Any]:
        """The answers to all questions, one after the other; what several ask is asked once."""
        part_ids = dict.fromkeys(part_id for one in wanted for part_id in one.part_ids)
        asked = [question for one in wanted for question in one.questions]
        names = [question if isinstance(question, MergedQuestion) else repr(question) for question in asked]
        once = dict(zip(names, asked, strict=True))
        answers = dict(zip(once, self.ask(list(part_ids), list(once.values())), strict=True))
        return [answers[name] for name in names]
