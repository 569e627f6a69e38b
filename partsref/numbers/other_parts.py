"""Two whole numbers of one maker that differ in what says what the part is: neither is a slip of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partsref.numbers.bearings import size
from partsref.numbers.belief import Belief
from partsref.numbers.formats import formats_of
from partsref.numbers.heat_ranges import heat_range
from partsref.numbers.partkind import is_bought_in, part_kind
from partsref.reasons import Reason

_VERSIONS: dict[str, re.Pattern[str]] = {
    # What follows the model block, by the sources of `formats`: 16510-61A20 follows 16510-61A01.
    "Suzuki": re.compile(r"(\d{5}M?[0-9A-Z]{3})(\d{2})"),
    "Daihatsu": re.compile(r"(\d{5}[0-9A-Z]{3})(\d{2})"),
    "Toyota": re.compile(r"(\d{5}[0-9A-Z]{3})(\d{2})"),
    "Honda": re.compile(r"(\d{5}[0-9A-Z]{3})(\d{3})"),
    "Nissan": re.compile(r"(\d{5}[0-9A-Z]{3})(\d{2})"),
    "Subaru": re.compile(r"(\d{5}[A-Z]{2}\d)(\d{2})"),
}


def difference(maker: str, category: str, typed: str, meant: str) -> tuple[Belief, Reason | None]:
    """What says that the key `typed` is another part than `meant`, a key of `maker`; `SLIP` and None if nothing does.

    >>> difference("Suzuki", "oil filter", "1378061A20", "1651061A20")[1].code
    'other_kind_of_part'
    """
    for belief, told in _told(maker, category, typed, meant):
        if told:
            return belief, told
    return Belief.SLIP, None


def _told(maker: str, category: str, typed: str, meant: str) -> Iterator[tuple[Belief, Reason | None]]:
    yield Belief.OTHER_PART, _apart("other_heat_range", heat_range(maker, typed), heat_range(maker, meant))
    if category.endswith("bearing"):
        yield Belief.OTHER_PART, _apart("other_bearing_size", size(typed), size(meant))
    if not any(layout.whole.fullmatch(typed) for layout in formats_of(maker)):
        return
    yield Belief.OTHER_PART, _apart("other_kind_of_part", part_kind(maker, typed), part_kind(maker, meant))
    if is_bought_in(maker, meant) and _only_digits_differ(typed, meant):
        yield Belief.OTHER_PART, _apart("other_size", typed, meant)
    version = _VERSIONS.get(maker)
    old, new = (version.fullmatch(typed), version.fullmatch(meant)) if version else (None, None)
    if old and new and old[1] == new[1]:
        yield Belief.OTHER_VERSION, _apart("other_version", old[2], new[2])


def _apart(code: str, typed: str, meant: str) -> Reason | None:
    return Reason(code, typed=typed, meant=meant) if typed and meant and typed != meant else None


def _only_digits_differ(typed: str, meant: str) -> bool:
    return len(typed) == len(meant) and all(t == m or (t + m).isdigit() for t, m in zip(typed, meant, strict=True))
