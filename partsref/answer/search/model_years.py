"""Whether an application is of the years asked for: by its own years, else by those its chassis code was made in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from partsref.index.terms.vocabulary import Vocabulary
from partsref.store.read import fitment_rows
from partsref.store.read.fitment_rows import Application, Span
from partsref.store.read.names import KnownVehicle
from partsref.words.chassis import patterns

SLACK_YEARS = 1
"""Model years and calendar years differ by one between sources."""
USUALLY_MADE, LONGEST_MADE = 15, 25
"""Years one chassis code is made for: the longest of 229 with both ends in the seed catalogue, and what no kei vehicle
reached (the Sambar TT came nearest with 22). A source that gives no end says nothing of the years between, and cannot
mean those beyond."""
NO_END = "end of production not given"
NO_START = "start of production not given"


class InYears:
    """The years of some applications against the years asked for."""

    def __init__(
        self,
        years: Sequence[int],
        applications: Iterable[int],
        known: Vocabulary,
        connection: sqlite3.Connection,
    ) -> None:
        self._years = years
        self._made: Mapping[int, Sequence[Span]] = fitment_rows.made(connection, applications)
        self._models: dict[tuple[str, str], list[Span]] = {}
        for vehicle in known.vehicles:
            self._models.setdefault((vehicle.make, vehicle.model), []).append((vehicle.year_from, vehicle.year_to))

    def excluded(self, application: Application, *, coded: bool) -> str:
        """The years that rule an application out, in words; empty when none do.

        `coded`: the chassis code was asked for itself, so that only what the application says of years counts.
        """
        for spans in self._said(application, coded=coded):
            if not _meet(spans, self._years, LONGEST_MADE):
                return _written(spans)
        return ""

    def unsaid(self, application: Application) -> str:
        """What is not told of the years, in words; empty if they are confirmed.

        A model's own years can rule an application out, but not confirm it.
        """
        spans = _stated(application) or self._made.get(application.id, ())
        if not spans:
            return "years not given"
        if _meet(spans, self._years, USUALLY_MADE):
            return ""
        return NO_END if any(first and not last for first, last in spans) else NO_START

    def _said(self, application: Application, *, coded: bool) -> Iterable[Sequence[Span]]:
        if own := _stated(application):
            yield own
        if coded:
            return
        if made := self._made.get(application.id):
            yield made
        model = self._models.get((application.make, application.model), ())
        if not application.chassis and model and all(first or last for first, last in model):
            yield model


def doubts(codes: Iterable[str], years: Sequence[int], vehicles: Iterable[KnownVehicle]) -> list[str]:
    """Where a chassis code and a year asked for together disagree, or no source settles it, in words."""
    if not years:
        return []
    made: dict[str, set[Span]] = {}
    for vehicle in vehicles:
        for code in patterns(vehicle.chassis):
            made.setdefault(code, set()).add((vehicle.year_from, vehicle.year_to))
    asked = ", ".join(map(str, years))
    found = []
    for code, spans in ((code, made.get(code, set())) for code in codes):
        if not spans or not all(map(any, spans)) or _meet(spans, years, USUALLY_MADE):
            continue
        missing = NO_END if any(first and not last for first, last in spans) else NO_START
        possible = _meet(spans, years, LONGEST_MADE)
        found.append(f"{code} was made {_written(spans)}" + (f" ({missing})" if possible else f", not in {asked}"))
    return found


def _meet(spans: Iterable[Span], years: Iterable[int], longest: int) -> bool:
    """Whether any year falls into any span; one without a start or an end lasts `longest` years."""
    ends = [(first or (last or 0) - longest, last or (first or 9999) + longest) for first, last in spans]
    return any(first - SLACK_YEARS <= year <= last + SLACK_YEARS for first, last in ends for year in years)


def _written(spans: Iterable[Span]) -> str:
    return ", ".join(f"{first or ''}-{last or ''}" for first, last in sorted(spans, key=str))


def _stated(application: Application) -> list[Span]:
    span = application.year_from, application.year_to
    return [span] if any(span) else []
