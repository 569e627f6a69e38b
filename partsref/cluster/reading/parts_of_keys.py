"""The parts with a key, and those with a spelling of it: kept for one answer, or for some lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.reading.question_kinds import Keyed, Spelled
from partsref.cluster.reading.session import Session


class PartsOfKeys:
    """Kept for one answer; `forget` when another begins."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keyed: dict[str, list[Document]] = {}
        self._spelled: dict[str, list[Document]] = {}

    def forget(self) -> None:
        """Another answer begins."""
        self._keyed.clear()
        self._spelled.clear()

    def keep(self, key: str, near: Iterable[Document]) -> list[str]:
        """Keep what was found near a key: all parts with each key met, and with `key` itself.

        Returns the keys met, each once.
        """
        found: dict[str, list[Document]] = {}
        for doc in near:
            found.setdefault(doc["key"], []).append(doc)
        self._keyed |= {key: [], **found}
        return list(found)

    def missing(self, keys: Iterable[str]) -> list[Keyed]:
        """What is to be asked for, so that the parts with each key are known."""
        # What one number is asked for is often asked for more next; of a list most is only named.
        is_whole = not self._session.together.are_many
        return [Keyed(key, is_whole) for key in dict.fromkeys(keys) if key not in self._keyed]

    def take(self, questions: Sequence[Keyed], answers: Sequence[list[Document]]) -> None:
        """Keep the answers to what was missing."""
        self._keyed |= {one.key: docs for one, docs in zip(questions, answers, strict=True)}

    def of(self, keys: Iterable[str]) -> dict[str, list[Document]]:
        """The parts with each key, by maker."""
        asked = list(dict.fromkeys(keys))
        if missing := self.missing(asked):
            if self._session.together.are_many:
                self.take(missing, self._session.ask(*missing))
            else:  # Of one answer those with a spelling of it are often asked for next.
                self.spelled(asked)
        return {key: self._keyed[key] for key in asked}

    def spelled(self, keys: Iterable[str]) -> dict[str, list[Document]]:
        """The parts with a spelling of each key; those with the very key are asked for with them."""
        asked = list(dict.fromkeys(keys))
        beside = self.missing(asked)
        missing = [key for key in asked if key not in self._spelled]
        if missing or beside:
            answers = self._session.ask(*beside, *map(Spelled, missing))
            self.take(beside, answers[: len(beside)])
            self._spelled |= zip(missing, answers[len(beside) :], strict=True)
        return {key: self._spelled[key] for key in asked}
