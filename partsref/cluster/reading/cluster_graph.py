"""The links of parts, read from documents ring by ring: one round trip gives a ring all that is asked of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.access.wire import Json
from partsref.cluster.reading.merged_questions import WINDOW
from partsref.cluster.reading.question_kinds import NAMED
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.relatives import Relatives
from partsref.cluster.reading.session import Session
from partsref.reads.link_rows import Edge, Node, Said

_SIZES = ("inner diameter", "outer diameter", "width")
_ORDER: list[Any] = ["description", "place", "id"]


class ClusterGraph:
    """`partsref.reads.graph.Graph` over one publication, for one answer."""

    def __init__(self, session: Session, names: Names, relatives: Relatives) -> None:
        self._session = session
        self._names = names
        self._relatives = relatives
        self._is_new = True
        self._said: dict[int, list[Any]] = {}

    def degrees(self, part_ids: Iterable[int]) -> dict[int, int]:
        """How many links touch each part."""
        asked = list(part_ids)
        docs = self._session.get(asked)
        return {part: docs[part]["degree"] if part in docs else 0 for part in asked}

    def neighbours(self, part_ids: Iterable[int]) -> dict[int, int]:
        """How many other parts each part is linked with, however many links say so."""
        asked = list(part_ids)
        docs = self._session.get(asked)
        return {part: docs[part]["neighbours"] if part in docs else 0 for part in asked}

    def edges(self, part_ids: Iterable[int]) -> list[Edge]:
        """Every link that touches one of these parts, seen from each of them."""
        return self._edges(self._session.links(part_ids))

    def carrying(self, part_ids: Iterable[int]) -> list[Edge]:
        """Of the links that touch these parts those that carry on: `same` and `superseded_by`."""
        return self._edges(self._session.carrying(part_ids))

    def _edges(self, links: dict[int, list[list[Any]]]) -> list[Edge]:
        self._said.update((row[2], row) for rows in links.values() for row in rows)
        return [
            (part, row[0], row[1], row[2], way)
            for way in (1, 0)
            for part, rows in links.items()
            for row in rows
            if row[3] == way
        ]

    def nodes(self, part_ids: Iterable[int]) -> dict[int, Node]:
        """Parts by id; unknown ids are left out."""
        asked = list(part_ids)
        if self._is_new:  # The first is the part asked for: what is asked of it at the end goes with the first ring.
            self._is_new = False
            self._relatives.expect(asked)
        else:
            self._relatives.fetch_with(asked)
        return {part: self._names.node(doc) for part, doc in self._session.get(asked).items()}

    def measures(self, part_ids: Iterable[int]) -> dict[int, str]:
        """All attributes of each part that has any, in one text."""
        docs = self._session.get(part_ids)
        return {part: _measures(doc) for part, doc in sorted(docs.items()) if doc["attributes"]}

    def sizes(self, part_ids: Iterable[int]) -> dict[int, tuple[str, str, str]]:
        """Inner diameter, outer diameter and width in mm of parts of which all three are given."""
        found = {}
        for part, doc in sorted(self._session.get(part_ids).items()):
            told: dict[str, str] = {}
            for name, value, unit, *_ in doc["attributes"]:
                if unit == "mm" and name in _SIZES:
                    told[name] = max(value, told.get(name, value))
            if len(told) == len(_SIZES):
                found[part] = told[_SIZES[0]], told[_SIZES[1]], told[_SIZES[2]]
        return found

    def positions(self, part_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The positions parts are fitted in, where their fitments name any."""
        docs = self._session.get(part_ids)
        return {part: positions for part, doc in sorted(docs.items()) if (positions := _positions(doc))}

    def claims(self, part_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        """By part, what is said to replace it: (part, link)."""
        found: dict[int, list[tuple[int, int]]] = {}
        for part, rows in self._session.links(part_ids).items():
            for row in rows:
                if row[3] and row[1] == "equivalent":
                    found.setdefault(part, []).append((row[0], row[2]))
                    self._said[row[2]] = row
        return found

    def shared_vehicles(self, part_id: int, other_ids: Iterable[int]) -> dict[int, int]:
        """How many vehicles other parts are listed for that this one is listed for too, a vehicle's twin counted."""
        others = list(other_ids)
        docs = self._session.get([part_id, *others])
        own = {fit[1] for fit in docs[part_id]["fits"]} if part_id in docs else set()
        kin = self._names.kin(own) if own else own
        shared = {part: len(kin & {fit[1] for fit in docs[part]["fits"]}) for part in others if part in docs}
        return {part: shared[part] for part in sorted(shared) if shared[part]}

    def models(self, part_ids: Iterable[int]) -> dict[int, frozenset[tuple[str, str]]]:
        """(make, model) of the vehicles parts are listed for; parts without any are left out."""
        docs = self._session.get(part_ids)
        named = self._names.applications({fit[1] for doc in docs.values() for fit in doc["fits"]})
        return {
            part: frozenset((named[fit[1]][0].casefold(), named[fit[1]][1].casefold()) for fit in doc["fits"])
            for part, doc in docs.items()
            if doc["fits"]
        }

    def evidence(self, link_ids: Iterable[int]) -> dict[int, list[Said]]:
        """All evidence of each link that was met."""
        sources = self._names.sources
        found: dict[int, list[Said]] = {}
        for link in link_ids:
            *_, said, disputes = self._said[link]
            doubts = [f"disputed: {why}" for why in disputes]
            found[link] = [
                (*sources[source], "; ".join(filter(None, (note, *doubts))), inferred)
                for source, note, inferred in said
            ]
        return found

    def measured_by(self, part_ids: Iterable[int], names: Iterable[str]) -> list[str]:
        """The sources of these attributes of these parts."""
        wanted = set(names)
        docs = self._session.get(part_ids)
        return list(
            self._names.codes(
                source for doc in docs.values() for row in doc["attributes"] if row[0] in wanted for source in row[3]
            )
        )

    def of_categories(self, categories: Iterable[str], limit: int) -> list[tuple[int, str, str, str, str]]:
        """(id, maker, number, name, category) of the parts of some categories (lower case), at most `limit`."""
        described = self._names.descriptions_of(categories)
        if not described:
            return []
        question: Json = {"query": {"terms": {"description": list(described)}}, "sort": _ORDER, "_source": NAMED}
        if limit <= WINDOW:
            [docs] = self._session.found({**question, "size": limit})
        else:
            docs = self._session.every(question)[:limit]
        docs.sort(key=lambda doc: (described[doc["description"]], doc["description"], doc["kind"], doc["id"]))
        parts = [self._names.part(doc) for doc in docs]
        return [(part.id, part.maker, part.number, part.name, part.category) for part in parts]

    def version(self) -> tuple[str, int]:
        """The catalogue's identity and generation."""
        return self._session.pointer.identity, self._session.pointer.generation

    def variants(self, part_id: int, limit: int) -> list[int]:
        """Parts of the same maker that differ from this one only by a colour or packaging suffix."""
        return self._relatives.variants(part_id, limit)


def _measures(doc: Document) -> str:
    """Worked out once a document: in a list one part is a neighbour of many."""
    if (text := doc.get("measures")) is None:
        rows = sorted(row[:3] for row in doc["attributes"])
        text = doc["measures"] = "\x1e".join("\x1f".join(row) for row in rows)
    return str(text)


def _positions(doc: Document) -> tuple[str, ...]:
    if (found := doc.get("positions")) is None:
        found = doc["positions"] = tuple(sorted({fit[2] for fit in doc["fits"]} - {""}))
    return tuple(found)
