"""The questions a list asks of many numbers at once, each with how what came is dealt out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from partsref.cluster.access.indexed_fields import Document, grams, texts
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.merged_questions import CLAUSES, WINDOW, DocumentsQuestion, MergedQuestion
from partsref.index.near.codes import read_alike, shortened, strings_of
from partsref.values import frozen

NAMED = ["id", "maker", "key", "base", "number", "kind", "description", "status"]
"""What names a part: all that is read where many are listed."""
BY_KEY = ["key", "maker"]
"""An order in which no two parts share a place."""
_SHORT, _SHORT_DIGITS = 5, 8
"""Characters of a number: of a shorter one, or one of digits alone, there may be hundreds that begin so, or hold it."""
HUB_PAGES = 100
"""Pages of links in one body: each has hundreds."""
_MOST_KINDS = 1_000
"""Descriptions counted in the question all others go with; more are counted in questions of their own."""


@frozen
class Carrying(DocumentsQuestion):
    """Parts, whole, whose key, base or spelling is one of a number's."""

    keys: tuple[str, ...]
    bases: tuple[str, ...]
    spelled: str

    @property
    def weight(self) -> int:
        return len(self.keys)

    def alone(self) -> Json:
        return {"size": WINDOW, "query": self.query([self]), "sort": BY_KEY}

    @classmethod
    def query(cls, questions: Sequence[Carrying]) -> Json:
        asked = {
            "key": {key for one in questions for key in one.keys},
            "spelled": {one.spelled for one in questions},
            "base": {base for one in questions for base in one.bases},
        }
        return _any([{"terms": {field: sorted(values)}} for field, values in asked.items() if values])

    @classmethod
    def shares(cls, questions: Sequence[Carrying], docs: Sequence[Document]) -> Mapping[Carrying, list[Document]]:
        key, base, spelled = (_by(docs, told) for told in (_key, _base, _spelled))
        found = {}
        for one in questions:
            some = [doc for text in one.keys for doc in key.get(text, ())]
            some += [doc for text in one.bases for doc in base.get(text, ())]
            some += spelled.get(one.spelled, ())
            found[one] = sorted({doc["id"]: doc for doc in some}.values(), key=_place)
        return found


@frozen
class Longer(DocumentsQuestion):
    """The first parts, named, whose key is longer than a number and begins so."""

    start: str
    most: int
    room = CLAUSES

    @property
    def source(self) -> list[str]:
        return NAMED

    @property
    def is_broad(self) -> bool:
        return _says_little(self.start)

    def alone(self) -> Json:
        begins, own = {"prefix": {"key": self.start}}, {"term": {"key": self.start}}
        query = {"bool": {"filter": [begins], "must_not": [own]}}
        return {"size": self.most, "query": query, "sort": BY_KEY, "_source": NAMED}

    @classmethod
    def query(cls, questions: Sequence[Longer]) -> Json:
        return _any([{"prefix": {"key": start}} for start in sorted({one.start for one in questions})])

    @classmethod
    def shares(cls, questions: Sequence[Longer], docs: Sequence[Document]) -> Mapping[Longer, list[Document]]:
        in_order = sorted(docs, key=_place)
        keys = [doc["key"] for doc in in_order]
        found: dict[Longer, list[Document]] = {}
        for one in questions:
            at = bisect_right(keys, one.start)
            some = found.setdefault(one, [])
            while at < len(keys) and len(some) < one.most and keys[at].startswith(one.start):
                some.append(in_order[at])
                at += 1
        return found


@frozen
class Keyed(DocumentsQuestion):
    """Parts with a key: whole, or named."""

    key: str
    is_whole: bool = False

    @property
    def source(self) -> list[str] | bool:
        return self.is_whole or NAMED

    def alone(self) -> Json:
        return {"size": WINDOW, "query": self.query([self]), "sort": BY_KEY, "_source": self.source}

    @classmethod
    def query(cls, questions: Sequence[Keyed]) -> Json:
        return {"terms": {"key": sorted({one.key for one in questions})}}

    @classmethod
    def shares(cls, questions: Sequence[Keyed], docs: Sequence[Document]) -> Mapping[Keyed, list[Document]]:
        by_key = _by(sorted(docs, key=_place), _key)
        return {one: by_key.get(one.key, []) for one in questions}


@frozen
class Spelled(DocumentsQuestion):
    """Parts with a spelling of a key: their ids and spellings."""

    key: str

    @property
    def source(self) -> list[str]:
        return ["id", "spellings"]

    def alone(self) -> Json:
        return {"size": WINDOW, "query": self.query([self]), "sort": BY_KEY, "_source": self.source}

    @classmethod
    def query(cls, questions: Sequence[Spelled]) -> Json:
        return {"terms": {"spelled": sorted({one.key for one in questions})}}

    @classmethod
    def shares(cls, questions: Sequence[Spelled], docs: Sequence[Document]) -> Mapping[Spelled, list[Document]]:
        by_spelling = _by(docs, _spelled)
        return {one: by_spelling.get(one.key, []) for one in questions}


@frozen
class OneSlip(DocumentsQuestion):
    """Parts, named, whose key becomes one with a number by leaving out a character of each, or reads alike."""

    key: str

    @property
    def weight(self) -> int:
        return len(self.key) + 2

    @property
    def source(self) -> list[str]:
        return NAMED

    def alone(self) -> Json:
        return {"size": WINDOW, "query": self.query([self]), "sort": BY_KEY, "_source": NAMED}

    @classmethod
    def query(cls, questions: Sequence[OneSlip]) -> Json:
        return {"terms": {"one_less": sorted({text for one in questions for text in _one_less(one.key)})}}

    @classmethod
    def shares(cls, questions: Sequence[OneSlip], docs: Sequence[Document]) -> Mapping[OneSlip, list[Document]]:
        asking: dict[str, list[OneSlip]] = {}
        for one in questions:
            for text in _one_less(one.key):
                asking.setdefault(text, []).append(one)
        found: dict[OneSlip, list[Document]] = {}
        for doc in sorted(docs, key=_place):
            for one in {one for text in texts(strings_of(doc["key"])) for one in asking.get(text, ())}:
                found.setdefault(one, []).append(doc)
        return found


@frozen
class Holding(DocumentsQuestion):
    """The first parts by their ids, named, whose key has all pieces of three characters of a fragment."""

    fragment: str
    most: int
    room = CLAUSES

    @property
    def weight(self) -> int:
        return len(self.fragment)

    @property
    def source(self) -> list[str]:
        return NAMED

    @property
    def is_broad(self) -> bool:
        return _says_little(self.fragment)

    def alone(self) -> Json:
        return {"size": self.most, "query": self.query([self]), "sort": ["id"], "_source": NAMED}

    @classmethod
    def query(cls, questions: Sequence[Holding]) -> Json:
        every = [[{"term": {"grams": gram}} for gram in sorted(grams(one.fragment))] for one in questions]
        return _any([{"bool": {"filter": held}} for held in every])

    @classmethod
    def shares(cls, questions: Sequence[Holding], docs: Sequence[Document]) -> Mapping[Holding, list[Document]]:
        by_gram = _by(sorted(docs, key=lambda doc: int(doc["id"])), lambda doc: grams(doc["key"]))
        found: dict[Holding, list[Document]] = {}
        for one in questions:
            wanted = grams(one.fragment)
            some = min((by_gram.get(gram, []) for gram in wanted), key=len)
            found[one] = [doc for doc in some if wanted <= grams(doc["key"])][: one.most]
        return found


@frozen
class HubPages(DocumentsQuestion):
    """The links of those parts of some that have them in documents of their own: the first hundred pages."""

    part_ids: tuple[int, ...]
    window = HUB_PAGES

    @property
    def weight(self) -> int:
        return len(self.part_ids)

    def alone(self) -> Json:
        return {"size": HUB_PAGES, "query": self.query([self]), "sort": ["hub", "page"]}

    @classmethod
    def query(cls, questions: Sequence[HubPages]) -> Json:
        return {"terms": {"hub": sorted({part for one in questions for part in one.part_ids})}}

    @classmethod
    def shares(cls, questions: Sequence[HubPages], docs: Sequence[Document]) -> Mapping[HubPages, list[Document]]:
        in_order = sorted(docs, key=lambda doc: (int(doc["hub"]), int(doc["page"])))
        return {one: [doc for doc in in_order if doc["hub"] in one.part_ids] for one in questions} if docs else {}


@frozen
class StemCount(MergedQuestion):
    """Parts of some makers, by their ids, whose key begins so: how many are described each way, as an aggregation."""

    makers: tuple[int, ...]
    stem: str
    room = 50

    def alone(self) -> Json:
        return {"size": 0, "aggs": _DESCRIBED, "query": self.query()}

    def query(self) -> Json:
        """What finds the parts."""
        return {"bool": {"filter": [{"terms": {"maker": list(self.makers)}}, {"prefix": {"key": self.stem}}]}}

    def read_alone(self, answer: Json) -> Json:
        counted: Json = answer["aggregations"]["d"]
        return counted

    @classmethod
    def together(cls, questions: Sequence[StemCount]) -> Json:
        filters = {str(place): one.query() for place, one in enumerate(questions)}
        begin = [{"prefix": {"key": stem}} for stem in sorted({one.stem for one in questions})]
        return {"size": 0, "query": _any(begin), "aggs": {"s": {"filters": {"filters": filters}, "aggs": _DESCRIBED}}}

    @classmethod
    def dealt(cls, questions: Sequence[StemCount], answer: Json) -> Mapping[StemCount, Json]:
        buckets = answer["aggregations"]["s"]["buckets"]
        return {one: buckets[str(place)]["d"] for place, one in enumerate(questions)}


_DESCRIBED: Json = {"d": {"terms": {"field": "description", "size": _MOST_KINDS}}}


def _any(queries: list[Json]) -> Json:
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def _says_little(text: str) -> bool:
    return len(text) < (_SHORT_DIGITS if text.isdigit() else _SHORT)


def _one_less(key: str) -> list[str]:
    """What keys near this one have in common with it."""
    return texts([*shortened(key), read_alike(key)])


def _key(doc: Document) -> Iterable[str]:
    return (doc["key"],)


def _base(doc: Document) -> Iterable[str]:
    return (doc.get("base", ""),)


def _spelled(doc: Document) -> Iterable[str]:
    return {row[1] for row in doc["spellings"]}


def _place(doc: Document) -> tuple[str, int]:
    return doc["key"], doc["maker"]


def _by(docs: Iterable[Document], told: Callable[[Document], Iterable[str]]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for doc in docs:
        for text in told(doc):
            found.setdefault(text, []).append(doc)
    return found
