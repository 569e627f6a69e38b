"""Parts related to one by their numbers: of other makers with the very number, and with another suffix.

A cross-reference asks for them at its end; asked for together with its first ring they cost no round trip.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.merged_questions import WINDOW
from partsref.cluster.reading.session import Session


class _Numbered(NamedTuple):
    """What of a part tells whether it is related."""

    id: int
    maker: int
    key: str
    base: str


class Relatives:
    """Kept for one answer; `forget` when another begins."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._expected: list[int] = []
        self._numbered: dict[str, dict[int, _Numbered]] = {}

    def forget(self) -> None:
        """Another answer begins."""
        self._expected.clear()
        self._numbered.clear()

    def expect(self, part_ids: Iterable[int]) -> None:
        """Related parts of these will be asked for."""
        expected = list(part_ids)
        self._expected += expected
        self._session.focus(expected)

    def fetch_with(self, part_ids: Iterable[int]) -> None:
        """Have the documents of parts at hand, and with them what is expected to be asked next."""
        asked = self._keys()
        if not asked:
            self._session.fetch(part_ids)
            return
        for answer in self._session.fetch(part_ids, self._question(asked)):
            self._take(asked, [hit["_source"] for hit in answer["hits"]["hits"]])

    def same_key(self, part_id: int) -> list[int]:
        """Parts of other makers that carry the very same number."""
        own = self._of(part_id)
        same = self._numbered[own.key].values()
        return sorted(one.id for one in same if one.key == own.key and one.id != part_id) if own else []

    def variants(self, part_id: int, limit: int) -> list[int]:
        """Parts of the same maker that differ only by a suffix, in the order of their keys."""
        own = self._of(part_id)
        stem = own.base or own.key
        family = {**self._numbered[own.key], **self._numbered[stem]}.values()
        found = [
            one
            for one in family
            if one.maker == own.maker and one.id != part_id and (one.base == stem or (own.base and one.key == own.base))
        ]
        return [one.id for one in sorted(found, key=lambda one: (one.key, one.id))[:limit]]

    def _of(self, part_id: int) -> _Numbered:
        self.expect([part_id])
        self.fetch_with([])
        return _numbered(self._session.get([part_id])[part_id])

    def _keys(self) -> list[str]:
        """The keys related parts are found by, of what is expected and not yet known."""
        docs = self._session.get(self._expected) if self._expected else {}
        self._expected.clear()
        keys = {text for doc in docs.values() for text in (doc["key"], doc.get("base", "")) if text}
        return sorted(key for key in keys if key not in self._numbered)

    def _question(self, keys: list[str]) -> Json:
        should = [{"terms": {"key": keys}}, {"terms": {"base": keys}}]
        return {
            "size": WINDOW,
            "query": {"bool": {"should": should, "minimum_should_match": 1}},
            "sort": ["key", "id"],
            "_source": ["id", "maker", "key", "base"],
        }

    def _take(self, keys: list[str], docs: list[Document]) -> None:
        if len(docs) == WINDOW:
            docs = self._session.every(self._question(keys))
        for key in keys:
            self._numbered[key] = {}
        for one in map(_numbered, docs):
            for key in {one.key, one.base} & self._numbered.keys():
                self._numbered[key][one.id] = one


def _numbered(doc: Document) -> _Numbered:
    return _Numbered(doc["id"], doc["maker"], doc["key"], doc.get("base", ""))
