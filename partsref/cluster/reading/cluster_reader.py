"""The reader of a published catalogue: parts from documents of the cluster, the rest from its reference file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from partsref.cluster.reading.cluster_applications import ClusterApplications
from partsref.cluster.reading.cluster_carriers import Carriers
from partsref.cluster.reading.cluster_graph import ClusterGraph
from partsref.cluster.reading.cluster_near import ClusterNear
from partsref.cluster.reading.cluster_sizes import ClusterSizes
from partsref.cluster.reading.cluster_stems import ClusterStems
from partsref.cluster.reading.cluster_vehicle_parts import ClusterVehicleParts, parts_of_each
from partsref.cluster.reading.fitment_texts import fitment
from partsref.cluster.reading.parts_of_keys import PartsOfKeys
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.relatives import Relatives
from partsref.cluster.reading.session import Session
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Attribute, Evidence, Fitment, Link, Offer, Part
from partsref.reads.carrier import Carrier, CarrierQuestion

_T = TypeVar("_T")
_MOST_OFFERS = 50
_RINGS_AHEAD = 2
_MOST_AHEAD = 4_000
"""Parts read for a whole list before they are asked for."""


class ClusterReader(SqliteReader):
    """`partsref.index.word_reader.WordReader` over one publication.

    The reference file has no table of parts: whatever is not answered from documents here is an error, never nothing.
    """

    def __init__(self, connection: sqlite3.Connection, session: Session) -> None:
        super().__init__(connection)
        self.session = session
        self._names = names = Names(connection)
        self._relatives = Relatives(session)
        self._keyed = PartsOfKeys(session)
        self.near: ClusterNear = ClusterNear(session, self._keyed)
        self._carriers = Carriers(session, names, self.near)
        self.applications: ClusterApplications = ClusterApplications(connection, session, names)
        self.sizes = ClusterSizes(session)
        self.vehicle_parts = ClusterVehicleParts(connection, session, names)
        self.stems: ClusterStems = ClusterStems(session, names, self._keyed)

    def begin(self, *, goes_on: bool = False) -> None:
        """Another answer begins: it is of what is read now. With `goes_on` it is of the same list."""
        self.session.begin(goes_on=goes_on)
        self._relatives.forget()
        self._carriers.forget()
        self.near.forget()
        self.applications.forget()
        if not goes_on:
            self.stems.forget()
        self._keyed.forget()

    def graph(self) -> ClusterGraph:  # type: ignore[override]
        """The links, to be read for one answer."""
        return ClusterGraph(self.session, self._names, self._relatives)

    def parts(self, ids: Sequence[int]) -> dict[int, Part]:
        """Parts by id; unknown ids are left out."""
        return {part: self._names.part(doc) for part, doc in sorted(self.session.named(ids).items())}

    def carriers(self, keys: Sequence[str], bases: Sequence[str], spelled: str, longer: int) -> list[Carrier]:
        """What a number may stand for, in one round trip."""
        return self._carriers.of(CarrierQuestion(tuple(keys), tuple(bases), spelled, longer))

    def carriers_ahead(self, questions: Sequence[CarrierQuestion]) -> None:
        """Read what these are answered from, and the parts around those found, in a few round trips."""
        found = self._carriers.ahead(questions)
        self._relatives.expect(found)
        self._relatives.fetch_with([])
        for _ in range(_RINGS_AHEAD):
            found = self.session.fetch_linked(found, _MOST_AHEAD)

    def together(self, tasks: Iterable[Callable[[], _T]]) -> Iterable[_T]:
        """What each of the tasks gives: what they read is asked for all of them in one go."""
        return self.session.together.made(tasks)

    def by_keys(self, keys: Sequence[str]) -> dict[str, list[Part]]:
        """The parts with each of these canonical keys; keys of no part are left out."""
        return {key: list(map(self._names.part, docs)) for key, docs in self._keyed.of(keys).items() if docs}

    def ids_by_key(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        """(part id, key) of every part whose canonical key is one of `keys`."""
        return [(doc["id"], key) for key, docs in sorted(self._keyed.of(keys).items()) for doc in docs]

    def ids_by_spelling(self, keys: Sequence[str]) -> list[tuple[int, str, str]]:
        """(part id, spelling as seen, how it was damaged) of every recorded spelling with one of these keys."""
        rows = [
            (key, doc["id"], text, slip)
            for key, docs in self._keyed.spelled(keys).items()
            for doc in docs
            for text, spelled, slip in doc["spellings"]
            if spelled == key
        ]
        return [row[1:] for row in sorted(rows)]

    def evidence(self, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
        """(fitments, links, claims) known of each part."""
        docs = self.session.get(ids)
        return {
            part: (len(docs[part]["fits"]), docs[part]["degree"], docs[part]["claims"]) if part in docs else (0, 0, 0)
            for part in ids
        }

    def links(self, part_ids: Sequence[int]) -> list[Link]:
        """Every link that touches one of these parts, with its evidence, in a fixed order."""
        found: dict[int, Link] = {}
        for part, rows in self.session.links(part_ids).items():
            for other, relation, link, way, said, _ in rows:
                ends = (part, other) if way else (other, part)
                told = [Evidence(self._names.sources[s][0], note, bool(inferred)) for s, note, inferred in said]
                found[link] = Link(ends[0], ends[1], relation, tuple(sorted(told, key=lambda e: (e.source, e.note))))
        return [found[link] for link in sorted(found)]

    def fitments(self, part_id: int) -> tuple[Fitment, ...]:
        """What a part fits, one row a vehicle and position, with all who say so."""
        doc = self.session.get([part_id]).get(part_id)
        fits = doc["fits"] if doc else []
        told = [(fitment(self._names, fit, "; "), fit[0]) for fit in fits]

        def order(row: tuple[Fitment, int]) -> tuple[object, ...]:
            one, fitment_id = row
            year = (one.year_from is not None, one.year_from or 0)
            return one.make, one.model, one.chassis, one.engine, year, one.position, fitment_id

        return tuple(one for one, _ in sorted(told, key=order))

    def attributes(self, part_ids: Sequence[int]) -> dict[int, tuple[Attribute, ...]]:
        """Measured properties by part."""
        found = {}
        for part, doc in self.session.get(part_ids).items():
            rows = [Attribute(row[0], row[1], row[2], self._names.codes(row[3])) for row in doc["attributes"] if row[3]]
            if rows:
                found[part] = tuple(rows)
        return found

    def offers(self, part_ids: Sequence[int]) -> tuple[Offer, ...]:
        """The offers of parts in their order, newest first of each, 50 at most."""
        found: list[Offer] = []
        for doc in self.session.get(part_ids).values():
            maker = self._names.makers[doc["maker"]]
            told = sorted(doc["offers"], key=lambda row: (self._names.sources[row[0]][0], row[1]))
            told.sort(key=lambda row: (row[7], row[8]), reverse=True)
            found += [Offer(*(maker, doc["number"], self._names.sources[row[0]][0], *row[1:8])) for row in told]
        return tuple(found[:_MOST_OFFERS])

    def spellings(self, part_id: int) -> tuple[tuple[str, str], ...]:
        """(spelling as seen, how it was damaged) of one part; the undamaged ones first."""
        doc = self.session.get([part_id]).get(part_id)
        rows = [(slip, text) for text, _, slip in (doc["spellings"] if doc else ())]
        return tuple((text, slip) for slip, text in sorted(rows))

    def part_id(self, maker: str, number_key: str) -> int | None:
        """The part of a maker (its catalogue name) with this canonical key."""
        known = self._names.maker_ids.get(maker)
        return next((doc["id"] for doc in self._keyed.of([number_key])[number_key] if doc["maker"] == known), None)

    def same_key(self, part_id: int) -> list[int]:
        """Parts of other makers that carry the very same number."""
        return self._relatives.same_key(part_id)

    def _parts_of_vehicles(self, vehicle_ids: Sequence[int]) -> dict[int, int]:
        """How many parts are said to fit what covers each vehicle."""
        covering: dict[int, list[int]] = {}
        for vehicle, application in self.connection.execute(
            "SELECT vehicle_id, application_id FROM application_vehicle ORDER BY 1, 2"
        ):
            covering.setdefault(vehicle, []).append(application)
        asked = [vehicle for vehicle in vehicle_ids if vehicle in covering]
        return dict(zip(asked, parts_of_each(self.session, [covering[one] for one in asked]), strict=True))
