"""The applications that speak of a vehicle: by its code, its series, its twins, its engine. Not yet labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from partsref.answer.scope.asked_vehicle import MeantByCode, fuller_codes
from partsref.answer.scope.vehicle_makeup import Facts, facts, same_engine
from partsref.reads.application_reader import Applications
from partsref.reads.name_rows import KnownVehicle, ModelName
from partsref.reads.vehicle_rows import Application
from partsref.words.chassis import covering, is_of_series, patterns, series


class VehicleNames(Protocol):
    """What is known of vehicles by name: a vocabulary has it, and so has `KnownNames`."""

    @property
    def models(self) -> tuple[ModelName, ...]:
        """Every model."""

    @property
    def vehicles(self) -> tuple[KnownVehicle, ...]:
        """Every vehicle."""

    @property
    def engines(self) -> frozenset[str]:
        """Every engine code."""


class VehicleApplications:
    """Looks applications up. `known` are the vehicles and engines there are."""

    def __init__(self, known: VehicleNames, applications: Applications) -> None:
        self._known = known
        self._applications = applications

    def facts_of(self, applications: Iterable[Application]) -> Mapping[int, Facts]:
        """By id, what is known of the vehicles that applications mean."""
        every = list(applications)
        traits = self._applications.traits_of_applications([a.id for a in every])
        return {
            a.id: facts(traits.get(a.id, ()), self._known.engines, a.engine, of_code=bool(a.chassis)) for a in every
        }

    def naming(self, meant: MeantByCode) -> list[Application]:
        """Applications that cover a vehicle meant, or name a body of a series meant.

        `application_vehicle` holds pairs of one make alone, under whichever name.
        """
        found = {
            a.id: a
            for a in self._applications.by_vehicles([v.id for v in meant.vehicles])
            if any(covering(code) & set(patterns(a.chassis)) for code in fuller_codes(meant))
        }
        if series(meant.code) == meant.code:
            bodies = self._applications.by_series(meant.code)
            of_makes = [a for a in bodies if a.make in meant.makes]
            found.update((a.id, a) for a in of_makes if _names_body_of(meant.code, a))
        return list(found.values())

    def naming_unknown(self, code: str, makes: set[str]) -> list[Application]:
        """Applications that name a code of which no vehicle is known, of the makes named if any does."""
        found = self._applications.by_patterns(covering(code))
        if series(code) == code:
            found += [a for a in self._applications.by_series(code) if a not in found]
        return [a for a in found if a.make in makes] or found

    def of_twins(self, vehicles: Iterable[KnownVehicle]) -> Iterator[tuple[Application, str]]:
        """What speaks of the twins of vehicles, with the name of the twin."""
        for vehicle_id, make, model, chassis in self._applications.twins([v.id for v in vehicles]):
            if chassis:
                found: Sequence[Application] = self._applications.by_vehicles([vehicle_id])
            else:
                found = [a for a in self._applications.by_models([(make, model)]) if not a.chassis]
            name = " ".join(filter(None, (make, model, chassis)))
            yield from ((application, name) for application in found)

    def of_series(self, code: str, makes: set[str]) -> Iterator[tuple[Application, str]]:
        """What names another body of the series a code is of, with the series."""
        stem = series(code)
        if stem == code:
            return
        for application in self._applications.by_series(stem):
            if _names_body_of(stem, application) and (not makes or application.make in makes):
                yield application, stem

    def with_engines(self, engines: Iterable[str]) -> Iterator[Application]:
        """Applications that name one of these engines, or whose vehicle has one."""
        asked = list(engines)
        found = self._applications.by_engines(asked)
        known = self.facts_of(found)
        for application in found:
            if any(same_engine(own, engine) for own in known[application.id].engines for engine in asked):
                yield application


def _names_body_of(stem: str, application: Application) -> bool:
    return any(is_of_series(pattern, stem) for pattern in patterns(application.chassis))
