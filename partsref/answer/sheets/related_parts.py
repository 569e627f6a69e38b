"""Parts a vehicle's own sheet goes on with: those named for its model, its twins' and those its relatives share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from partsref.answer.question.reading import Reading
from partsref.answer.scope.scope_match import RELATED, TWIN, Scope, ScopeMatch
from partsref.answer.scope.vehicle_makeup import Facts
from partsref.answer.scope.vehicle_scope import Scopes
from partsref.answer.search.fitment_doubts import doubts_of_note
from partsref.answer.search.shared_groups import shares
from partsref.index.sqlite_reader import SqliteReader
from partsref.index.terms.vocabulary import engine_codes
from partsref.model import Fitment, Part, Related, Vehicle
from partsref.reads.name_rows import KnownVehicle, ModelName
from partsref.reasons import Reason
from partsref.store.read import names
from partsref.values import frozen
from partsref.words.notes_for_users import note_for_users

_MOST_NOTES = 2
_MOST = 1_000
"""Fitments read for one ring of relatives."""


@frozen
class RelatedPart:
    """A part found for the vehicle by way of its model, a twin or a relative; `reasons` say which, as a search does."""

    part: Part
    category_ja: str
    group: str
    related: Related
    reasons: tuple[Reason, ...]
    fits: tuple[Fitment, ...]


@frozen
class KnownNames:
    """The vehicles, models and engines a catalogue names, without the words of its parts."""

    models: tuple[ModelName, ...]
    vehicles: tuple[KnownVehicle, ...]
    engines: frozenset[str]


def related_parts(
    reader: SqliteReader, vehicle: Vehicle, chassis: str, own: Collection[int]
) -> tuple[RelatedPart, ...]:
    """What a search for this vehicle would find beyond its own parts `own`, the nearest first.

    Without a chassis code what is known of any code of the model counts, and no relatives. From relatives only parts
    of categories are taken of which neither the vehicle nor a twin has one.
    """
    connection = reader.connection
    known = KnownNames(tuple(names.models(connection)), tuple(names.vehicles(connection)), engine_codes(connection))
    place = tuple(i for i, m in enumerate(known.models) if (m.make, m.name) == (vehicle.make, vehicle.model))
    reading = Reading(codes=[chassis] if chassis else [], models=[place] if place else [], makes=[vehicle.make])
    scopes = Scopes(reading, known, reader.applications)
    groups = reader.vehicle_parts.part_groups()
    taken = set(own)
    found = list(_of_scope(reader, scopes.near, groups, taken, scopes.facts, reading.codes))
    categories = {part.category for part in reader.parts(list(own)).values()}
    categories |= {item.part.category for item in found if not _is_general(item)}
    for ring in scopes.related() if chassis else ():
        more = _of_scope(reader, ring, groups, taken, scopes.facts, reading.codes)
        found += [item for item in more if item.part.category not in categories]
    return tuple(found)


def _is_general(item: RelatedPart) -> bool:
    return all(not fit.chassis for fit in item.fits)


def _of_scope(
    reader: SqliteReader,
    scope: Scope,
    groups: dict[str, tuple[str, str]],
    taken: set[int],
    vehicle: Facts,
    codes: Sequence[str],
) -> Iterator[RelatedPart]:
    """The parts of a scope that are not taken yet, each by its nearest way; they are taken then."""
    fits: dict[int, list[tuple[ScopeMatch, Fitment]]] = {}
    for application_id, part_id, fitment in reader.vehicle_parts.fitments_of_applications(scope, _MOST):
        if part_id not in taken:
            fits.setdefault(part_id, []).append((scope[application_id], fitment))
    parts = reader.parts(list(fits))
    taken.update(parts)
    nearest = {i: min(fits[i], key=lambda way: (way[0].rank, way[0].general))[0] for i in parts}
    ways = {i: tuple(fitment for way, fitment in fits[i] if way.rank == nearest[i].rank) for i in parts}
    doubts = {i: _doubts(nearest[i], ways[i], vehicle, codes) for i in parts}
    order = sorted(
        parts, key=lambda i: (nearest[i].rank, nearest[i].general, bool(doubts[i]), parts[i].category, parts[i].number)
    )
    for part_id in order:
        part, match = parts[part_id], nearest[part_id]
        category_ja, group = groups.get(part.category, ("", ""))
        related = RELATED[match.rank]
        if match.rank <= TWIN or shares(related, group, part.category, match.differs):
            notes = tuple(dict.fromkeys(filter(None, (note_for_users(fit.note) for fit in ways[part_id]))))
            noted = (Reason("source_note", note=note) for note in notes[:_MOST_NOTES])
            reasons = (*match.reasons, *noted, *doubts[part_id])
            yield RelatedPart(part, category_ja, group, related, reasons, ways[part_id])


def _doubts(match: ScopeMatch, fits: tuple[Fitment, ...], vehicle: Facts, codes: Sequence[str]) -> tuple[Reason, ...]:
    """What speaks against a part in every one of its fitments."""
    each = [doubts_of_note(fit.note, vehicle, codes, match.general or match.rank > TWIN) for fit in fits]
    return each[0] if all(each) else ()
