"""Which runs of text stand on one row of a label that is held askew, and where along it each character stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Point = tuple[float, float]
_SAME_ROW = 0.5
"""Heights of a line by which the middles of what stands on one row may differ."""


class TextBox(NamedTuple):
    """A run of text on a picture: its four corners in pixels, clockwise from where it begins."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def height(self) -> float:
        """Pixels from the top of the line to its foot."""
        return max(math.dist(self.top_left, self.bottom_left), 1.0)

    @property
    def width(self) -> float:
        """Pixels from its first character to its last."""
        return math.dist(self.top_left, self.top_right)

    @property
    def middle(self) -> Point:
        """The middle of the box."""
        return sum(x for x, _ in self) / 4, sum(y for _, y in self) / 4


def rows(boxes: Sequence[TextBox]) -> tuple[list[int], list[float]]:
    """The row of each box, counted from the top, and where along it the box begins, in pixels.

    >>> rows([TextBox((0, 0), (50, 0), (50, 10), (0, 10)), TextBox((70, 1), (90, 1), (90, 11), (70, 11))])
    ([0, 0], [0.0, 70.0])
    """
    if not boxes:
        return [], []
    widest = max(boxes, key=lambda box: box.width)
    along = _direction(widest)
    across = [box.middle[1] * along[0] - box.middle[0] * along[1] for box in boxes]
    found = [0] * len(boxes)
    row, before = -1, 0
    for place in sorted(range(len(boxes)), key=across.__getitem__):
        height = min(boxes[place].height, boxes[before].height)
        if row < 0 or across[place] - across[before] > _SAME_ROW * height:
            row += 1
        found[place], before = row, place
    return found, [box.top_left[0] * along[0] + box.top_left[1] * along[1] for box in boxes]


def _direction(box: TextBox) -> Point:
    (x0, y0), (x1, y1) = box.top_left, box.top_right
    length = math.dist(box.top_left, box.top_right) or 1.0
    return (x1 - x0) / length, (y1 - y0) / length
