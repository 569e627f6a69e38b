"""A part as a hit of words."""

from __future__ import annotations

from partsref.model import Part
from partsref.model_hits import Hit
from partsref.reasons import Reason


def text_hit(part: Part, reasons: tuple[Reason, ...], score: float) -> Hit:
    """The part, found by words, for these reasons."""
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        "text",
        reasons,
        score,
        part.id,
    )
