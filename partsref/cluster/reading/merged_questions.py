"""Questions that many answers ask of other numbers at once: a cluster takes them in one body, for each costs it much.

A question is a value; `question_kinds` has those there are. Of a kind it is known what asks for one alone, what asks
for many, and which of what came is whose.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.access.wire import Json

WINDOW = 10_000
"""Documents one body gives at most; what may be more is asked for in pages."""
TERMS = 60_000
"""Terms of one body: of 65,536 and more a cluster takes none."""
CLAUSES = 800
"""Clauses of one body: of more than 1,024 a cluster takes none."""
SendBodies = Callable[[Sequence[Json]], list[Json]]
"""Gives the answers to search bodies."""


class MergedQuestion(ABC):
    """One of which many are asked at once. Equal ones are asked once."""

    __slots__ = ()
    room: ClassVar[int] = TERMS
    """How much all of one body may weigh together."""

    @property
    def weight(self) -> int:
        """Terms or clauses it takes."""
        return 1

    @property
    def is_broad(self) -> bool:
        """Whether it may find so much that there is no room for others beside it."""
        return False

    @property
    def kind(self) -> tuple[object, ...]:
        """Those of one kind may be asked in one body."""
        return (type(self),)

    @abstractmethod
    def alone(self) -> Json:
        """The body that asks for this one alone."""

    @abstractmethod
    def read_alone(self, answer: Json) -> Any:
        """What was asked for, of the answer to `alone`."""

    @classmethod
    @abstractmethod
    def together(cls, questions: Sequence[Any]) -> Json:
        """The body that asks for several of one kind."""

    @classmethod
    @abstractmethod
    def dealt(cls, questions: Sequence[Any], answer: Json) -> Mapping[Any, Any] | None:
        """What `read_alone` would give for each; None where there is more than the answer could hold."""


class DocumentsQuestion(MergedQuestion):
    """A question for documents."""

    __slots__ = ()
    window: ClassVar[int] = WINDOW
    """Documents of one body."""

    @property
    def source(self) -> list[str] | bool:
        """What of the documents is wanted: all, or some fields."""
        return True

    @property
    def kind(self) -> tuple[object, ...]:
        return type(self), self.source is True

    def read_alone(self, answer: Json) -> list[Document]:
        return [hit["_source"] for hit in answer["hits"]["hits"]]

    @classmethod
    @abstractmethod
    def query(cls, questions: Sequence[Any]) -> Json:
        """What finds all that any of them asks for; it may find more."""

    @classmethod
    @abstractmethod
    def shares(cls, questions: Sequence[Any], docs: Sequence[Document]) -> Mapping[Any, list[Document]]:
        """Of all documents found, in any order, each question's own in its order; of none it may be left out."""

    @classmethod
    def together(cls, questions: Sequence[Any]) -> Json:
        return {"size": cls.window, "query": cls.query(questions), "sort": ["_doc"], "_source": questions[0].source}

    @classmethod
    def dealt(cls, questions: Sequence[Any], answer: Json) -> Mapping[Any, list[Document]] | None:
        hits = answer["hits"]["hits"]
        if len(hits) >= cls.window:
            return None
        found = cls.shares(questions, [hit["_source"] for hit in hits])
        return {one: found.get(one, []) for one in questions}


class Body(NamedTuple):
    """What is sent for one question, or for several of a kind."""

    asked: list[MergedQuestion]
    body: Json

    def read(self, answer: Json) -> Mapping[MergedQuestion, Any] | None:
        """The answer of each; None as in `MergedQuestion.dealt`."""
        if len(self.asked) == 1:
            return {self.asked[0]: self.asked[0].read_alone(answer)}
        return type(self.asked[0]).dealt(self.asked, answer)


def bodies(questions: Iterable[MergedQuestion]) -> list[Body]:
    """What is sent for all of them: as few bodies as there is room for."""
    alone: list[list[MergedQuestion]] = []
    some: dict[tuple[object, ...], list[list[MergedQuestion]]] = {}
    left: dict[tuple[object, ...], int] = {}
    for one in dict.fromkeys(questions):
        if one.is_broad:
            alone.append([one])
            continue
        if one.kind not in left or one.weight > left[one.kind]:
            some.setdefault(one.kind, []).append([])
            left[one.kind] = one.room
        some[one.kind][-1].append(one)
        left[one.kind] -= one.weight
    every = [*alone, *(asked for parts in some.values() for asked in parts)]
    return [Body(asked, asked[0].alone() if len(asked) == 1 else type(asked[0]).together(asked)) for asked in every]


def answers(sent: Sequence[Body], came: Sequence[Json], send: SendBodies) -> dict[MergedQuestion, Any]:
    """What each question was asked for. What was too much for one body is asked for alone, and in pages."""
    found: dict[MergedQuestion, Any] = {}
    again: list[Body] = []
    for one, answer in zip(sent, came, strict=True):
        if (told := one.read(_whole(one.body, answer, send) if len(one.asked) == 1 else answer)) is None:
            again += [Body([asked], asked.alone()) for asked in one.asked]
        else:
            found.update(told)
    return {**found, **answers(again, send([one.body for one in again]), send)} if again else found


def _whole(body: Json, answer: Json, send: SendBodies) -> Json:
    """The answer with all its pages; of more than one there are only where a body asks for as many as there may be."""
    hits = page = answer["hits"]["hits"]
    while len(page) == body.get("size") == WINDOW:
        [more] = send([{**body, "search_after": page[-1]["sort"]}])
        page = more["hits"]["hits"]
        hits = [*hits, *page]
    return answer if page is answer["hits"]["hits"] else {**answer, "hits": {"hits": hits}}
