"""What is known of numbers that begin alike, or hold the same model block."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.cluster.access.wire import Json
from partsref.cluster.reading.cluster_vehicle_parts import by_description
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.session import Session
from partsref.reads.stem_reader import StemQuestions
from partsref.store.read.stems import MOST_SEEN, StoredStems

_MOST_OF_A_NUMBER = 1_000
_MOST_KINDS = 1_000
"""Descriptions counted in the question all others go with; more are counted in questions of their own."""


class ClusterStems(StoredStems):
    """`partsref.reads.stem_reader.Stems` over one publication."""

    def __init__(self, session: Session, names: Names) -> None:
        self._session = session
        self._names = names
        self._kept: dict[tuple[object, ...], Json] = {}

    def forget(self) -> None:
        """Another answer begins."""
        self._kept.clear()

    def look_ahead(self, questions: StemQuestions) -> None:
        """Ask for all of them in one round trip."""
        asked: dict[tuple[object, ...], Json] = {
            **{(makers, stem): self._of_stem(makers, stem) for makers, stem in questions.stems},
            **{(makers, key, "number"): self._of_number(makers, key) for makers, key in questions.numbers},
            **{block: self._of_block(*block) for block in questions.blocks},
        }
        asked = {what: question for what, question in asked.items() if what not in self._kept}
        if asked:
            self._kept |= zip(asked, self._session.ask(*asked.values()), strict=True)

    def kinds_of_stem(self, makers: Sequence[str], stem: str) -> dict[str, int]:
        """Known numbers of these makers that begin with `stem`, by category; those without one are not counted."""
        self.look_ahead(StemQuestions([(tuple(makers), stem)], (), ()))
        told = self._kept[tuple(makers), stem]["aggregations"]["d"]
        counts = {bucket["key"]: bucket["doc_count"] for bucket in told["buckets"]}
        if told["sum_other_doc_count"]:
            counts = by_description(self._session, self._of_stem(makers, stem)["query"])
        described = self._names.described(counts)
        found: dict[str, int] = {}
        for description, count in counts.items():
            if category := described[description][2]:
                found[category] = found.get(category, 0) + count
        return dict(sorted(found.items()))

    def kinds_of_number(self, makers: Sequence[str], number_key: str) -> list[str]:
        """The category of each part of these makers with this very key."""
        self.look_ahead(StemQuestions((), [(tuple(makers), number_key)], ()))
        hits = self._kept[tuple(makers), number_key, "number"]["hits"]["hits"]
        return [category for hit in hits if (category := self._names.part(hit["_source"]).category)]

    def vehicles_of_block(self, maker: str, start: int, block: str, but: str) -> dict[tuple[str, str], int]:
        """(make, model) of the vehicles that numbers of a maker with this block fit, with how many numbers."""
        self.look_ahead(StemQuestions((), (), [(maker, start, block, but)]))
        docs = [hit["_source"] for hit in self._kept[maker, start, block, but]["hits"]["hits"]]
        named = self._names.applications({fit[1] for doc in docs for fit in doc["fits"]})
        found: dict[tuple[str, str], int] = {}
        for doc in docs:
            for make, model in {named[fit[1]][:2] for fit in doc["fits"]}:
                found[make, model] = found.get((make, model), 0) + 1
        return dict(sorted(found.items(), key=lambda row: (-row[1], row[0])))

    def _of_stem(self, makers: Sequence[str], stem: str) -> Json:
        counted = {"d": {"terms": {"field": "description", "size": _MOST_KINDS}}}
        return {"size": 0, "aggs": counted, "query": self._both(makers, {"prefix": {"key": stem}})}

    def _of_number(self, makers: Sequence[str], number_key: str) -> Json:
        query = self._both(makers, {"term": {"key": number_key}})
        return {"size": _MOST_OF_A_NUMBER, "query": query, "sort": ["key", "maker"]}

    def _of_block(self, maker: str, start: int, block: str, but: str) -> Json:
        holds = {"regexp": {"key": {"value": f".{{{start}}}{block}.*", "flags": "NONE"}}}
        query = {"bool": {"must": self._both([maker], holds), "must_not": [{"term": {"key": but}}]}}
        return {"size": MOST_SEEN, "query": query, "sort": ["id"], "_source": ["id", "fits"]}

    def _both(self, makers: Sequence[str], other: Json) -> Json:
        known = self._names.maker_ids
        of_makers = {"terms": {"maker": [known[maker] for maker in makers if maker in known]}}
        return {"bool": {"filter": [of_makers, other]}}
