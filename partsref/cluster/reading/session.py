"""One publication, read: every question names it, and every answer says whether it still is what is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.access.live import live
from partsref.cluster.access.pointer import NAME, Pointer, Publication, parse
from partsref.cluster.access.wire import ClusterError, Json, Wire
from partsref.cluster.reading.merged_questions import WINDOW, MergedQuestion, answers, bodies
from partsref.cluster.reading.question_kinds import HUB_PAGES, HubPages
from partsref.cluster.reading.together import Together
from partsref.reads.link_rows import CARRYING

_IDS = 4_000
_AT_ONCE = 100
"""Questions in one round trip: of more than that a busy cluster might not answer in time."""
_MOST_AHEAD = 400
"""Parts read before they are asked for, beside what is."""
_MOST_KEPT = 20_000
"""Documents kept for one answer: the longest ones are of some thousands."""


class MovedError(ClusterError):
    """Another publication is read now: the answer is to be begun anew."""


class Session:
    """The documents of one publication, as far as they were met for one answer."""

    def __init__(self, wire: Wire, pointer: Pointer) -> None:
        """Read what `pointer` names. Raises `ClusterError` where nothing was published."""
        if pointer.current is None:
            raise ClusterError(f"{wire.place}: nothing is published there yet. Publish with: partsref publish URL")
        self.wire = wire
        self.pointer = pointer
        self.publication: Publication = pointer.current
        self._live = live(pointer.current.number, pointer.void)
        self._docs: dict[int, Document] = {}
        self._named: dict[int, Document] = {}
        self._absent: set[int] = set()
        self._links: dict[int, list[list[Any]]] = {}
        self._carrying: dict[int, list[list[Any]]] = {}
        self._hubs: set[int] = set()
        self._focus: set[int] = set()
        self._begun = False
        self.together = Together(self._send)

    def begin(self, *, goes_on: bool = False) -> None:
        """Another answer begins, and is to be of what is read now. What was met is forgotten.

        With `goes_on` documents are kept: it is of the same list, and no document of a publication ever changes.
        """
        if not goes_on:
            self._docs.clear()
            self._named.clear()
            self._absent.clear()
            self._links.clear()
            self._carrying.clear()
            self._hubs.clear()
        self._focus.clear()
        self._begun = False

    def focus(self, part_ids: Iterable[int]) -> None:
        """What these are linked with will be asked for: it goes with the next question for parts."""
        self._focus.update(part_ids)

    def ask(self, *questions: Json | MergedQuestion) -> list[Any]:
        """The answers of the cluster to search bodies, in one round trip; documents of parts given whole are kept.

        To a question of a kind what was asked for. Raises `MovedError` at the first question of an answer if another
        publication is read by now.
        """
        return self.together.ask((), questions)

    def found(self, *questions: Json) -> list[list[Document]]:
        """As `ask`: the documents found."""
        return [[hit["_source"] for hit in answer["hits"]["hits"]] for answer in self.ask(*questions)]

    def every(self, question: Json, page: int = WINDOW) -> list[Document]:
        """All documents found, page by page; `question` needs a `sort` that no two documents share."""
        found: list[Document] = []
        body = {**question, "size": page}
        while True:
            [answer] = self.ask(body)
            hits = answer["hits"]["hits"]
            found += [hit["_source"] for hit in hits]
            if len(hits) < page:
                return found
            body = {**body, "search_after": hits[-1]["sort"]}

    def get(self, part_ids: Iterable[int]) -> dict[int, Document]:
        """The documents of parts, in the order asked; unknown ids are left out."""
        asked = list(dict.fromkeys(part_ids))
        held = {part_id: self._docs[part_id] for part_id in asked if part_id in self._docs}
        if len(held) == len(asked):
            return held
        self.fetch(asked)
        # What was at hand may have been let go of to make room for the rest.
        held |= {part_id: self._docs[part_id] for part_id in asked if part_id in self._docs}
        return {part_id: held[part_id] for part_id in asked if part_id in held}

    def named(self, part_ids: Iterable[int]) -> dict[int, Document]:
        """As `get`, where only what names a part is wanted."""
        asked = list(dict.fromkeys(part_ids))
        held = {part_id: self._named[part_id] for part_id in asked if part_id in self._named}
        whole = self.get(part_id for part_id in asked if part_id not in held)
        return {part_id: doc for part_id in asked if (doc := held.get(part_id) or whole.get(part_id))}

    def fetch(self, part_ids: Iterable[int], *beside: Json) -> list[Any]:
        """Have the documents of parts at hand; other questions go with it in the same round trip."""
        missing = self._unknown(dict.fromkeys(part_ids))
        if missing or beside:
            missing += self._linked_with_focus(set(missing))
        if not missing and not beside:
            return []
        # Which of them are hubs is not known yet: their links come with them, not a round trip later.
        pages = [HubPages((*self._hubs_met(), *missing))] if missing else []
        came = self.together.ask(missing, [*beside, *pages])
        self._absent.update(i for i in missing if i not in self._docs)
        # Of what leads on the rest of the chain goes with the next question.
        self._focus.update(i for i in missing[:_MOST_AHEAD] if "chain" in self._docs.get(i, ()))
        if pages and len(found := came.pop()) < HUB_PAGES:
            self._keep_links(found)
        return came

    def _unknown(self, part_ids: Iterable[int]) -> list[int]:
        return [i for i in part_ids if i not in self._docs and i not in self._absent]

    def _linked_with_focus(self, asked: set[int]) -> list[int]:
        """What the focus is linked with, and where its supersessions lead: that is what comes into focus next."""
        docs = [self._docs[i] for i in sorted(self._focus) if i in self._docs]
        linked = dict.fromkeys(row[0] for doc in docs for row in doc.get("links", ()))
        chained = dict.fromkeys(part_id for doc in docs for part_id in doc.get("chain", ()))
        steps = {row[0] for doc in docs if "chain" in doc for row in doc.get("links", ()) if row[1] in CARRYING}
        self._focus = {*chained, *steps}
        return [i for i in self._unknown({**chained, **linked}) if i not in asked][:_MOST_AHEAD]

    def fetch_linked(self, part_ids: Iterable[int], most: int) -> list[int]:
        """Have the parts at hand that these are linked with, at most so many; returns them."""
        docs = [self._docs[i] for i in part_ids if i in self._docs]
        linked = list(dict.fromkeys(row[0] for doc in docs for row in doc.get("links", ())))[:most]
        self.fetch(linked)
        return linked

    def links(self, part_ids: Iterable[int]) -> dict[int, list[list[Any]]]:
        """The links of parts: [other, relation, link, 1 if it leads there, evidence, disputes]; those of hubs too."""
        docs = self.get(part_ids)
        hubs = [i for i, doc in docs.items() if "links" not in doc and i not in self._links]
        if hubs:
            self._keep_links(self.every(HubPages(tuple(hubs)).alone(), HUB_PAGES))
        hubs = [i for i, doc in docs.items() if "links" not in doc]
        short = [i for i in hubs if len(self._links.get(i, ())) != docs[i]["degree"]]
        if short:
            raise ClusterError(f"{self.wire.place}: the links of part {short[0]} are not all there. Publish again.")
        return {i: doc["links"] if "links" in doc else self._links[i] for i, doc in docs.items()}

    def carrying(self, part_ids: Iterable[int]) -> dict[int, list[list[Any]]]:
        """As `links`, those alone that carry on: of a part with thousands they are looked for once."""
        asked = list(part_ids)
        if missing := [part for part in asked if part not in self._carrying]:
            for part, rows in self.links(missing).items():
                self._carrying[part] = [row for row in rows if row[1] in CARRYING]
        return {part: self._carrying[part] for part in asked if part in self._carrying}

    def _hubs_met(self) -> list[int]:
        """Parts at hand whose links are in documents of their own: those will be asked for."""
        return sorted(i for i in self._hubs if i not in self._links)

    def _keep_links(self, pages: Iterable[Document]) -> None:
        rows: dict[int, list[list[Any]]] = {}
        for page in pages:
            rows.setdefault(page["hub"], []).extend(page["links"])
        self._links |= rows

    def _send(self, part_ids: Sequence[int], questions: Sequence[Json | MergedQuestion]) -> list[Any]:
        """Have the documents of parts at hand; the answers to `questions`, in as few round trips as are well."""
        some = [part_ids[start : start + _IDS] for start in range(0, len(part_ids), _IDS)]
        documents: list[Json] = [{"size": len(ids), "query": {"terms": {"id": list(ids)}}} for ids in some]
        merged = bodies(one for one in questions if isinstance(one, MergedQuestion))
        plain = [one for one in questions if not isinstance(one, MergedQuestion)]
        came = self._send_all([*documents, *(one.body for one in merged), *plain])[len(documents) :]
        answered = answers(merged, came[: len(merged)], self._send_all)
        left = iter(came[len(merged) :])
        return [answered[one] if isinstance(one, MergedQuestion) else next(left) for one in questions]

    def _send_all(self, sent: Sequence[Json]) -> list[Json]:
        """The answers to bodies: not too many of them in one round trip."""
        came: list[Json] = []
        for start in range(0, len(sent) or 1, _AT_ONCE):
            came += self._send_some(sent[start : start + _AT_ONCE])
        return came

    def _send_some(self, sent: Sequence[Json]) -> list[Json]:
        look = {"query": {"ids": {"values": [NAME]}}, "size": 1}
        asked = [(self.publication.index, self._of_publication(body)) for body in sent]
        pointed, *answers = self.wire.searches([(self.wire.place.index, look), *asked])
        self._check(pointed["hits"]["hits"])
        for answer in answers:
            for hit in answer["hits"]["hits"]:
                document = hit.get("_source", {})
                if document.get("what") == "part":
                    self._docs[document["id"]] = document
                    if "links" not in document:
                        self._hubs.add(document["id"])
                elif "number" in document:
                    self._named[document["id"]] = document
        return answers

    def _of_publication(self, question: Json) -> Json:
        query = {"bool": {"filter": [self._live, question["query"]]}}
        return {"track_total_hits": False, **question, "query": query}

    def _check(self, hits: Sequence[Json]) -> None:
        pointer = parse(self.wire.place, hits[0]["_source"]) if hits else None
        begun, self._begun = self._begun, True
        if pointer is None or pointer.current != self.publication or pointer.identity != self.pointer.identity:
            if begun and pointer is not None and pointer.previous == self.publication:
                return  # An answer that was begun before the switch is ended in what it began with.
            self._begun = False
            raise MovedError(f"{self.wire.place}: was published anew while this was answered. Ask again.")
        if len(self._docs) + len(self._named) > _MOST_KEPT:
            self._docs.clear()
            self._named.clear()
