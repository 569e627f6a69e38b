"""From the vehicle asked for to the applications that speak of it, its twins and its kin, each labelled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from partsref.answer.question.reading import Reading
from partsref.answer.search.model_years import LONGEST_MADE, InYears
from partsref.index.terms.vocabulary import Vocabulary
from partsref.store.read import fitment_rows
from partsref.store.read.fitment_rows import Application
from partsref.store.read.names import KnownVehicle, ModelName
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
"""Applications by id, each with the nearest way it is reached."""
_Reached = Iterator[tuple[Application, Reach]]


class Scopes:
    """The vehicle of one question: what speaks of itself and its twins, then ring by ring its kin."""

    def __init__(self, reading: Reading, known: Vocabulary, connection: sqlite3.Connection) -> None:
        self._reading = reading
        self._known = known
        self._db = connection
        self._named = [self._models(places) for places in reading.models]
        self._pairs = {(model.make, model.name) for models in self._named for model in models}
        self._vehicles: list[KnownVehicle] = []
        self._met = set(self._pairs)
        self._rings: list[Scope] = []
        found: dict[int, tuple[Application, Reach]] = {}
        for application, reach in self._near():
            if application.id not in found or reach.rank < found[application.id][1].rank:
                found[application.id] = application, replace(reach, general=not application.chassis)
        dated = InYears(reading.years, found, known, connection) if reading.years else None
        self.near: Scope = {i: _dated(a, reach, dated, reading) for i, (a, reach) in found.items()}
        self._left = self._kin()

    def kin(self) -> Iterator[Scope]:
        """The rings around: the same series under another body, the same family, the same engine.

        Each is found out when it is first come to, and kept.
        """
        yield from self._rings
        for ring in self._left:
            self._rings.append(ring)
            yield ring

    def _kin(self) -> Iterator[Scope]:
        seen = set(self.near)
        for reached in (self._same_series, self._family, self._same_engine):
            found: Scope = {}
            for application, reach in reached():
                if application.id not in seen:
                    found.setdefault(application.id, replace(reach, general=not application.chassis))
            seen.update(found)
            yield found

    def _models(self, places: tuple[int, ...]) -> list[ModelName]:
        """The models one name may mean; a make in the question decides between makes."""
        named = [self._known.models[place] for place in places]
        return [model for model in named if model.make in self._reading.makes] or named

    def _near(self) -> _Reached:
        reading = self._reading
        if reading.codes:
            for code in reading.codes:
                yield from self._of_code(code)
        elif self._named:
            for models in self._named:
                yield from self._of_models(models)
        elif reading.engines:
            for application in fitment_rows.by_engines(self._db, reading.engines):
                yield application, _fits(application, f" (engine {', '.join(reading.engines)})")
            return
        strange = [] if reading.codes else reading.strange_codes
        for application, reach in self._twins():
            yield application, _short_of(strange, application, reach)

    def _of_code(self, code: str) -> _Reached:
        vehicles = [v for v in self._known.vehicles if any(_same_code(code, c) for c in patterns(v.chassis))]
        direct = fitment_rows.by_patterns(self._db, covering(code))
        if series(code) == code:
            direct += [a for a in fitment_rows.by_series(self._db, code) if a not in direct]
        own = {make for make, _ in self._pairs} & ({a.make for a in direct} | {v.make for v in vehicles})
        for application in direct:
            if own and application.make not in own:
                yield application, Reach(TWIN, f"fits the twin {_full(application)}", str(application))
            else:
                yield application, _fits(application)
        vehicles = [v for v in vehicles if not own or v.make in own]
        self._vehicles.extend(vehicles)
        models = {(v.make, v.model) for v in vehicles} | {(a.make, a.model) for a in direct}
        models |= {pair for pair in self._pairs if not own or pair[0] in own}
        self._met |= models
        yield from self._unstated(models, vehicles)

    def _unstated(self, models: set[tuple[str, str]], vehicles: list[KnownVehicle]) -> _Reached:
        """Applications of the model that name no chassis code: they may well mean this vehicle."""
        engines = {v.engine.upper() for v in vehicles if v.engine} | set(self._reading.engines)
        for application in fitment_rows.by_models(self._db, models):
            if application.chassis or not _years_meet(application, vehicles):
                continue
            if engines and application.engine and not any(_meets(application.engine, e) for e in engines):
                continue
            yield application, Reach(ITS_MODEL, _named_for(application), str(application))

    def _of_models(self, models: list[ModelName]) -> _Reached:
        pairs = {(model.make, model.name) for model in models}
        wider = {
            (other.make, other.name)
            for other in self._known.models
            for model in models
            if other.make == model.make
            and (other.name.startswith(f"{model.name} ") or (other.family and other.family == model.name))
        } - pairs
        self._vehicles.extend(v for v in self._known.vehicles if (v.make, v.model) in pairs | wider)
        for these, rank in ((pairs, ITSELF), (wider, ITS_MODEL)):
            for application in fitment_rows.by_models(self._db, these):
                reach = replace(_fits(application), rank=rank)
                if not _has_engine(application, self._reading.engines):
                    reach = _kin(FAMILY, application, "other engine")
                yield application, _short_of(self._reading.strange_codes, application, reach)

    def _twins(self) -> _Reached:
        for make, model, chassis in fitment_rows.twins(self._db, [v.id for v in self._vehicles]):
            if chassis:
                codes = patterns(chassis)
                found = [
                    a for code in codes for a in fitment_rows.by_patterns(self._db, covering(code)) if a.make == make
                ]
            else:
                found = fitment_rows.by_models(self._db, [(make, model)])
            name = " ".join(filter(None, (make, model, chassis)))
            for application in found:
                yield application, Reach(TWIN, f"fits the twin {name}", str(application))

    def _same_series(self) -> _Reached:
        for code in self._reading.codes:
            stem = series(code)
            if stem != code:
                for application in fitment_rows.by_series(self._db, stem):
                    yield application, _kin(SERIES, application, f"same series {stem}")

    def _family(self) -> _Reached:
        families = {(m.make, m.family) for m in self._known.models if (m.make, m.name) in self._met and m.family}
        kin = {(m.make, m.name) for m in self._known.models if (m.make, m.family) in families} | self._met
        for application in fitment_rows.by_models(self._db, kin):
            yield application, _kin(FAMILY, application, "same family")

    def _same_engine(self) -> _Reached:
        if not self._reading.codes:
            return
        cells = {v.engine.upper() for v in self._vehicles if v.engine}
        if coded := {engine for engine in self._known.engines if any(engine in cell for cell in cells)}:
            for application in fitment_rows.by_engines(self._db, coded):
                yield application, _kin(ENGINE, application, f"same engine {', '.join(sorted(coded))}")


def _dated(application: Application, reach: Reach, dated: InYears | None, reading: Reading) -> Reach:
    """What is not of the years asked for is kin at most; what nothing is known of says so."""
    if dated is None or reach.rank > TWIN:
        return reach
    if years := dated.excluded(application, coded=bool(reading.codes)):
        asked = ", ".join(map(str, reading.years))
        rank = FAMILY if reach.rank < TWIN else ENGINE
        return replace(reach, rank=rank, why=f"fits the kin {_full(application)}; years {years}, not {asked}")
    if not reading.codes and (unsaid := dated.unsaid(application)):
        return replace(reach, why=f"{reach.why}; {unsaid}", undated=True)
    return reach


def _short_of(strange: list[str], application: Application, reach: Reach) -> Reach:
    """Beside a chassis code nobody knows, what names another code of that model is kin; the like series first."""
    if not strange or reach.rank > TWIN:
        return reach
    if not application.chassis:
        return replace(reach, rank=ITS_MODEL, why=_named_for(application))
    alike = any(code.startswith(cell[:_SERIES_LENGTH]) for cell in patterns(application.chassis) for code in strange)
    why = f"fits the kin {_full(application)}; chassis code {', '.join(strange)} is not known"
    return replace(reach, rank=ENGINE if reach.rank == TWIN else SERIES if alike else FAMILY, why=why)


def _fits(application: Application, note: str = "") -> Reach:
    return Reach(ITSELF, f"fits {application}{note}", str(application))


def _kin(rank: int, application: Application, how: str) -> Reach:
    return Reach(rank, f"fits the kin {_full(application)} ({how})", str(application))


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


def _years_meet(application: Application, vehicles: Iterable[KnownVehicle]) -> bool:
    spans = [(v.year_from or 0, v.year_to or (v.year_from + LONGEST_MADE if v.year_from else 9999)) for v in vehicles]
    first, last = application.year_from or 0, application.year_to or 9999
    return not spans or any(first <= end and start <= last for start, end in spans)
