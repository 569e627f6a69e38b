"""What a vehicle needs besides parts: litres, grades, sizes, torques, of its own code or of its whole model."""

from __future__ import annotations

from partsref.index.sqlite_reader import SqliteReader
from partsref.model import VehicleFact
from partsref.model_search import Understood
from partsref.store.read.vehicle_facts import facts_named, facts_of_model
from partsref.words.chassis import patterns, same_code
from partsref.words.vehicle_questions import facts_asked


def needs_of(reader: SqliteReader, make: str, model: str, chassis: str = "") -> tuple[VehicleFact, ...]:
    """Every fact of a model; with `chassis`, those of that code and those that name no code."""
    facts = facts_of_model(reader.connection, make, model)
    return tuple(fact for fact in facts if not chassis or not fact.chassis or _same(chassis, fact.chassis))


def needs_asked(reader: SqliteReader, query: str, understood: Understood) -> tuple[VehicleFact, ...]:
    """The facts that a question asks for of the vehicles it names; none without a vehicle."""
    names = facts_asked(query)
    if not names or not understood.vehicles:
        return ()
    return tuple(
        fact
        for fact in facts_named(reader.connection, names)
        if any(_speaks_of(fact, vehicle.make, vehicle.model, vehicle.chassis) for vehicle in understood.vehicles)
    )


def _speaks_of(fact: VehicleFact, make: str, model: str, chassis: str) -> bool:
    if chassis and fact.chassis:
        return _same(chassis, fact.chassis)
    return bool(model) and (fact.make, fact.model) == (make, model)


def _same(chassis: str, cell: str) -> bool:
    return any(same_code(code, chassis) for code in patterns(cell))
