"""Whether an application is of the years asked for: by its own years, else by those its chassis code was made in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from partsref.reads.application_reader import Applications
from partsref.reads.name_rows import KnownVehicle
from partsref.reads.vehicle_rows import Application, Span
from partsref.reasons import Reason
from partsref.words.chassis import patterns

SLACK_YEARS = 1
"""Model years and calendar years differ by one between sources."""
USUALLY_MADE, LONGEST_MADE = 15, 25
"""Years one chassis code is made for: the longest of 229 with both ends in the seed catalogue, and what no kei vehicle
reached (the Sambar TT came nearest with 22). A source that gives no end says nothing of the years between, and cannot
mean those beyond."""


class InYears:
    """The years of some applications against the years asked for."""

    def __init__(
        self,
        years: Sequence[int],
        application_ids: Iterable[int],
        vehicles: Iterable[KnownVehicle],
        reads: Applications,
    ) -> None:
        self._years = years
        self._made: Mapping[int, Sequence[Span]] = reads.made(application_ids)
        self._models: dict[tuple[str, str], list[Span]] = {}
        for vehicle in vehicles:
            self._models.setdefault((vehicle.make, vehicle.model), []).append((vehicle.year_from, vehicle.year_to))

    def excluded(self, application: Application, *, coded: bool) -> str:
        """The years that rule an application out, in words; empty when none do.

        `coded`: the chassis code was asked for itself, so that only what the application says of years counts.
        """
        for spans in self._said(application, coded=coded):
            if not _meet(spans, self._years, LONGEST_MADE):
                return _written(spans)
        return ""

    def unsaid(self, application: Application) -> Reason | None:
        """What is not told of the years; None if they are confirmed.

        A model's own years can rule an application out, but not confirm it.
        """
        spans = _stated(application) or self._made.get(application.id, ())
        if not spans:
            return Reason("years_not_given")
        if _meet(spans, self._years, USUALLY_MADE):
            return None
        return Reason("end_not_given" if _has_no_end(spans) else "start_not_given")

    def _said(self, application: Application, *, coded: bool) -> Iterable[Sequence[Span]]:
        own = _stated(application)
        if own:
            yield own
        if coded:
            return
        if made := self._made.get(application.id):
            yield made
        if application.chassis or any(first and last for first, last in own):
            return  # Who says both ends of a model knows of vehicles of it that the catalogue does not list.
        model = self._models.get((application.make, application.model), ())
        if model and all(first or last for first, last in model):
            yield model


def doubts(codes: Iterable[str], years: Sequence[int], vehicles: Iterable[KnownVehicle]) -> list[Reason]:
    """Where a chassis code and a year asked for together disagree, or no source settles it."""
    if not years:
        return []
    made: dict[str, set[Span]] = {}
    for vehicle in vehicles:
        for code in patterns(vehicle.chassis):
            made.setdefault(code, set()).add((vehicle.year_from, vehicle.year_to))
    found = []
    for code, spans in ((code, made.get(code, set())) for code in codes):
        if not spans or not all(map(any, spans)) or _meet(spans, years, USUALLY_MADE):
            continue
        if _meet(spans, years, LONGEST_MADE):
            missing = "code_made_no_end" if _has_no_end(spans) else "code_made_no_start"
            found.append(Reason(missing, chassis=code, years=_written(spans)))
        else:
            found.append(Reason("code_made", chassis=code, years=_written(spans), asked=tuple(map(str, years))))
    return found


def made_together(application: Application, vehicles: Iterable[KnownVehicle]) -> bool:
    """Whether the years an application names, as far as it does, are those of any of these vehicles; True for none."""
    spans = [_closed((v.year_from, v.year_to), LONGEST_MADE) for v in vehicles]
    first, last = application.year_from or 0, application.year_to or 9999
    return not spans or any(first - SLACK_YEARS <= end and start <= last + SLACK_YEARS for start, end in spans)


def _meet(spans: Iterable[Span], years: Iterable[int], longest: int) -> bool:
    """Whether any year falls into any span; one without a start or an end lasts `longest` years."""
    ends = [_closed(span, longest) for span in spans]
    return any(first - SLACK_YEARS <= year <= last + SLACK_YEARS for first, last in ends for year in years)


def _closed(span: Span, longest: int) -> tuple[int, int]:
    first, last = span
    return first or (last or 0) - longest, last or (first or 9999) + longest


def _has_no_end(spans: Iterable[Span]) -> bool:
    return any(first and not last for first, last in spans)


def _written(spans: Iterable[Span]) -> str:
    return ", ".join(f"{first or ''}-{last or ''}" for first, last in sorted(spans, key=str))


def _stated(application: Application) -> list[Span]:
    span = application.year_from, application.year_to
    return [span] if any(span) else []
