"""What is known of a vehicle's engine, body and drive, so far as two vehicles can differ in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from partsref.answer.scope.fitment_notes import aspirations_by_note
from partsref.reads.vehicle_rows import Traits
from partsref.values import frozen

_T = TypeVar("_T", str, float)
_TOKENS = re.compile(r"[\s,;/|()]+")
_LITRES = re.compile(r"(?<![\d.])(\d\.\d{1,2})(?!\d)")
_KEI_CLASSES = ((0.3, 0.4), (0.47, 0.55), (0.6, 0.7))
"""Litres that the limits of 1955, 1976 and 1990 (360, 550, 660 cc) are printed as, exactly, rounded or cut to a tenth.

659 cc is 0.66, 0.7 and, in lists that cut, 0.6. Within a class makers differ by a few cc, and lists name no more.
"""
_ROUNDED = 0.051
"""Engines sold abroad alone (796, 847, 970, 1,298 cc) differ by as much as rounding to a tenth hides."""
_BODIES = {
    "truck": "truck", "dump": "truck", "panel": "truck", "cargo": "van", "van": "van", "try": "van", "light": "",
    "hatch": "hatch", "hatchback": "hatch", "tall": "", "deck": "deck van", "coupe": "coupe", "roadster": "coupe",
    "targa": "coupe", "convertible": "coupe", "sedan": "sedan", "suv": "4x4", "4x4": "4x4", "wagon": "wagon",
}  # fmt: skip
"""The words of the body column, by the body that parts are made for. A word that says no body is empty."""
_ASPIRATION_OF_ENGINE = ((re.compile(r"-DET?$"), "turbo"), (re.compile(r"-VE$"), "naturally aspirated"))
"""Daihatsu's engine codes say so: JB-DET and KF-DET have a turbocharger, KF-VE has none."""


@frozen
class Facts:
    """Engines, litres, bodies, drives and aspirations that a vehicle may have. An empty set: nothing is known."""

    engines: frozenset[str] = frozenset()
    litres: frozenset[float] = frozenset()
    bodies: frozenset[str] = frozenset()
    drives: frozenset[str] = frozenset()
    aspirations: frozenset[str] = frozenset()

    def differs(self, other: Facts) -> frozenset[str]:
        """In which of "engine" and "body" the two are both known and have nothing in common."""
        found = set()
        if self._other_engine(other):
            found.add("engine")
        if self.bodies and other.bodies and not self.bodies & other.bodies:
            found.add("body")
        return frozenset(found)

    def _other_engine(self, other: Facts) -> bool:
        if self.engines and other.engines:
            if not any(same_engine(a, b) for a in self.engines for b in other.engines):
                return True
        elif self.litres and other.litres and not any(same_litres(a, b) for a in self.litres for b in other.litres):
            return True
        return bool(self.aspirations and other.aspirations and not self.aspirations & other.aspirations)


def facts(
    traits: Iterable[Traits], known_engines: frozenset[str], engine_cell: str = "", *, of_code: bool = True
) -> Facts:
    """The facts of a vehicle by the rows that may mean it; `engine_cell` is what a source says of its engine itself.

    `of_code`: the rows are of one chassis code. Of a whole model a fact counts as known only if every row says it: a
    model of which one row lacks the body may have any.
    """
    rows = list(traits)
    engines = [frozenset(engines_in(row.engine, known_engines)) for row in rows]
    litres = [frozenset({row.displacement_cc / 1000}) if row.displacement_cc else frozenset[float]() for row in rows]
    aspirations = [_aspirations(own, row.note) for own, row in zip(engines, rows, strict=True)]
    return Facts(
        frozenset(engines_in(engine_cell, known_engines)) or _known(engines, of_code),
        frozenset(map(float, _LITRES.findall(engine_cell))) or _known(litres, of_code),
        _known([_bodies(row.body) for row in rows], of_code),
        _known([_drives(row.drive) for row in rows], of_code),
        _known(aspirations, of_code),
    )


def same_engine(one: str, other: str) -> bool:
    """Whether two engine codes name one engine, one of them perhaps without what follows: EF and EF-SE, EN07 and EN07F.

    >>> same_engine("EF", "EF-SE"), same_engine("EN07", "EN07F"), same_engine("E07A", "E07Z"), same_engine("F6", "F6A")
    (True, True, False, False)
    """
    short, long = sorted((one.upper(), other.upper()), key=len)
    rest = long.removeprefix(short)
    return long.startswith(short) and (not rest or rest[0] == "-" or (len(short) > 3 and rest.isalpha()))


def same_litres(one: float, other: float) -> bool:
    """Whether two displacements, each perhaps rounded, may be one engine's: never of two classes, or of kei and export.

    >>> same_litres(0.657, 0.7), same_litres(0.659, 0.6), same_litres(0.97, 1.0), same_litres(0.847, 0.8)
    (True, True, True, True)
    >>> same_litres(0.66, 0.8), same_litres(0.547, 0.6), same_litres(0.36, 0.5), same_litres(0.8, 1.0)
    (False, False, False, False)
    """
    own, others = _kei_class(one), _kei_class(other)
    return own == others if own or others else abs(one - other) <= _ROUNDED


def engines_in(cell: str, known: frozenset[str]) -> list[str]:
    """The engine codes a cell names, of those known to the catalogue."""
    return [token for token in _TOKENS.split(cell.upper()) if token in known]


def has_engine(of: Facts, engines: Iterable[str]) -> bool:
    """Whether a vehicle has, or may have, one of the engines asked for."""
    return not of.engines or any(same_engine(own, asked) for own in of.engines for asked in engines)


def _kei_class(litres: float) -> tuple[float, float] | None:
    return next((kei for kei in _KEI_CLASSES if kei[0] <= litres <= kei[1]), None)


def _known(said: Sequence[frozenset[_T]], of_code: bool) -> frozenset[_T]:
    return frozenset[_T]().union(*said) if of_code or all(said) else frozenset()


def _bodies(cell: str) -> frozenset[str]:
    if "deck van" in cell:
        return frozenset({"deck van"})
    return frozenset(filter(None, (_BODIES.get(word, "") for word in re.split(r"[\s/]+", cell.lower()))))


def _drives(cell: str) -> frozenset[str]:
    """2WD or 4WD where the cell says just one; MR and RR say where the engine is, and come with either."""
    return frozenset({cell}) if cell in ("2WD", "4WD") else frozenset()


def _aspirations(engines: Iterable[str], note: str) -> frozenset[str]:
    by_code = {name for engine in engines for pattern, name in _ASPIRATION_OF_ENGINE if pattern.search(engine)}
    return frozenset(by_code) or aspirations_by_note(note)
