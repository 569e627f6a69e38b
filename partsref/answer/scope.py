"""From the vehicle asked for to the applications that speak of it, its twins and its kin, each labelled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from partsref.answer.in_years import InYears
from partsref.answer.reading import Reading
from partsref.index.vocabulary import Vocabulary
from partsref.store import fitting
from partsref.store.fitting import Application
from partsref.store.names import KnownVehicle
from partsref.words.chassis import covering, covers, patterns, series

ITSELF, ITS_MODEL, TWIN, SERIES, FAMILY, ENGINE = range(6)
"""How near an application is to the vehicle asked for. The first two answer, a twin is the same vehicle; then kin."""
_SERIES_LENGTH = 2
"""Characters of a chassis code that older vehicles of one model share: U41T, U42T and U43V are the U40 series."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How one application comes to count.

    `undated`: years were asked for and none are known of it. `general`: it speaks of a model, not of a chassis code.
    """

    rank: int
    why: str
    vehicle: str
    undated: bool = False
    general: bool = False


Scope = dict[int, Reach]


def scope(reading: Reading, known: Vocabulary, connection: sqlite3.Connection) -> Scope:
    """Applications by id, each with the nearest way it is reached; empty when no vehicle is asked for."""
    found: dict[int, tuple[Application, Reach]] = {}
    for application, reach in _reached(reading, known, connection):
        if application.id not in found or reach.rank < found[application.id][1].rank:
            found[application.id] = application, replace(reach, general=not application.chassis)
    if reading.years:
        dated = InYears(reading.years, found, known, connection)
        return {place: _dated(application, reach, dated, reading) for place, (application, reach) in found.items()}
    return {place: reach for place, (_, reach) in found.items()}


def _dated(application: Application, reach: Reach, dated: InYears, reading: Reading) -> Reach:
    """What is not of the years asked for is kin at most; what nothing is known of says so."""
    if reach.rank > TWIN:
        return reach
    if years := dated.excluded(application, coded=bool(reading.codes)):
        asked = ", ".join(map(str, reading.years))
        rank = FAMILY if reach.rank < TWIN else ENGINE
        return replace(reach, rank=rank, why=f"fits the kin {_full(application)}; years {years}, not {asked}")
    if not reading.codes and dated.unsaid(application):
        return replace(reach, why=f"{reach.why}; years not given", undated=True)
    return reach


def _reached(
    reading: Reading, known: Vocabulary, connection: sqlite3.Connection
) -> Iterator[tuple[Application, Reach]]:
    if reading.codes:
        models = {(known.models[p].make, known.models[p].name) for places in reading.models for p in places}
        for code in reading.codes:
            yield from _of_code(code, models, reading, known, connection)
    elif reading.models:
        for places in reading.models:
            for application, reach in _of_models(places, reading, known, connection):
                yield application, _short_of(reading.strange_codes, application, reach)
    elif reading.engines:
        for application in fitting.by_engines(connection, reading.engines):
            yield application, _fits(application, f" (engine {', '.join(reading.engines)})")


def _short_of(strange: list[str], application: Application, reach: Reach) -> Reach:
    """Beside a chassis code nobody knows, what names another code of that model is kin; the like series first."""
    if not strange or reach.rank > TWIN:
        return reach
    if not application.chassis:
        return replace(reach, rank=ITS_MODEL, why=_named_for(application))
    alike = any(code.startswith(cell[:_SERIES_LENGTH]) for cell in patterns(application.chassis) for code in strange)
    why = f"fits the kin {_full(application)}; chassis code {', '.join(strange)} is not known"
    return replace(reach, rank=ENGINE if reach.rank == TWIN else SERIES if alike else FAMILY, why=why)


def _of_code(
    code: str, named: set[tuple[str, str]], reading: Reading, known: Vocabulary, connection: sqlite3.Connection
) -> Iterator[tuple[Application, Reach]]:
    vehicles = [v for v in known.vehicles if any(_same_code(code, c) for c in patterns(v.chassis))]
    direct = fitting.by_patterns(connection, covering(code))
    if series(code) == code:
        direct += [a for a in fitting.by_series(connection, code) if a not in direct]
    makes = {make for make, _ in named}
    own = makes & ({a.make for a in direct} | {v.make for v in vehicles})
    for application in direct:
        if own and application.make not in own:
            yield application, Reach(TWIN, f"fits the twin {_full(application)}", str(application))
        else:
            yield application, _fits(application)
    if own:
        vehicles = [v for v in vehicles if v.make in own]
    models = {(v.make, v.model) for v in vehicles} | {(a.make, a.model) for a in direct}
    models |= {pair for pair in named if not own or pair[0] in own}
    yield from _unstated(models, vehicles, reading, connection)
    yield from _twins(vehicles, connection)
    stem = series(code)
    if stem != code:
        for application in fitting.by_series(connection, stem):
            yield (
                application,
                Reach(SERIES, f"fits the kin {_full(application)} (same series {stem})", str(application)),
            )
    yield from _family(models, known, connection)
    engines = {v.engine for v in vehicles if v.engine}
    yield from _same_engine(engines, known, connection)


def _of_models(
    places: tuple[int, ...], reading: Reading, known: Vocabulary, connection: sqlite3.Connection
) -> Iterator[tuple[Application, Reach]]:
    makes = set(reading.makes)
    named = [known.models[place] for place in places]
    named = [model for model in named if model.make in makes] or named
    pairs = {(model.make, model.name) for model in named}
    wider = {
        (m.make, m.name)
        for m in known.models
        for model in named
        if m.make == model.make and (m.name.startswith(f"{model.name} ") or (m.family and m.family == model.name))
    }
    vehicles = [v for v in known.vehicles if (v.make, v.model) in pairs | wider]
    for models, rank in ((pairs, ITSELF), (wider - pairs, ITS_MODEL)):
        for application in fitting.by_models(connection, models):
            if _has_engine(application, reading.engines):
                reach = _fits(application)
                yield application, Reach(rank, reach.why, reach.vehicle)
            else:
                yield (
                    application,
                    Reach(FAMILY, f"fits the kin {_full(application)} (other engine)", str(application)),
                )
    yield from _twins(vehicles, connection)
    yield from _family(pairs, known, connection)


def _unstated(
    models: set[tuple[str, str]], vehicles: list[KnownVehicle], reading: Reading, connection: sqlite3.Connection
) -> Iterator[tuple[Application, Reach]]:
    """Applications of the model that name no chassis code: they may well mean this vehicle."""
    engines = {v.engine.upper() for v in vehicles if v.engine} | set(reading.engines)
    for application in fitting.by_models(connection, models):
        if application.chassis or not _years_meet(application, vehicles):
            continue
        if engines and application.engine and not any(_meets(application.engine, e) for e in engines):
            continue
        yield (
            application,
            Reach(ITS_MODEL, _named_for(application), str(application)),
        )


def _twins(vehicles: Iterable[KnownVehicle], connection: sqlite3.Connection) -> Iterator[tuple[Application, Reach]]:
    for make, model, chassis in fitting.twins(connection, [v.id for v in vehicles]):
        if chassis:
            codes = patterns(chassis)
            found = [a for code in codes for a in fitting.by_patterns(connection, covering(code)) if a.make == make]
        else:
            found = fitting.by_models(connection, [(make, model)])
        for application in found:
            name = " ".join(filter(None, (make, model, chassis)))
            yield application, Reach(TWIN, f"fits the twin {name}", str(application))


def _family(
    models: set[tuple[str, str]], known: Vocabulary, connection: sqlite3.Connection
) -> Iterator[tuple[Application, Reach]]:
    families = {(m.make, m.family) for m in known.models if (m.make, m.name) in models and m.family}
    kin = {(m.make, m.name) for m in known.models if (m.make, m.family) in families} | models
    for application in fitting.by_models(connection, kin):
        yield application, Reach(FAMILY, f"fits the kin {_full(application)} (same family)", str(application))


def _same_engine(
    engines: set[str], known: Vocabulary, connection: sqlite3.Connection
) -> Iterator[tuple[Application, Reach]]:
    coded = {engine for engine in known.engines if any(engine in cell.upper() for cell in engines)}
    if coded:
        for application in fitting.by_engines(connection, coded):
            why = f"fits the kin {_full(application)} (same engine {', '.join(sorted(coded))})"
            yield application, Reach(ENGINE, why, str(application))


def _fits(application: Application, note: str = "") -> Reach:
    return Reach(ITSELF, f"fits {application}{note}", str(application))


def _named_for(application: Application) -> str:
    return f"named for {application.make} {application.model}, no chassis code given"


def _full(application: Application) -> str:
    return f"{application.make} {application}" if application.model else str(application)


def _same_code(code: str, other: str) -> bool:
    return covers(other, code) or covers(code, other)


def _has_engine(application: Application, engines: Iterable[str]) -> bool:
    """Whether an application agrees with the engines asked for, as far as it says."""
    return not application.engine or not engines or any(_meets(application.engine, engine) for engine in engines)


def _meets(cell: str, engine: str) -> bool:
    return engine.upper() in cell.upper() or cell.upper() in engine.upper()


def _years_meet(application: Application, vehicles: list[KnownVehicle]) -> bool:
    return not vehicles or any(
        (application.year_from or 0) <= (v.year_to or 9999) and (v.year_from or 0) <= (application.year_to or 9999)
        for v in vehicles
    )
