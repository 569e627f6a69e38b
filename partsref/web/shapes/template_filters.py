"""Small things templates do with values of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from partsref.model import Fitment, VehicleFact
from partsref.words.notes_for_users import note_for_users


def fitting(fits: Iterable[Fitment]) -> list[str]:
    """Each fitment as its source states it, in a line; equal ones once."""
    return list(dict.fromkeys(filter(None, map(_line, fits))))


def _line(fit: Fitment) -> str:
    years = f"{fit.year_from or ''}–{fit.year_to or ''}" if fit.year_from or fit.year_to else ""
    return " · ".join(
        filter(None, (fit.chassis or fit.model, fit.engine, years, fit.position, note_for_users(fit.note)))
    )


def sources_of(fits: Iterable[Fitment]) -> list[str]:
    """The sources of all these fitments, each once."""
    return sorted({code for fit in fits for code in fit.sources})


MOST_VALUES = 6
"""Values of one need in its line; beyond that there are dots."""


def by_name(facts: Iterable[VehicleFact]) -> list[tuple[str, list[VehicleFact]]]:
    """What a vehicle needs, by what it is, in the order of the first of each."""
    named: dict[str, list[VehicleFact]] = {}
    for fact in facts:
        named.setdefault(fact.name, []).append(fact)
    return list(named.items())


def values_of(facts: Iterable[VehicleFact]) -> list[str]:
    """The values of these facts with their units, equal ones once, the first few."""
    values = list(dict.fromkeys(f"{fact.value} {fact.unit}".strip() for fact in facts))
    return values if len(values) <= MOST_VALUES else [*values[: MOST_VALUES - 1], "…"]


def local(url: str) -> str:
    """The address without its host, which is whatever the visitor's Host header says."""
    parts = urlsplit(url)
    return urlunsplit(("", "", "/" + parts.path.lstrip("/"), parts.query, ""))


FILTERS: dict[str, Callable[..., Any]] = {
    "fitting": fitting,
    "sources_of": sources_of,
    "by_name": by_name,
    "values_of": values_of,
    "local": local,
    "for_users": note_for_users,
}
