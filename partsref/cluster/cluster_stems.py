"""What is known of numbers that begin alike, or hold the same model block."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.cluster.cluster_vehicle_parts import by_description
from partsref.cluster.names import Names
from partsref.cluster.session import Session
from partsref.cluster.wire import Json
from partsref.store.read.stems import MOST_SEEN, Stems


class ClusterStems(Stems):
    """`partsref.reads.stem_reader.Stems` over one publication."""

    def __init__(self, session: Session, names: Names) -> None:
        self._session = session
        self._names = names

    def kinds_of_stem(self, makers: Sequence[str], stem: str) -> dict[str, int]:
        """Known numbers of these makers that begin with `stem`, by category; those without one are not counted."""
        query = {"bool": {"filter": [self._of_makers(makers), {"prefix": {"key": stem}}]}}
        counts = by_description(self._session, query)
        described = self._names.described(counts)
        found: dict[str, int] = {}
        for description, count in counts.items():
            if category := described[description][2]:
                found[category] = found.get(category, 0) + count
        return dict(sorted(found.items()))

    def kinds_of_number(self, makers: Sequence[str], number_key: str) -> list[str]:
        """The category of each part of these makers with this very key."""
        query = {"bool": {"filter": [self._of_makers(makers), {"term": {"key": number_key}}]}}
        [docs] = self._session.found({"size": 1_000, "query": query, "sort": ["key", "maker"]})
        return [category for doc in docs if (category := self._names.part(doc).category)]

    def vehicles_of_block(self, maker: str, start: int, block: str, but: str) -> dict[tuple[str, str], int]:
        """(make, model) of the vehicles that numbers of a maker with this block fit, with how many numbers."""
        holds = {"regexp": {"key": {"value": f".{{{start}}}{block}.*", "flags": "NONE"}}}
        query = {"bool": {"filter": [self._of_makers([maker]), holds], "must_not": [{"term": {"key": but}}]}}
        question: Json = {"size": MOST_SEEN, "query": query, "sort": ["id"], "_source": ["id", "fits"]}
        [docs] = self._session.found(question)
        named = self._names.applications({fit[1] for doc in docs for fit in doc["fits"]})
        found: dict[tuple[str, str], int] = {}
        for doc in docs:
            for make, model in {named[fit[1]][:2] for fit in doc["fits"]}:
                found[make, model] = found.get((make, model), 0) + 1
        return dict(sorted(found.items(), key=lambda row: (-row[1], row[0])))

    def _of_makers(self, makers: Sequence[str]) -> Json:
        known = self._names.maker_ids
        return {"terms": {"maker": [known[maker] for maker in makers if maker in known]}}
