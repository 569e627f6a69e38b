"""What is known of numbers that begin alike, or hold the same model block."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.cluster.access.wire import Json
from partsref.cluster.reading.cluster_vehicle_parts import by_description
from partsref.cluster.reading.merged_questions import MergedQuestion
from partsref.cluster.reading.parts_of_keys import PartsOfKeys
from partsref.cluster.reading.question_kinds import StemCount
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.session import Session
from partsref.reads.stem_reader import StemQuestions
from partsref.store.read.stems import MOST_SEEN, StoredStems


class ClusterStems(StoredStems):
    """`partsref.reads.stem_reader.Stems` over one publication."""

    def __init__(self, session: Session, names: Names, keyed: PartsOfKeys) -> None:
        self._session = session
        self._names = names
        self._keyed = keyed
        self._kept: dict[object, Json] = {}

    def forget(self) -> None:
        """Another answer begins."""
        self._kept.clear()

    def look_ahead(self, questions: StemQuestions) -> None:
        """Ask for all of them in one round trip."""
        asked: dict[object, Json | MergedQuestion] = {
            **{(one := self._count(makers, stem)): one for makers, stem in questions.stems},
            **{block: self._of_block(*block) for block in questions.blocks},
        }
        asked = {what: question for what, question in asked.items() if what not in self._kept}
        numbers = self._keyed.missing(key for _, key in questions.numbers)
        if asked or numbers:
            answers = self._session.ask(*numbers, *asked.values())
            self._keyed.take(numbers, answers[: len(numbers)])
            self._kept |= zip(asked, answers[len(numbers) :], strict=True)

    def kinds_of_stem(self, makers: Sequence[str], stem: str) -> dict[str, int]:
        """Known numbers of these makers that begin with `stem`, by category; those without one are not counted."""
        self.look_ahead(StemQuestions([(tuple(makers), stem)], (), ()))
        count = self._count(makers, stem)
        told = self._kept[count]
        counts = {bucket["key"]: bucket["doc_count"] for bucket in told["buckets"]}
        if told["sum_other_doc_count"]:
            counts = by_description(self._session, count.query())
        described = self._names.described(counts)
        found: dict[str, int] = {}
        for description, parts in counts.items():
            if category := described[description][2]:
                found[category] = found.get(category, 0) + parts
        return dict(sorted(found.items()))

    def kinds_of_number(self, makers: Sequence[str], number_key: str) -> list[str]:
        """The category of each part of these makers with this very key."""
        parts = map(self._names.part, self._keyed.of([number_key])[number_key])
        return [part.category for part in parts if part.category and part.maker in makers]

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

    def _count(self, makers: Sequence[str], stem: str) -> StemCount:
        return StemCount(tuple(self._ids(makers)), stem)

    def _of_block(self, maker: str, start: int, block: str, but: str) -> Json:
        holds = {"regexp": {"key": {"value": f".{{{start}}}{block}.*", "flags": "NONE"}}}
        of_maker = {"terms": {"maker": self._ids([maker])}}
        query = {"bool": {"filter": [of_maker, holds], "must_not": [{"term": {"key": but}}]}}
        return {"size": MOST_SEEN, "query": query, "sort": ["id"], "_source": ["id", "fits"]}

    def _ids(self, makers: Sequence[str]) -> list[int]:
        known = self._names.maker_ids
        return [known[maker] for maker in makers if maker in known]
