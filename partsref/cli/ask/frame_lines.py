"""What a frame number says, in a few lines on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partsref.cli.terminal.output import one_line, print_text

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """The frame number, when it was built and who says so, and the recalls that name it."""
    yield f"Frame number {answer.query}: chassis code {answer.chassis}"
    if not answer.vehicles:
        yield f"  No vehicle {answer.chassis} is known here." + (
            f" Nearest known: {', '.join(answer.nearest)}." if answer.nearest else ""
        )
    yield f"  {_built(answer.window)}"
    for recall in answer.recalls:
        yield f"  Filing that names it: {one_line(recall)}"
    if answer.type_designation or answer.class_number:
        yield f"  型式指定番号 {answer.type_designation or '-'}, 類別区分番号 {answer.class_number or '-'}"


def _built(window: BuildWindow) -> str:
    if not window.how:
        return "When it was built is not known from frame numbers."
    return f"{_HOW[window.how].format(window.earliest, window.latest)} (source {', '.join(window.sources)})"
