"""The parts whose numbers fit what is left of a torn one, those first that agree with the rest of the label."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.answer.label.torn import Torn
from partsref.model import Part
from partsref.model_hits import Hit, hit_of
from partsref.photo.text_line import TextLine
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason
from partsref.words.fold import fold

_MOST = 1_000
_FEW = 50
_ENOUGH = 5
"""Characters that must be left where gaps were not seen."""
_FITS = 0.8
"""Characters by which those of a number may stand off their places."""
_TOP, _A_PLACE_LESS, _BOTTOM = 0.6, 0.01, 0.1


def fitting_torn(
    reader: Reader, torn: Torn, makers: Sequence[str], lines: Sequence[TextLine], limit: int
) -> tuple[Hit, ...]:
    """At most `limit` parts, the likeliest first: of a maker and with a name on the label, and as wide as the gaps."""
    ids = _fitting(reader, torn)
    if not ids and len("".join(torn.pieces)) >= _ENOUGH:
        torn = torn.opened()
        ids = _fitting(reader, torn)
    parts = reader.parts(ids) if ids else {}
    printed = fold("".join(line.text for line in lines))
    why = Reason("one_of_many_that_fit", count=len(parts)) if len(parts) > _FEW else Reason("fits_what_is_read")

    def order(part: Part) -> tuple[object, ...]:
        named = any(name and fold(name) in printed for name in (part.name, part.name_ja))
        return part.maker not in makers, not named, round(torn.misfit(part.number), 2), part.number

    best = sorted((part for part in parts.values() if torn.misfit(part.number) <= _FITS), key=order)[:limit]
    return tuple(hit_of(part, "near", (why,), _score(place)) for place, part in enumerate(best))


def _fitting(reader: Reader, torn: Torn) -> list[int]:
    return [part_id for part_id, _ in reader.near.fitting(torn.glob, "", torn.pieces, _MOST)]


def _score(place: int) -> float:
    return max(_BOTTOM, round(_TOP - place * _A_PLACE_LESS, 4))
