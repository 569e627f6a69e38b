"""Every way a typed number may be read, each with the block it is answered in, why, and what it costs.

A new rule of a maker is one more function in `_RULES`; what answers numbers asks for all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from partsref.model import Block
from partsref.numbers import slip_costs
from partsref.numbers.bearings import stamp
from partsref.numbers.formats import FORMATS, WITH_SUFFIX, NumberFormat
from partsref.numbers.lost_zero import restored
from partsref.numbers.number_key import key
from partsref.reasons import Reason
from partsref.values import frozen


@frozen
class NumberReading:
    """One way to read a number: `key` is looked for.

    It holds for parts of `makers` (of any, where none is named) whose category ends with `category`. `suffix` is what
    was taken off: parts with `key` as their base and another suffix are near it.
    """

    key: str
    block: Block
    reasons: tuple[Reason, ...]
    cost: float = 0.0
    makers: tuple[str, ...] = ()
    category: str = ""
    suffix: str = ""

    def holds_for(self, maker: str, category: str) -> bool:
        """Whether a part of this maker and category may be read so."""
        return (not self.makers or maker in self.makers) and category.endswith(self.category)


@lru_cache(maxsize=256)  # One question asks for those of its number some three times.
def readings(text: str) -> tuple[NumberReading, ...]:
    """Every reading of `text`, the surest first; none where it has no letter and no digit.

    >>> [(reading.key, reading.block) for reading in readings("1651061A20000") if "Suzuki" in reading.makers]
    [('1651061A20', 'exact')]
    >>> [(reading.key, reading.block) for reading in readings("449197217000") if "Daihatsu" in reading.makers]
    [('0449197217', 'near')]
    """
    number_key = key(text)
    if not number_key:
        return ()
    return (NumberReading(number_key, "exact", (SAME,)), *(found for rule in _RULES for found in rule(number_key)))


def exact_keys(text: str) -> tuple[str, ...]:
    """The keys `text` may have as the very number: its own, and without a suffix that says nothing."""
    return tuple(dict.fromkeys(reading.key for reading in readings(text) if reading.block == "exact"))


def with_zeros(text: str) -> tuple[str, ...]:
    """The keys `text` may have had before a spreadsheet ate its zeros, without a suffix that says nothing."""
    return tuple(dict.fromkeys(reading.key for reading in readings(text) if LOST_ZERO in reading.reasons))


SAME = Reason("same_number")
LOST_ZERO = Reason("lost_zero")


def without_empty(layout: NumberFormat, number_key: str) -> str:
    """The base where the key's own suffix is the one that means none, else nothing: 43410B2000 ends in no suffix."""
    if not layout.empty_suffix:
        return ""
    match = layout.pattern.fullmatch(number_key)
    if match is None or match["suffix"] != layout.empty_suffix:
        return ""
    return number_key.removesuffix(layout.empty_suffix)


def _empty_suffix(number_key: str) -> Iterator[NumberReading]:
    """A suffix that says nothing, by its maker's rule."""
    makers: dict[tuple[str, str], list[str]] = {}
    for layout in FORMATS if number_key.endswith(_EMPTY_SUFFIXES) else ():
        if base := without_empty(layout, number_key):
            makers.setdefault((base, layout.empty_suffix), []).append(layout.maker)
    for (base, suffix), whose in makers.items():
        said = Reason("suffix_says_nothing", suffix=suffix)
        yield NumberReading(base, "exact", (said,), makers=tuple(whose), suffix=suffix)


def _base(number_key: str) -> Iterator[NumberReading]:
    """A suffix that names a colour or a packaging, by its maker's layout: another part, of the same base."""
    makers: dict[str, list[str]] = {}
    for layout in FORMATS if WITH_SUFFIX.fullmatch(number_key) else ():
        match = layout.pattern.fullmatch(number_key) if layout.suffix else None
        if match and match["suffix"] and match["suffix"] != layout.empty_suffix:
            makers.setdefault(number_key.removesuffix(match["suffix"]), []).append(layout.maker)
    for base, whose in makers.items():
        suffix = number_key.removeprefix(base)
        yield NumberReading(
            base, "base", (Reason("without_suffix", suffix=suffix),), makers=tuple(whose), suffix=suffix
        )


def _stamp(number_key: str) -> Iterator[NumberReading]:
    """The letters after a bearing's size; a plug or a filter may carry the four digits of a size."""
    if found := stamp(number_key):
        yield NumberReading(found.size, "base", (Reason("bearing_size"), *found.reasons), category="bearing")


def _lost_zero(number_key: str) -> Iterator[NumberReading]:
    """Zeros at the start that a spreadsheet ate, where a layout asks for them."""
    for whole, layouts in restored(number_key, FORMATS).items():
        for layout in layouts:
            base = without_empty(layout, whole)
            said = (Reason("suffix_says_nothing", suffix=layout.empty_suffix),) if base else ()
            makers = (layout.maker,)
            yield NumberReading(base or whole, "near", (LOST_ZERO, *said), slip_costs.LOST_ZERO, makers)


_RULES: tuple[Callable[[str], Iterator[NumberReading]], ...] = (_empty_suffix, _base, _stamp, _lost_zero)
_EMPTY_SUFFIXES = tuple({layout.empty_suffix for layout in FORMATS if layout.empty_suffix})
