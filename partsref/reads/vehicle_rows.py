"""What a reader gives of fitments, vehicles and measures: plain rows."""

from __future__ import annotations

from typing import NamedTuple

from partsref.values import frozen


@frozen
class Application:
    """A vehicle as a source names it."""

    id: int
    make: str
    model: str
    chassis: str
    engine: str
    year_from: int | None
    year_to: int | None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.model or self.make, self.chassis)))


Span = tuple[int | None, int | None]
"""First and last year; None is open."""


@frozen
class Fitted:
    """One part said to fit one application.

    `trust` is the best among those who say so, A to D; `note` is what they note, parted by semicolons; `category_id`
    is 0 where no category is known.
    """

    part_id: int
    application_id: int
    position: str
    description_id: int
    category_id: int
    trust: str
    note: str


class Traits(NamedTuple):
    """One vehicle's cells as they stand. `displacement_cc` may be that of another vehicle with the same engine."""

    engine: str
    body: str
    drive: str
    displacement_cc: int | None
    note: str


Lengths = tuple[tuple[str, float], ...]
"""(name, millimetres) of some measures of a part."""

SIZE_NAMES = (
    "inner diameter", "outer diameter", "width", "outer ring width", "overall width", "thickness", "height",
    "overall height", "length", "diameter", "upper inner diameter", "lower inner diameter",
)  # fmt: skip
"""Measures that may make a part's size, those a size is printed in first."""


@frozen
class Frame:
    """A range of serial numbers one chassis code was built with; either end may be open."""

    type_code: str
    chassis: str
    serial_from: int | None
    serial_to: int | None
    note: str
    source: str
