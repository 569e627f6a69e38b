"""From the vehicle asked for to the applications that speak of it, its twins and its relatives, each labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from partsref.answer.question.reading import Reading
from partsref.answer.scope.asked_vehicle import meant_by
from partsref.answer.scope.model_years import InYears, made_together
from partsref.answer.scope.scope_match import (
    ENGINE,
    FAMILY,
    ITS_MODEL,
    SERIES,
    TWIN,
    Scope,
    ScopeMatch,
    fits,
    named_for,
    related,
    twin,
)
from partsref.answer.scope.vehicle_applications import VehicleApplications, VehicleNames
from partsref.answer.scope.vehicle_makeup import Facts, engines_in, facts, has_engine
from partsref.reads.application_reader import Applications
from partsref.reads.name_rows import KnownVehicle, ModelName
from partsref.reads.vehicle_rows import Application
from partsref.reasons import Reason
from partsref.words.chassis import patterns

_SERIES_LENGTH = 2
"""Characters of a chassis code that older vehicles of one model share: U41T, U42T and U43V are the U40 series."""


_Matches = Iterator[tuple[Application, ScopeMatch]]


class Scopes:
    """The vehicle of one question: what speaks of itself and its twins, then ring by ring its relatives."""

    def __init__(self, reading: Reading, known: VehicleNames, applications: Applications) -> None:
        self._reading = reading
        self._known = known
        self._applications = applications
        self._found = VehicleApplications(known, applications)
        self._named = [self._models(places) for places in reading.models]
        self._pairs = {(model.make, model.name) for models in self._named for model in models}
        self._vehicles: list[KnownVehicle] = []
        self._met = set(self._pairs)
        self._rings: list[Scope] = []
        found: dict[int, tuple[Application, ScopeMatch]] = {}
        for application, match in self._near():
            if application.id not in found or match.rank < found[application.id][1].rank:
                found[application.id] = application, replace(match, general=not application.chassis)
        dated = InYears(reading.years, found, known.vehicles, applications) if reading.years else None
        self.near: Scope = {i: _dated(a, match, dated, reading) for i, (a, match) in found.items()}
        self._left = self._related()

    @cached_property
    def facts(self) -> Facts:
        """What is known of the vehicle asked for, where a chassis code or an engine says which it is."""
        if not self._reading.codes:
            return Facts(frozenset(self._reading.engines))
        traits = self._applications.traits_of_vehicles([v.id for v in self._vehicles])
        return facts(traits, self._known.engines)

    def related(self) -> Iterator[Scope]:
        """The rings around: the same series under another body, the same family, the same engine.

        Each is found out when it is first come to, and kept.
        """
        yield from self._rings
        for ring in self._left:
            self._rings.append(ring)
            yield ring

    def _related(self) -> Iterator[Scope]:
        seen = set(self.near)
        for matches in (self._same_series, self._family, self._same_engine):
            ring = {a.id: (a, match) for a, match in matches() if a.id not in seen}
            seen.update(ring)
            known = self._found.facts_of(application for application, _ in ring.values())
            yield {
                i: replace(match, general=not a.chassis, differs=self.facts.differs(known[i]))
                for i, (a, match) in ring.items()
            }

    def _models(self, places: tuple[int, ...]) -> list[ModelName]:
        """The models one name may mean; a make in the question decides between makes."""
        named = [self._known.models[place] for place in places]
        return [model for model in named if model.make in self._reading.makes] or named

    def _near(self) -> _Matches:
        reading = self._reading
        if reading.codes:
            for code in reading.codes:
                yield from self._of_code(code)
        elif self._named:
            for models in self._named:
                yield from self._of_models(models)
        elif reading.engines:
            for application in self._found.with_engines(reading.engines):
                yield application, fits(application, tuple(reading.engines))
            return
        if reading.codes or not reading.strange_codes:  # Of a code nobody knows no twin is known.
            yield from self._twins()

    def _of_code(self, code: str) -> _Matches:
        makes = {make for make, _ in self._pairs}
        meant = meant_by(code, self._known.vehicles, makes or self._reading.makes)
        direct = self._found.naming(meant) if meant.vehicles else self._found.naming_unknown(code, makes)
        yield from ((application, fits(application)) for application in direct)
        self._vehicles.extend(meant.vehicles)
        models = {(v.make, v.model) for v in meant.vehicles} | {(a.make, a.model) for a in direct}
        models |= {pair for pair in self._pairs if not meant.makes or pair[0] in meant.makes}
        self._met |= models
        yield from self._unstated(models, meant.vehicles)

    def _unstated(self, models: set[tuple[str, str]], vehicles: Iterable[KnownVehicle]) -> _Matches:
        """Applications of the model that name no chassis code: they may well mean this vehicle."""
        engines = [engine for v in vehicles for engine in engines_in(v.engine, self._known.engines)]
        engines += self._reading.engines
        for application in self._applications.by_models(models):
            if application.chassis or not made_together(application, vehicles):
                continue
            own = facts((), self._known.engines, application.engine)
            if not engines or has_engine(own, engines):
                yield application, named_for(application)

    def _of_models(self, models: list[ModelName]) -> _Matches:
        pairs = {(model.make, model.name) for model in models}
        wider = {
            (other.make, other.name)
            for other in self._known.models
            for model in models
            if other.make == model.make
            and (other.name.startswith(f"{model.name} ") or (other.family and other.family == model.name))
        } - pairs
        self._vehicles.extend(v for v in self._known.vehicles if (v.make, v.model) in pairs | wider)
        for these, rank in ((pairs, 0), (wider, ITS_MODEL)):
            applications = self._applications.by_models(these)
            known = self._found.facts_of(applications) if self._reading.engines else {}
            for application in applications:
                match = replace(fits(application), rank=rank)
                if known and not has_engine(known[application.id], self._reading.engines):
                    match = self._with_other_engine(application, known[application.id])
                elif known and not known[application.id].engines:
                    match = replace(match, reasons=(*match.reasons, Reason("engine_not_given")), unconfirmed=True)
                yield application, _short_of(self._reading.strange_codes, application, match)

    def _with_other_engine(self, application: Application, known: Facts) -> ScopeMatch:
        engine = ", ".join(sorted(known.engines)) or application.engine
        asked = tuple(self._reading.engines)
        return related(FAMILY, application, "related_other_engine", engine=engine, asked=asked)

    def _twins(self) -> _Matches:
        for application, name in self._found.of_twins(self._vehicles):
            yield application, twin(application, name)

    def _same_series(self) -> _Matches:
        makes = {v.make for v in self._vehicles}
        for code in self._reading.codes:
            for application, stem in self._found.of_series(code, makes):
                yield application, related(SERIES, application, "related_series", series=stem)

    def _family(self) -> _Matches:
        families = {(m.make, m.family) for m in self._known.models if (m.make, m.name) in self._met and m.family}
        members = {(m.make, m.name) for m in self._known.models if (m.make, m.family) in families} | self._met
        for application in self._applications.by_models(members):
            yield application, related(FAMILY, application, "related_family")

    def _same_engine(self) -> _Matches:
        if not self._reading.codes:
            return
        own = {engine for v in self._vehicles for engine in engines_in(v.engine, self._known.engines)}
        if own:
            for application in self._found.with_engines(own):
                yield application, related(ENGINE, application, "related_engine", engines=tuple(sorted(own)))


def _dated(application: Application, match: ScopeMatch, dated: InYears | None, reading: Reading) -> ScopeMatch:
    """What is not of the years asked for is a relative at most; what nothing is known of says so."""
    if dated is None or match.rank > TWIN:
        return match
    if years := dated.excluded(application, coded=bool(reading.codes)):
        asked = tuple(map(str, reading.years))
        return replace(related(FAMILY, application, "related_years", years=years, asked=asked), general=match.general)
    if not reading.codes and (unsaid := dated.unsaid(application)):
        return replace(match, reasons=(*match.reasons, unsaid), unconfirmed=True)
    return match


def _short_of(strange: list[str], application: Application, match: ScopeMatch) -> ScopeMatch:
    """Beside a chassis code nobody knows, what names another code of that model is a relative; a like series first."""
    if not strange or match.rank > TWIN:
        return match
    if not application.chassis:
        return named_for(application)
    alike = any(code.startswith(cell[:_SERIES_LENGTH]) for cell in patterns(application.chassis) for code in strange)
    return related(SERIES if alike else FAMILY, application, "related_unknown_code", codes=tuple(strange))
