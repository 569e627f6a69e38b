"""Parts whose numbers hold what was typed, or fit what could be read of it."""

from __future__ import annotations

from collections.abc import Collection

from partsref.answer.number.number_candidate import NumberCandidate
from partsref.numbers.worn_labels import Worn, patterns
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason

_PAST_START = 1_000_000_000.0
"""What starts with a fragment stands before what holds it elsewhere, however much of either there is."""
_SHORTEST_WITHOUT_ZERO = 4
_FEW = 50
"""Numbers that fit what could be read, up to which what was read is said to decide. Past it, how many is said."""
_COUNTED = 1_000
_ENDS, _CONTAINS, _FITS = Reason("ends_with"), Reason("contains"), Reason("fits_what_is_read")


def inside(reader: Reader, fragment: str, damaged: Collection[int]) -> list[NumberCandidate]:
    """Numbers with `fragment` past their start. One that lost its zero is in the whole one; the slip says more."""
    rows = reader.near.inside(fragment)
    return [
        NumberCandidate(part_id, "contains", (_ENDS if longer.endswith(fragment) else _CONTAINS,), _PAST_START + place)
        for place, (part_id, longer) in enumerate(rows)
        if part_id not in damaged and (longer.lstrip("0") != fragment or len(fragment) < _SHORTEST_WITHOUT_ZERO)
    ]


def fitting(reader: Reader, label: Worn) -> list[NumberCandidate]:
    """Numbers that fit what could be read; those that hold it somewhere, where none fits as a whole."""
    found: dict[int, tuple[str, ...]] = {}
    for glob, makers in patterns(label):
        whole = label.start if glob.startswith(label.start) else glob
        for part_id, _ in reader.near.fitting(glob, whole, label.runs if not makers else (), _COUNTED):
            found.setdefault(part_id, makers)
    if not found:
        rows = reader.near.fitting(f"*{label.glob.strip('*')}*", "", label.runs, _COUNTED)
        found = {part_id: () for part_id, _ in rows}
    parts = reader.parts(list(found))
    found = {part: makers for part, makers in found.items() if not makers or parts[part].maker in makers}
    why = _FITS if len(found) <= _FEW else Reason("one_of_many_that_fit", count=len(found))
    return [
        NumberCandidate(part_id, "contains", (why,), float(place), parts[part_id])
        for place, part_id in enumerate(found)
    ]
