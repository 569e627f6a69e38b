"""Numbers that are nearly, or partly, the one asked for: candidates from the cluster, weighed as everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.cluster.access.indexed_fields import Document, grams, texts
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.merged_questions import WINDOW as MOST
from partsref.cluster.reading.parts_of_keys import PartsOfKeys
from partsref.cluster.reading.question_kinds import Holding, OneSlip
from partsref.cluster.reading.session import Session
from partsref.index.near.codes import WINDOW, shortened
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

    def __init__(self, session: Session, keyed: PartsOfKeys) -> None:
        self._session = session
        self._keyed = keyed
        self._inside: dict[str, list[tuple[int, str]]] = {}
        self._one_slip: dict[str, list[Document]] = {}

    def near_keys(self, key: str, limit: int, most: int = 2) -> list[tuple[str, Slips]]:
        """The keys near `key` and what slipped, likeliest first."""
        if not is_number(key):
            return []
        two_slips = [{**_KEYS, "query": _two_slips(key)}] if most > 1 and is_cut(key) else []
        # Two slips cost the cluster ten times as much: of one number they go in the same round trip, of a list they are
        # asked where one slip explains nothing.
        told: list[Json] = []
        if key not in self._one_slip:
            beside = [] if self._session.together.are_many else two_slips
            self._one_slip[key], *told = self._session.ask(OneSlip(key), *beside)
        one = self._keyed.keep(key, self._one_slip[key])
        found = weighed(key, one, 1)
        if two_slips and (not found or found[0][1].cost > SURE):
            two_away = self._keys_of(two_slips[0], told[0] if told else self._session.ask(*two_slips)[0])
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
            # What is near is asked for next, where this is not enough.
            near = [OneSlip(fragment)] if is_number(fragment) and fragment not in self._one_slip else []
            page, *docs = self._session.ask(*self.questions_inside(fragment), *near)
            self._one_slip.update(zip([fragment], docs, strict=False))
            self.keep_inside(fragment, page)
        return self._inside[fragment]

    def questions_inside(self, fragment: str) -> list[Holding]:
        """What `inside` asks at first, one question or none: to be asked beside something else."""
        return [Holding(fragment, _PAGE)] if len(fragment) >= GRAM else []

    def keep_inside(self, fragment: str, page: list[Document]) -> None:
        """Keep what was found for `inside`, of which `page` is the answer to its question."""
        found: list[tuple[int, str]] = []
        while True:
            found += [(doc["id"], doc["key"]) for doc in page if doc["key"].find(fragment) > 0]
            looked_at = first_looked_at(fragment, found)
            if len(page) < _PAGE or (len(looked_at) == ENOUGH and len(fragment) <= WINDOW):
                break
            body = Holding(fragment, _PAGE).alone()
            [page] = self._session.found({**body, "search_after": [page[-1]["id"]]})
        self._inside[fragment] = in_order(fragment, looked_at)

    def forget(self) -> None:
        """Another answer begins."""
        self._inside.clear()
        self._one_slip.clear()

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

    def _keys_of(self, question: Json, answer: Json) -> list[str]:
        """The keys of all parts that answer a question, each once."""
        hits = answer["hits"]["hits"]
        keys = [hit["fields"]["key"][0] for hit in hits]
        while len(hits) == MOST:
            [more] = self._session.ask({**question, "search_after": hits[-1]["sort"]})
            hits = more["hits"]["hits"]
            keys += [hit["fields"]["key"][0] for hit in hits]
        return list(dict.fromkeys(keys))


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
