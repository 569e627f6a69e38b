"""What a vehicle needs besides parts: litres, grades, sizes, torques, of its own code or of its whole model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from partsref.answer.search.run_search import search
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import VehicleFact
from partsref.model_search import Searched, Understood
from partsref.numbers.number_key import key
from partsref.reasons import Reason, Term
from partsref.store.read.vehicle_facts import facts_named, facts_of_model
from partsref.words.chassis import patterns, same_code
from partsref.words.vehicle_questions import Need, about_parts, needs_in


def needs_of(reader: SqliteReader, make: str, model: str, chassis: str = "") -> tuple[VehicleFact, ...]:
    """Every fact of a model; with `chassis`, those of that code and those that name no code."""
    facts = facts_of_model(reader.connection, make, model)
    return tuple(fact for fact in facts if not chassis or not fact.chassis or _same(chassis, fact.chassis))


def search_with_needs(reader: SqliteReader, query: str, limit: int, index_path: Path | None) -> Searched:
    """The answer to a question that may ask for facts of a vehicle beside parts. Raises as `search` does."""
    needs = needs_in(query)
    if not needs:
        return search(reader, query, limit, index_path)
    parts = about_parts(query)
    if not key(parts):
        return Searched(query, Understood(), (), (_unanswered(needs, ""),), answered=False)
    found = replace(search(reader, parts, limit, index_path), query=query)
    understood = found.understood
    if not (understood.words or understood.numbers or understood.sizes):
        # Only the vehicle was left: its parts are not what was asked for.
        found = replace(found, hits=(), notes=(), facets={}, did_you_mean="")
    if facts := _facts_asked(reader, needs, understood):
        return replace(found, facts=facts, answered=True)
    vehicles = (" ".join(filter(None, (v.make, v.model, v.chassis))) for v in understood.vehicles)
    note = _unanswered(needs, ", ".join([*vehicles, *understood.engines]))
    return replace(found, notes=(note, *found.notes), answered=False)


def _facts_asked(reader: SqliteReader, needs: Iterable[Need], understood: Understood) -> tuple[VehicleFact, ...]:
    """The facts that a question asks for of the vehicles it names; none without a vehicle."""
    if not understood.vehicles:
        return ()
    names = frozenset(name for need in needs for name in need.facts)
    return tuple(
        fact
        for fact in facts_named(reader.connection, names)
        if any(_speaks_of(fact, vehicle.make, vehicle.model, vehicle.chassis) for vehicle in understood.vehicles)
    )


def _unanswered(needs: Iterable[Need], vehicle: str) -> Reason:
    terms = tuple(Term("need", need.facts[0]) for need in needs)
    return Reason("need_not_known", needs=terms, vehicle=vehicle) if vehicle else Reason("need_of_what", needs=terms)


def _speaks_of(fact: VehicleFact, make: str, model: str, chassis: str) -> bool:
    if chassis and fact.chassis:
        return _same(chassis, fact.chassis)
    return bool(model) and (fact.make, fact.model) == (make, model)


def _same(chassis: str, cell: str) -> bool:
    return any(same_code(code, chassis) for code in patterns(cell))
