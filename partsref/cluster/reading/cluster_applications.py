"""What fits what: fitments from documents; the applications and vehicles themselves are in the reference file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat

from partsref.cluster.access.wire import Json
from partsref.cluster.reading.fitment_texts import fitted
from partsref.cluster.reading.fits_in_order import each_in_order, fits_in_order, fits_of_each
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.session import Session
from partsref.reads.vehicle_rows import Fitted
from partsref.store.read.applications import StoredApplications

_TURNS = (12, 96, 400)
"""Descriptions read in one round trip: few at first, for often they are enough; then more and more."""
_PAGE = 250
_DEEPEST = 10_000
"""Parts of one description that are counted off; beyond, all are read."""


class ClusterApplications(StoredApplications):
    """`partsref.reads.application_reader.Applications` over one publication and its reference file."""

    def __init__(self, connection: sqlite3.Connection, session: Session, names: Names) -> None:
        super().__init__(connection)
        self._session = session
        self._names = names
        self._listed: dict[int, list[int]] = {}
        self._all: set[int] = set()

    def fitted(self, application_ids: Sequence[int], description_ids: Iterable[int], most: int = -1) -> list[Fitted]:
        """Parts described so that are said to fit these applications, at most `most` rows."""
        described = {"terms": {"description": sorted(description_ids)}}
        rows = fits_in_order(self._session, application_ids, most, [described])
        return [fitted(self._names, doc, fit) for _, fit, doc in rows]

    def fitted_in_turn(
        self, scopes: Iterable[tuple[Sequence[int], int]], description_ids: Iterable[int]
    ) -> Iterator[list[Fitted]]:
        """For one list of applications after the other what `fitted` gives: all are asked in one round trip."""
        described = {"terms": {"description": sorted(description_ids)}}
        for rows in fits_of_each(self._session, list(scopes), [described]):
            yield [fitted(self._names, doc, fit) for _, fit, doc in rows]

    def fitted_anything(self, application_ids: Iterable[int]) -> Iterator[Fitted]:
        """Whatever is said to fit these applications, one after the other: as many are read as are taken."""
        for _, fit, doc in each_in_order(self._session, list(application_ids)):
            yield fitted(self._names, doc, fit)

    def described(self, description_id: int, most: int, after: int = 0) -> list[int]:
        """Some parts described so, at most `most` after the first `after`; the vehicle makers' own first."""
        question = {**_described(description_id, most), "from": after}
        if after + most > _DEEPEST:
            docs = self._session.every({**question, "from": 0, "_source": ["id"]})
            return [doc["id"] for doc in docs[after : after + most]]
        [docs] = self._session.found(question)
        return [doc["id"] for doc in docs]

    def described_in_turn(
        self, description_ids: Iterable[int], most: int, after: int = 0
    ) -> Iterator[tuple[int, list[int]]]:
        """For each of the descriptions what `described` gives: as many are read as are taken."""
        left, turns = iter(description_ids), chain(_TURNS, repeat(_TURNS[-1]))
        while some := list(islice(left, next(turns))):
            if after + most > _DEEPEST:
                yield from ((one, self.described(one, most, after)) for one in some)
                continue
            self._list(some, most, after + most)
            yield from ((one, self._listed[one][after : after + most]) for one in some)

    def _list(self, description_ids: Sequence[int], most: int, wanted: int) -> None:
        """Have the first `wanted` parts of each description at hand: each time twice as many are read as are known."""
        short = [one for one in description_ids if len(self._listed.get(one, ())) < wanted and one not in self._all]
        asked = []
        for one in short:
            known = len(self._listed.setdefault(one, []))
            size = min(max(most, known, wanted - known), _DEEPEST - known)
            asked.append({**_described(one, size), "from": known})
        for one, question, docs in zip(short, asked, self._session.found(*asked) if asked else (), strict=True):
            self._listed[one][question["from"] :] = [doc["id"] for doc in docs]
            if len(docs) < question["size"]:
                self._all.add(one)

    def forget(self) -> None:
        """Another answer begins."""
        self._listed.clear()
        self._all.clear()

    def made_by(self, makers: Iterable[str], description_ids: Iterable[int], most: int) -> list[tuple[int, int]]:
        """(part, description) of these makers' parts described so, at most `most`."""
        known = self._names.maker_ids
        asked = [known[maker] for maker in makers if maker in known]
        filters = [{"terms": {"maker": asked}}, {"terms": {"description": sorted(description_ids)}}]
        [docs] = self._session.found({"size": most, "sort": ["id"], "query": {"bool": {"filter": filters}}})
        return [(doc["id"], doc["description"]) for doc in docs]

    def all_made_by(self, maker: str) -> Iterator[int]:
        """Every part of a maker: as many are read as are taken."""
        question: Json = {
            "size": _PAGE,
            "sort": ["id"],
            "query": {"term": {"maker": self._names.maker_ids.get(maker, -1)}},
        }
        while True:
            [docs] = self._session.found(question)
            yield from (doc["id"] for doc in docs)
            if len(docs) < _PAGE:
                return
            question = {**question, "search_after": [docs[-1]["id"]]}

    def fit_counts(self, part_ids: Sequence[int]) -> dict[int, int]:
        """How many applications each part is said to fit."""
        docs = self._session.get(part_ids)
        return {part: len(docs[part]["fits"]) for part in sorted(docs) if docs[part]["fits"]}


def _described(description_id: int, most: int) -> Json:
    return {"size": most, "sort": ["place", "id"], "query": {"term": {"description": description_id}}}
