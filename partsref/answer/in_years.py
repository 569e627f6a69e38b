"""Whether an application is of the years asked for: by its own years, else by those its chassis code was made in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from partsref.index.vocabulary import Vocabulary
from partsref.store import fitting
from partsref.store.fitting import Application, Span

SLACK_YEARS = 1
"""Model years and calendar years differ by one between sources."""


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
        self._made: Mapping[int, Sequence[Span]] = fitting.made(connection, applications)
        self._models: dict[tuple[str, str], list[Span]] = {}
        for vehicle in known.vehicles:
            self._models.setdefault((vehicle.make, vehicle.model), []).append((vehicle.year_from, vehicle.year_to))

    def excluded(self, application: Application, *, coded: bool) -> str:
        """The years that rule an application out, in words; empty when none do.

        `coded`: the chassis code was asked for itself, so that only what the application says of years counts.
        """
        for spans in self._said(application, coded=coded):
            if not self._meet(spans):
                return ", ".join(f"{first or ''}-{last or ''}" for first, last in sorted(spans, key=str))
        return ""

    def unsaid(self, application: Application) -> bool:
        """Whether nothing tells the years: a model's own years can rule an application out, but not confirm it."""
        return not _stated(application) and not self._made.get(application.id)

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

    def _meet(self, spans: Iterable[Span]) -> bool:
        return any(
            (first or 0) - SLACK_YEARS <= year <= (last or 9999) + SLACK_YEARS
            for first, last in spans
            for year in self._years
        )


def _stated(application: Application) -> list[Span]:
    span = application.year_from, application.year_to
    return [span] if any(span) else []
