"""Numbers that are nearly, or partly, the one asked for: candidates from the cluster, weighed as everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.cluster.access.indexed_fields import Document, grams, texts
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.session import WINDOW, Session
from partsref.index.near.codes import read_alike, shortened
from partsref.index.near.families import HEAD, is_cut
from partsref.index.near.fragments import GRAM
from partsref.index.near.lookup import in_order, weighed
from partsref.index.near.one_slip import is_number, swapped
from partsref.index.near.two_slips import SLIPS
from partsref.index.sqlite_near_numbers import SqliteNearNumbers
from partsref.numbers.slip_costs import SURE
from partsref.numbers.slips import Slips

_ENOUGH = 100
"""Numbers that hold a fragment: past so many it says too little to choose by."""
_LOOKED_AT = 1_000
_KEYS: Json = {"_source": False, "docvalue_fields": ["key"], "size": WINDOW, "sort": ["key", "id"]}
_REGEXP_CHARACTERS = frozenset('.?+*|{}[]()"\\#@&<>~^$-')


class ClusterNear(SqliteNearNumbers):
    """`partsref.reads.near_reader.NearNumbers` over one publication."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._inside: dict[str, list[tuple[int, str]]] = {}

    def near_keys(self, key: str, limit: int, most: int = 2) -> list[tuple[str, Slips]]:
        """The keys near `key` and what slipped, likeliest first."""
        if not is_number(key):
            return []
        questions = [{**_KEYS, "query": {"terms": {"one_less": texts([*shortened(key), read_alike(key)])}}}]
        if most > 1 and is_cut(key):
            questions.append({**_KEYS, "query": _two_slips(key)})
        one, *two = self._keys_of(questions)
        found = weighed(key, one, 1)
        if two and (not found or found[0][1].cost > SURE):
            known = {text for text, _ in found}
            found += weighed(key, (text for text in two[0] if text not in known and is_cut(text)), SLIPS)
            found.sort(key=in_order)
        return found[:limit]

    def inside(self, fragment: str) -> list[tuple[int, str]]:
        """(part id, key) of keys that hold `fragment` past their first character: those that end with it first.

        Of more than a hundred those whose keys come first.
        """
        if fragment not in self._inside:
            self.kept_inside(fragment, self._session.found(*self.questions_inside(fragment)), 0)
        return self._inside[fragment]

    def questions_inside(self, fragment: str) -> list[Json]:
        """What `inside` asks: to be asked beside something else."""
        if len(fragment) < GRAM:
            return []
        holding = [{"term": {"grams": gram}} for gram in sorted(grams(fragment))]
        ending = [{"prefix": {"reversed": fragment[::-1]}}, *holding]
        lean: Json = {"_source": ["id", "key"], "size": _LOOKED_AT, "sort": ["key", "id"]}
        return [{**lean, "query": {"bool": {"filter": filters}}} for filters in (ending, holding)]

    def kept_inside(self, fragment: str, answers: list[list[Document]], before: int = 2) -> list[list[Document]]:
        """Keep what was found for `inside` in the answers after the first `before`; returns the answers."""
        if answers[before:] or len(fragment) < GRAM:
            rows = {doc["id"]: doc["key"] for docs in answers[before:] for doc in docs if fragment in doc["key"][1:]}
            order = sorted(rows.items(), key=lambda row: (not row[1].endswith(fragment), row[1], row[0]))
            self._inside[fragment] = order[:_ENOUGH]
        return answers

    def forget(self) -> None:
        """Another answer begins."""
        self._inside.clear()

    def fitting(self, glob: str, start: str, runs: Sequence[str], most: int) -> list[tuple[int, str]]:
        """(part id, key) of the keys that fit `glob`, in their order."""
        pieces = [{"term": {"grams": gram}} for gram in sorted({gram for run in runs for gram in grams(run)})]
        begins = [{"prefix": {"key": start}}] if start else []
        pattern = "".join(map(_in_regexp, glob))
        fits = {"regexp": {"key": {"value": pattern, "flags": "NONE", "max_determinized_states": 20_000}}}
        question: Json = {
            "_source": ["id", "key"],
            "size": most,
            "sort": ["key", "maker"],
            "query": {"bool": {"filter": [*begins, *pieces, fits]}},
        }
        [docs] = self._session.found(question)
        return [(doc["id"], doc["key"]) for doc in docs]

    def _keys_of(self, questions: Sequence[Json]) -> list[list[str]]:
        """The keys of all parts that answer each question, each once."""
        found = []
        for question, answer in zip(questions, self._session.ask(*questions), strict=True):
            hits = answer["hits"]["hits"]
            keys = [hit["fields"]["key"][0] for hit in hits]
            while len(hits) == WINDOW:
                [more] = self._session.ask({**question, "search_after": hits[-1]["sort"]})
                hits = more["hits"]["hits"]
                keys += [hit["fields"]["key"][0] for hit in hits]
            found.append(list(dict.fromkeys(keys)))
        return found


def _two_slips(key: str) -> Json:
    """Both slips in the tail, both in the head, one in each, or a swap across the cut: see `index.near.two_slips`."""

    def fuzzy(field: str, text: str, kept: int) -> Json:
        told = {"value": text, "fuzziness": 2, "transpositions": True, "prefix_length": kept}
        return {"fuzzy": {field: {**told, "rewrite": "constant_score"}}}

    should: list[Json] = [fuzzy("key", key, HEAD), fuzzy("reversed", key[::-1], max(0, len(key) - HEAD - SLIPS))]
    for length in range(HEAD - 1, min(HEAD + 1, len(key)) + 1):
        head, tail = texts(shortened(key[:length])), texts(shortened(key[length:]))
        should.append({"bool": {"filter": [{"terms": {"head_less": head}}, {"terms": {"tail_less": tail}}]}})
    for place in range(HEAD - 1, min(HEAD + 2, len(key))):
        should.append({"terms": {"one_less": texts(shortened(swapped(key, place)))}})
    return {"bool": {"should": should, "minimum_should_match": 1}}


def _in_regexp(character: str) -> str:
    if character == "?":
        return "."
    if character == "*":
        return ".*"
    return f"\\{character}" if character in _REGEXP_CHARACTERS else character
