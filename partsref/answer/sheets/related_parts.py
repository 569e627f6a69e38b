"""Parts a vehicle's own sheet goes on with: those named for its model, its twins' and those its relatives share."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from partsref.answer.question.reading import Reading
from partsref.answer.search.scope_match import RELATED, TWIN, Scope, ScopeMatch
from partsref.answer.search.shared_groups import shares
from partsref.answer.search.vehicle_scope import Scopes
from partsref.index.terms.vocabulary import engine_codes
from partsref.model import Fitment, Part, Related, Vehicle
from partsref.reasons import Reason
from partsref.store.read import names, vehicle_parts
from partsref.store.read.names import KnownVehicle, ModelName
from partsref.store.read.reader import Reader

_MOST = 1_000
"""Fitments read for one ring of relatives."""


@dataclass(frozen=True, slots=True)
class RelatedPart:
    """A part found for the vehicle by way of its model, a twin or a relative; `reasons` say which, as a search does."""

    part: Part
    category_ja: str
    group: str
    related: Related
    reasons: tuple[Reason, ...]
    fits: tuple[Fitment, ...]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The vehicles, models and engines a catalogue names, without the words of its parts."""

    models: tuple[ModelName, ...]
    vehicles: tuple[KnownVehicle, ...]
    engines: frozenset[str]


def related_parts(reader: Reader, vehicle: Vehicle, chassis: str, own: Collection[int]) -> tuple[RelatedPart, ...]:
    """What a search for this vehicle would find beyond its own parts `own`, the nearest first.

    Without a chassis code what is known of any code of the model counts, and no relatives. From relatives only parts
    of categories are taken of which neither the vehicle nor a twin has one.
    """
    connection = reader.connection
    known = KnownNames(tuple(names.models(connection)), tuple(names.vehicles(connection)), engine_codes(connection))
    place = tuple(i for i, m in enumerate(known.models) if (m.make, m.name) == (vehicle.make, vehicle.model))
    reading = Reading(codes=[chassis] if chassis else [], models=[place] if place else [], makes=[vehicle.make])
    scopes = Scopes(reading, known, connection)
    groups = vehicle_parts.part_groups(connection)
    taken = set(own)
    found = list(_of_scope(reader, scopes.near, groups, taken))
    categories = {part.category for part in reader.parts(list(own)).values()}
    categories |= {item.part.category for item in found if not _is_general(item)}
    for ring in scopes.related() if chassis else ():
        found += [item for item in _of_scope(reader, ring, groups, taken) if item.part.category not in categories]
    return tuple(found)


def _is_general(item: RelatedPart) -> bool:
    return all(not fit.chassis for fit in item.fits)


def _of_scope(
    reader: Reader, scope: Scope, groups: dict[str, tuple[str, str]], taken: set[int]
) -> Iterator[RelatedPart]:
    """The parts of a scope that are not taken yet, each by its nearest way; they are taken then."""
    fits: dict[int, list[tuple[ScopeMatch, Fitment]]] = {}
    for application_id, part_id, fitment in vehicle_parts.fitments_of_applications(reader.connection, scope, _MOST):
        if part_id not in taken:
            fits.setdefault(part_id, []).append((scope[application_id], fitment))
    parts = reader.parts(list(fits))
    taken.update(parts)
    nearest = {i: min(fits[i], key=lambda way: (way[0].rank, way[0].general))[0] for i in parts}
    order = sorted(parts, key=lambda i: (nearest[i].rank, nearest[i].general, parts[i].category, parts[i].number))
    for part_id in order:
        part, match = parts[part_id], nearest[part_id]
        category_ja, group = groups.get(part.category, ("", ""))
        related = RELATED[match.rank]
        if match.rank <= TWIN or shares(related, group, part.category, match.differs):
            ways = tuple(fitment for way, fitment in fits[part_id] if way.rank == match.rank)
            yield RelatedPart(part, category_ja, group, related, match.reasons, ways)
