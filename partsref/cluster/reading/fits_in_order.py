"""Fitments of applications in the order of the catalogue's file, as many as are wanted and no more are read.

A document has the lowest of its fitments' ids (`first_fit`). Read in that order, a page tells that no fitment below
its last document's is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.fitment_texts import Fit
from partsref.cluster.reading.session import Session

_PAGE = 1_000
_FIRST_PAGE = 250
_FIRST_TURNS = 4
_AT_ONCE = 40
"""Applications asked for in one round trip, where there are too many parts to read them all."""

Row = tuple[int, Fit, Document]
"""(application, fitment of it, the document of its part)"""


def fits_in_order(session: Session, applications: Sequence[int], most: int, filters: Sequence[Json] = ()) -> list[Row]:
    """The first `most` fitments (all, if negative), by the place of their application in the list, then by their id."""
    if not applications:
        return []
    [docs] = session.found(_question(list(applications), filters, _PAGE))
    return _of_first_page(session, applications, most, filters, docs)


def fits_of_each(
    session: Session, scopes: Sequence[tuple[Sequence[int], int]], filters: Sequence[Json] = ()
) -> Iterator[list[Row]]:
    """For one list of applications after the other, each with its `most`, what `fits_in_order` gives.

    The first pages come in one round trip.
    """
    asked = [_question(list(scope), filters, _first_size(most)) for scope, most in scopes if scope]
    answers = iter(session.found(*asked) if asked else [])
    for scope, most in scopes:
        if not scope:
            yield []
        elif len(docs := next(answers)) < _first_size(most):
            yield _cut(_rows(docs, scope), most)
        elif _first_size(most) == _PAGE:
            yield _of_first_page(session, scope, most, filters, docs)
        else:
            yield fits_in_order(session, scope, most, filters)


def _first_size(most: int) -> int:
    """Documents of a first page: one more than could be wanted tells whether they are all."""
    return min(_PAGE, most + 1) if most >= 0 else _PAGE


def _of_first_page(
    session: Session, applications: Sequence[int], most: int, filters: Sequence[Json], docs: list[Document]
) -> list[Row]:
    question = _question(list(applications), filters, _PAGE)
    if len(docs) < _PAGE:
        return _cut(_rows(docs, applications), most)
    if most < 0:
        return _rows(session.every(question, _PAGE), applications)
    found: list[Row] = []
    for start in range(0, len(applications), _AT_ONCE):
        some = applications[start : start + _AT_ONCE]
        answers = session.found(*(_question([one], filters, _first_size(most)) for one in some))
        for one, first in zip(some, answers, strict=True):
            found += _first(session, one, filters, first, most - len(found))
            if len(found) >= most:
                return found[:most]
    return found


def each_in_order(session: Session, applications: Sequence[int]) -> Iterator[Row]:
    """The fitments of applications, one application after the other: as many are read as are taken."""
    start, turns = 0, _FIRST_TURNS
    while some := applications[start : start + turns]:
        answers = session.found(*(_question([one], (), _FIRST_PAGE) for one in some))
        for one, docs in zip(some, answers, strict=True):
            yield from _streamed(session, one, (), docs, _FIRST_PAGE)
        start, turns = start + turns, _AT_ONCE


def _first(session: Session, application: int, filters: Sequence[Json], docs: list[Document], most: int) -> list[Row]:
    """The first fitments of one application, of which a first page is read."""
    found: list[Row] = []
    for row in _streamed(session, application, filters, docs, _first_size(most)):
        if len(found) >= most >= 0:
            break
        found.append(row)
    return found


def _streamed(
    session: Session, application: int, filters: Sequence[Json], first: list[Document], page: int
) -> Iterator[Row]:
    """The rows whose turn is certain, page by page; `first` is the first page."""
    waiting: list[Row] = []
    docs, question = first, _question([application], filters, page)
    while True:
        waiting = sorted([*waiting, *_rows(docs, [application])], key=lambda row: row[1][0])
        if len(docs) < question["size"]:
            yield from waiting
            return
        bound = docs[-1]["first_fit"]
        yield from (row for row in waiting if row[1][0] <= bound)
        waiting = [row for row in waiting if row[1][0] > bound]
        question = {**question, "size": _PAGE, "search_after": [bound, docs[-1]["id"]]}
        [docs] = session.found(question)


def _question(applications: list[int], filters: Sequence[Json], size: int) -> Json:
    query = {"bool": {"filter": [{"terms": {"applications": applications}}, *filters]}}
    return {"size": size, "query": query, "sort": ["first_fit", "id"]}


def _rows(docs: Sequence[Document], applications: Sequence[int]) -> list[Row]:
    place = {application: number for number, application in enumerate(applications)}
    rows = [(fit[1], fit, doc) for doc in docs for fit in doc["fits"] if fit[1] in place]
    return sorted(rows, key=lambda row: (place[row[0]], row[1][0]))


def _cut(rows: list[Row], most: int) -> list[Row]:
    return rows[:most] if most >= 0 else rows
