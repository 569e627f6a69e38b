"""What a frame number says, in a few lines on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partsref.cli.terminal.output import one_line, print_text
from partsref.cli.terminal.years import years
from partsref.words.notes_for_users import note_for_users

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partsref.model import Vehicle
    from partsref.model_search import BuildWindow, FrameAnswer

_HOW = {
    "within": "built {0} to {1}",
    "between": "built between {0} and {1}: it lies between two known ranges of frame numbers",
    "before the first": "built {1} or before: it comes before the first known range of frame numbers",
    "after the last": "built {0} or later: it comes after the last known range of frame numbers",
}


def print_frame(answer: FrameAnswer) -> None:
    """The lines of a frame number, none broken in a word."""
    first, *rest = frame_lines(answer)
    print_text(first, style="bold")
    for line in rest:
        print_text(line.strip(), "  ")


def frame_lines(answer: FrameAnswer) -> Iterator[str]:
    """The frame number, its vehicles, when it was built and who says so, and the recalls that name it."""
    yield f"Frame number {answer.query}: chassis code {answer.chassis}"
    for vehicle in answer.vehicles:
        yield f"  {_vehicle(vehicle)}"
        if note := note_for_users(vehicle.note):
            yield f"    note: {one_line(note)}"
    if not answer.vehicles:
        yield f"  No vehicle {answer.chassis} is known here." + (
            f" Nearest known: {', '.join(answer.nearest)}." if answer.nearest else ""
        )
    yield f"  {_built(answer.window)}"
    for recall in answer.recalls:
        yield f"  Filing that names it: {one_line(recall)}"
    if answer.type_designation or answer.class_number:
        yield f"  型式指定番号 {answer.type_designation or '-'}, 類別区分番号 {answer.class_number or '-'}"


def _vehicle(vehicle: Vehicle) -> str:
    """One vehicle with what is known of it: 'Honda Acty アクティ HA4: truck, 4WD, engine E07A (source p1)'."""
    names = " ".join(filter(None, (vehicle.make, vehicle.model, vehicle.model_ja, vehicle.chassis)))
    engine = f"engine {vehicle.engine}" if vehicle.engine else ""
    known = ", ".join(filter(None, (vehicle.body, vehicle.drive, engine, years(vehicle.year_from, vehicle.year_to))))
    twins = ", ".join(" ".join(filter(None, twin)) for twin in vehicle.twins)
    source = f" (source {vehicle.source})" if vehicle.source else ""
    return f"{names}{': ' if known else ''}{known}{f'; also sold as {twins}' if twins else ''}{source}"


def _built(window: BuildWindow) -> str:
    if not window.how:
        return "When it was built is not known from frame numbers."
    return f"{_HOW[window.how].format(window.earliest, window.latest)} (source {', '.join(window.sources)})"
