"""When a frame number was built, as far as ranges of serial numbers with their dates tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from partsref.model_search import BuildWindow
from partsref.reads.vehicle_rows import Frame
from partsref.values import frozen

_BUILT = re.compile(r"\bbuilt (\d{4}-\d{2}(?:-\d{2})?)(?: to (\d{4}-\d{2}(?:-\d{2})?))?")
"""How a range's note tells its dates: those of the filing it was read in."""
_VARIANT = 1_000_000
"""The first of seven digits tells versions of one chassis code apart (Honda HA6-1000005 and HA6-3000001 were built in
one month), so that serial numbers follow one another in time only within it."""


@frozen
class _Span:
    first: int
    last: int
    from_date: str
    to_date: str
    source: str


def build_window(serial: int, frames: Iterable[Frame]) -> BuildWindow:
    """The dates between which `serial` was built, of the known ranges of its chassis code.

    Inside a range it is the range's own dates. Outside, the nearest range before gives the earliest and the nearest
    after gives the latest date, but only where serial numbers and dates of that version run in the same order.

    >>> frames = [Frame("", "HA4", 1000001, 1000900, "built 1990-03 to 1990-04", "p1")]
    >>> window = build_window(1000500, frames)
    >>> window.earliest, window.latest, window.how
    ('1990-03', '1990-04', 'within')
    """
    spans = _spans(serial, frames)
    inside = [span for span in spans if span.first <= serial <= span.last]
    if inside:
        # Of several filings that hold it, the latest start and the earliest end are true together.
        earliest, latest = max(s.from_date for s in inside), min(s.to_date for s in inside)
        if earliest[: len(latest)] > latest[: len(earliest)]:
            earliest, latest = min(s.from_date for s in inside), max(s.to_date for s in inside)
        return BuildWindow(earliest, latest, "within", _sources(inside))
    if not spans or not _in_order(spans):
        return BuildWindow()
    before = [span for span in spans if span.last < serial]
    after = [span for span in spans if span.first > serial]
    # What was built later may lie anywhere in the range before: its start is sure, its end is not.
    nearest_before = max(before, key=lambda span: (span.from_date, span.first), default=None)
    nearest_after = min(after, key=lambda span: (span.to_date, span.last), default=None)
    how = "between" if nearest_before and nearest_after else "after the last" if nearest_before else "before the first"
    used = [span for span in (nearest_before, nearest_after) if span]
    return BuildWindow(
        nearest_before.from_date if nearest_before else "",
        nearest_after.to_date if nearest_after else "",
        how,
        _sources(used),
    )


def _spans(serial: int, frames: Iterable[Frame]) -> list[_Span]:
    """The ranges of the same version that give serial numbers and dates, by serial number."""
    found = []
    for frame in frames:
        built = _BUILT.search(frame.note)
        if built and frame.serial_from is not None and frame.serial_from // _VARIANT == serial // _VARIANT:
            last = frame.serial_to if frame.serial_to is not None else frame.serial_from
            found.append(_Span(frame.serial_from, last, built[1], built[2] or built[1], frame.source))
    return sorted(found, key=lambda span: (span.first, span.last))


def _in_order(spans: Sequence[_Span]) -> bool:
    """Whether no range that lies wholly behind another was built wholly before it."""
    return not any(
        one.last < other.first and other.to_date[: len(one.from_date)] < one.from_date[: len(other.to_date)]
        for one in spans
        for other in spans
    )


def _sources(spans: Iterable[_Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.source for span in spans if span.source))
