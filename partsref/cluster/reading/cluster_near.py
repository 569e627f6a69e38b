"""Numbers that are nearly, or partly, the one asked for: candidates from the cluster, weighed as everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.cluster.access.indexed_fields import Document, grams, texts
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.session import NAMED, Session
from partsref.cluster.reading.session import WINDOW as MOST
from partsref.index.near.codes import WINDOW, read_alike, shortened
from partsref.index.near.families import HEAD, is_cut
from partsref.index.near.fragments import ENOUGH, GRAM, first_looked_at, in_order
from partsref.index.near.lookup import in_order as likeliest_first
from partsref.index.near.lookup import weighed
from partsref.index.near.one_slip import is_number, swapped
from partsref.index.near.two_slips import SLIPS
from partsref.index.sqlite_near_numbers import SqliteNearNumbers
from partsref.numbers.slip_costs import SURE
from partsref.numbers.slips import Slips

_PAGE = 300
"""Numbers read at once of those that may hold a fragment."""
_KEYS: Json = {"_source": False, "docvalue_fields": ["key"], "size": MOST, "sort": ["key", "id"]}
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
        one_slip = {**_KEYS, "query": {"terms": {"one_less": texts([*shortened(key), read_alike(key)])}}}
        two_slips = [{**_KEYS, "query": _two_slips(key)}] if most > 1 and is_cut(key) else []
        # Two slips cost the cluster ten times as much: of one number they go in the same round trip, of a list they are
        # asked where one slip explains nothing.
        beside = [] if self._session.together.are_many else two_slips
        one, *two = self._keys_of([one_slip, *beside])
        found = weighed(key, one, 1)
        if two_slips and (not found or found[0][1].cost > SURE):
            [two_away] = two or self._keys_of(two_slips)
            known = {text for text, _ in found}
            found += weighed(key, (text for text in two_away if text not in known and is_cut(text)), SLIPS)
            found.sort(key=likeliest_first)
        return found[:limit]

    def inside(self, fragment: str) -> list[tuple[int, str]]:
        """(part id, key) of keys that hold `fragment` past their first character: those that end with it first.

        Of more than a hundred the very ones that the catalogue's file looks at.
        """
        if len(fragment) < GRAM:
            return []
        if fragment not in self._inside:
            self.kept_inside(fragment, self._session.found(*self.questions_inside(fragment)))
        return self._inside[fragment]

    def questions_inside(self, fragment: str) -> list[Json]:
        """What `inside` asks at first, one question or none: to be asked beside something else."""
        if len(fragment) < GRAM:
            return []
        holding = [{"term": {"grams": gram}} for gram in sorted(grams(fragment))]
        return [{"_source": NAMED, "size": _PAGE, "sort": ["id"], "query": {"bool": {"filter": holding}}}]

    def kept_inside(self, fragment: str, answers: Sequence[list[Document]]) -> None:
        """Keep what was found for `inside`, of which `answers` are the answers to its questions."""
        found: list[tuple[int, str]] = []
        looked_at: list[tuple[int, str]] = []
        for docs in answers:
            page = docs
            while True:
                found += [(doc["id"], doc["key"]) for doc in page if doc["key"].find(fragment) > 0]
                looked_at = first_looked_at(fragment, found)
                if len(page) < _PAGE or (len(looked_at) == ENOUGH and len(fragment) <= WINDOW):
                    break
                [question] = self.questions_inside(fragment)
                [page] = self._session.found({**question, "search_after": [page[-1]["id"]]})
        self._inside[fragment] = in_order(fragment, looked_at)

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
            "sort": ["key", "id"],
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
            while len(hits) == MOST:
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
