"""How what a source says of a vehicle comes to count for the one asked for."""

from __future__ import annotations

from partsref.model import Related
from partsref.reads.vehicle_rows import Application
from partsref.reasons import Reason
from partsref.values import frozen

ITSELF, ITS_MODEL, TWIN, SERIES, FAMILY, ENGINE = range(6)
"""How near an application is to the vehicle asked for. The first two answer, a twin is the same; then relatives."""
RELATED: tuple[Related, ...] = ("", "", "twin", "series", "family", "engine")
"""The relation of each of these ranks, as a hit has it."""


@frozen
class ScopeMatch:
    """How one application comes to count.

    `unconfirmed`: years or an engine were asked for and are not known of it. `general`: it speaks of a model, not of
    a chassis code.
    `differs`: what of "engine" and "body" is known of it and is another than that of the vehicle asked for.
    """

    rank: int
    reasons: tuple[Reason, ...]
    vehicle: str
    unconfirmed: bool = False
    general: bool = False
    differs: frozenset[str] = frozenset()


Scope = dict[int, ScopeMatch]
"""Applications by id, each with the nearest way it is reached."""


def fits(application: Application, engines: tuple[str, ...] = ()) -> ScopeMatch:
    """The vehicle itself, for its engine if only that was asked for."""
    vehicle = str(application)
    reason = (
        Reason("fits_with_engine", vehicle=vehicle, engines=engines) if engines else Reason("fits", vehicle=vehicle)
    )
    return ScopeMatch(ITSELF, (reason,), vehicle)


def twin(application: Application, name: str) -> ScopeMatch:
    """The same vehicle under another badge."""
    return ScopeMatch(TWIN, (Reason("fits_twin", vehicle=name),), str(application))


def named_for(application: Application) -> ScopeMatch:
    """Its model, without a chassis code."""
    reason = Reason("named_for_model", vehicle=f"{application.make} {application.model}".strip())
    return ScopeMatch(ITS_MODEL, (reason,), str(application))


def related(rank: int, application: Application, code: str, **how: str | tuple[str, ...]) -> ScopeMatch:
    """A relative; `code` is the reason's, `how` are its arguments beside the vehicle."""
    return ScopeMatch(rank, (Reason(code, vehicle=full_name(application), **how),), str(application))


def full_name(application: Application) -> str:
    """With its make, where the model alone would not say it."""
    return f"{application.make} {application}" if application.model else str(application)
