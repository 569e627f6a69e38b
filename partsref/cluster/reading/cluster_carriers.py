"""What a number may stand for, asked for one number in one round trip, or for a whole list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.cluster_near import ClusterNear
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.session import NAMED, WINDOW, Session
from partsref.index.near.fragments import GRAM
from partsref.reads.carrier import Carrier, CarrierQuestion

_SHORT = 6
"""A key this short may be a piece of others as well: that is asked in the same round trip."""
_FEW = 10
_ORDER = ["key", "maker"]


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
            answers = self._session.found(_carrying([question]), _longer(question), *beside)
            some, more, *pieces = answers
            if beside:
                self._near.kept_inside(question.spelled, pieces)
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
        short = [question.spelled for question in asked if GRAM <= len(question.spelled) <= _SHORT]
        inside = [one for fragment in short for one in self._near.questions_inside(fragment)]
        every, *others = self._session.found(_carrying(asked), *map(_longer, asked), *inside)
        longer, pieces = others[: len(asked)], others[len(asked) :]
        for fragment, docs in zip(short, pieces, strict=True):
            self._near.kept_inside(fragment, [docs])
        if len(every) == WINDOW:  # Numbers that thousands of parts carry are asked for one by one.
            return []
        by_key: dict[str, list[Document]] = {}
        for doc in every:
            for text in {doc["key"], doc.get("base", ""), *(row[1] for row in doc["spellings"])}:
                by_key.setdefault(text, []).append(doc)
        very: dict[int, None] = {}
        for question, more in zip(asked, longer, strict=True):
            texts = dict.fromkeys((*question.keys, *question.bases, question.spelled))
            some = {doc["id"]: doc for text in texts for doc in by_key.get(text, ())}
            in_order = sorted(some.values(), key=lambda doc: (doc["key"], doc["maker"]))
            self._kept[question] = in_order, more
            very.update((doc["id"], None) for doc in in_order if doc["key"] in question.keys)
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


def _carrying(questions: Sequence[CarrierQuestion]) -> Json:
    keys = sorted({key for question in questions for key in question.keys})
    bases = sorted({base for question in questions for base in question.bases})
    spelled = sorted({question.spelled for question in questions})
    should: list[Json] = [{"terms": {"key": keys}}, {"terms": {"spelled": spelled}}]
    should += [{"terms": {"base": bases}}] if bases else []
    return {"size": WINDOW, "query": {"bool": {"should": should, "minimum_should_match": 1}}, "sort": _ORDER}


def _longer(question: CarrierQuestion) -> Json:
    own = {"term": {"key": question.spelled}}
    query = {"bool": {"filter": [{"prefix": {"key": question.spelled}}], "must_not": [own]}}
    return {"size": question.longer, "query": query, "sort": _ORDER, "_source": NAMED}
