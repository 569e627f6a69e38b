"""What a number may stand for, asked for one number in one round trip, or for a whole list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.reading.cluster_near import ClusterNear
from partsref.cluster.reading.question_kinds import Carrying, Longer
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.session import Session
from partsref.reads.carrier import Carrier, CarrierQuestion

_SHORT = 6
"""A key this short may be a piece of others as well: that is asked in the same round trip."""
_FEW = 10


class Carriers:
    """Kept for one answer; `forget` when another begins."""

    def __init__(self, session: Session, names: Names, near: ClusterNear) -> None:
        self._session = session
        self._names = names
        self._near = near
        self._kept: dict[CarrierQuestion, tuple[list[Document], list[Document]]] = {}

    def forget(self) -> None:
        """Another answer begins."""
        self._kept.clear()

    def of(self, question: CarrierQuestion) -> list[Carrier]:
        """The carriers of one number, in the order of the catalogue's file."""
        if question not in self._kept:
            beside = self._near.questions_inside(question.spelled) if len(question.spelled) <= _SHORT else ()
            some, more, *pieces = self._session.ask(*_asked(question), *beside)
            for page in pieces:
                self._near.keep_inside(question.spelled, page)
            self._kept[question] = some, more
            very = [doc["id"] for doc in some if doc["key"] in question.keys]
            if len(very) <= _FEW:  # What is found is often asked for its links next.
                self._session.focus(very)
        return list(self._carriers(question, *self._kept[question]))

    def ahead(self, questions: Sequence[CarrierQuestion]) -> list[int]:
        """Ask for all of these in one round trip; returns the parts that carry one of the numbers."""
        asked = [question for question in dict.fromkeys(questions) if question not in self._kept]
        if not asked:
            return []
        short = [question.spelled for question in asked if len(question.spelled) <= _SHORT]
        inside = [one for fragment in short for one in self._near.questions_inside(fragment)]
        answers = iter(self._session.ask(*(one for question in asked for one in _asked(question)), *inside))
        very: dict[int, None] = {}
        for question in asked:
            self._kept[question] = some, _ = next(answers), next(answers)
            very.update((doc["id"], None) for doc in some if doc["key"] in question.keys)
        for one, page in zip(inside, answers, strict=True):
            self._near.keep_inside(one.fragment, page)
        return list(very)

    def _carriers(
        self, question: CarrierQuestion, some: Sequence[Document], more: Sequence[Document]
    ) -> Iterable[Carrier]:
        for key in question.keys:
            yield from (self._carrier("key", doc) for doc in some if doc["key"] == key)
        by_id = sorted(some, key=lambda doc: int(doc["id"]))
        for base in question.bases:
            yield from (self._carrier("base", doc) for doc in by_id if doc.get("base") == base)
        for doc in by_id:
            for text, key, slip in doc["spellings"]:
                if key == question.spelled:
                    yield self._carrier("spelling", doc, text, slip)
        yield from (self._carrier("longer", doc) for doc in more)

    def _carrier(
        self, by: Literal["key", "base", "spelling", "longer"], doc: Document, text: str = "", slip: str = ""
    ) -> Carrier:
        return Carrier(by, text, slip, doc["key"], doc.get("base", ""), self._names.part(doc))


def _asked(question: CarrierQuestion) -> tuple[Carrying, Longer]:
    carrying = Carrying(question.keys, question.bases, question.spelled)
    return carrying, Longer(question.spelled, question.longer)
