"""Measured properties, categories and positions that rule each other out, said so that a person can check them.

One rule for figures that differ: several sources may each measure a part, and two parts contradict each other only
where no figure of the one agrees with any of the other. Any value that agrees wins, because one source may be wrong
and a part must not be lost by it; what the sources of one part say against each other is told with the part
(`disagreements`), so that a person sees that the figure is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from partsref.answer.crossref.assemblies import PIECE_WORDS, words
from partsref.reads.link_rows import Measure, Node
from partsref.reasons import Reason, Term
from partsref.values import frozen
from partsref.words.lengths import in_mm
from partsref.words.positions import opposed, sides

_SIDES_OF_A_BLOCK = ("height", "length", "width", "thickness")
_MEASURED: dict[str, float] = {
    "height": 0.05,
    "length": 0.05,
    "width": 0.05,
    # Brake pads of one shape come 13.2 to 16 mm thick from different makers.
    "thickness": 0.2,
    "outer diameter": 0.03,
    "inner diameter": 0.03,
    "diameter": 0.03,
    # How far a spark plug reaches into the head: 19 mm and 20 mm are one reach, 26.5 mm meets the piston.
    "thread reach": 0.03,
}
"""Lengths that decide whether a part fits, and the share by which two makers' figures for one part may differ.

The shares are what parts of one WVA number (the trade's number for a brake pad's shape) differ by in public article
records; oil filters that share a record differ by less.
"""
_ROUNDING_MM = 1.0
"""Catalogues round to whole millimetres, up or down."""
_COUNTED = frozenset({"teeth", "spline teeth", "number of teeth", "ribs", "number of ribs", "pins", "number of pins"})
_WORDED = frozenset({"thread", "thread size"})
_DECISIVE = _MEASURED.keys() | _COUNTED | _WORDED


@frozen
class Conflict:
    """What rules two parts out: a side, or the values of one measure, whose names in the catalogue are `names`."""

    reason: Reason
    names: tuple[str, ...] = ()

    def sourced(self, sources: Iterable[str]) -> Reason:
        """The reason with the sources of its figures, where it rests on any."""
        named = tuple(sources)
        if not (self.names and named):
            return self.reason
        return Reason("measured_apart", **dict(self.reason.arguments), sources=named)


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """What was measured of a part, and where it sits. Compared as an object: equal ones are made once."""

    measures: dict[str, tuple[Measure, ...]]
    sides: frozenset[str]


NOTHING = Profile({}, frozenset())
"""The profile of a part nothing is known of."""


def profile(measures: Iterable[Measure] = (), positions: Iterable[str] = ()) -> Profile:
    """The profile of a part with these attributes, fitted in these positions."""
    by_name: dict[str, tuple[Measure, ...]] = {}
    told = list(positions)
    for measure in measures:
        name = _plain(measure.name)
        if name in _DECISIVE:
            by_name[name] = (*by_name.get(name, ()), measure)
        elif name.endswith("position"):
            told.append(measure.value)
    return Profile(by_name, _all_sides(told))


def decides(name: str) -> bool:
    """Whether an attribute of this name, as a catalogue prints it, can rule a part out."""
    return _plain(name) in _DECISIVE


def contradictions(one: Profile, other: Profile) -> tuple[Conflict, ...]:
    """What rules the two out as replacements of each other, the same both ways but for the order of the values.

    Nothing is concluded from what is not known of one of them.
    """
    found = []
    for name in sorted(one.measures.keys() & other.measures.keys()):
        ours, theirs = one.measures[name], other.measures[name]
        if any(_agree(name, a, b) for a in ours for b in theirs) or _turned(name, one, other):
            continue
        names = tuple(sorted({m.name for m in (*ours, *theirs)}))
        measure = Term("measure", name)
        reason = Reason("measured_apart_unsourced", measure=measure, one=_shown(ours), other=_shown(theirs))
        found.append(Conflict(reason, names))
    found.extend(map(Conflict, _opposite(one.sides, other.sides)))
    return tuple(found)


def disagreements(of: Profile) -> Iterator[tuple[str, tuple[Measure, ...]]]:
    """The measures of one part of which its sources say different things, and what they say."""
    for name, measures in sorted(of.measures.items()):
        if any(not _agree(name, one, other) for n, one in enumerate(measures) for other in measures[:n]):
            yield name, measures


def of_another_kind(one: Node, other: Node) -> tuple[Reason, ...]:
    """What the categories and names of two parts say against their being one: "air filter against oil filter"."""
    return _named_apart(one.category, one.name, other.category, other.name)


@lru_cache(maxsize=4096)
def _named_apart(category: str, name: str, other_category: str, other_name: str) -> tuple[Reason, ...]:
    if category == other_category and name == other_name:
        return ()
    kinds = {"one": category, "other": other_category}
    found = [] if alike(category, other_category) else [Reason("other_kind", **kinds)]
    return (*found, *_opposite(_all_sides((category, name)), _all_sides((other_category, other_name))))


def _opposite(one: frozenset[str], other: frozenset[str]) -> Iterator[Reason]:
    for ours, theirs in opposed(one, other):
        yield Reason("opposite_sides", one=Term("side", ours), other=Term("side", theirs))


def _all_sides(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(sides, texts))


def agreements(one: Profile, other: Profile) -> list[str]:
    """The decisive properties that both have and agree on."""
    return [
        name
        for name in sorted(one.measures.keys() & other.measures.keys())
        if any(_agree(name, a, b) for a in one.measures[name] for b in other.measures[name])
    ]


def alike(one: str, other: str) -> bool:
    """Whether two names of kinds of part may mean the same; True where it cannot be told.

    "engine oil filter" may be an "oil filter"; a "ball joint boot" is no "ball joint", nor an "air filter" an
    "oil filter". Names in different scripts are not compared.
    """
    if not (one and other and one.isascii() and other.isascii()):
        return True
    ours, theirs = words(one), words(other)
    if (ours ^ theirs) & PIECE_WORDS:
        return False
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _plain(name: str) -> str:
    """An attribute's name without the unit some catalogues print after it."""
    return re.sub(r"\s*[\[(].*[\])]$", "", name).strip().lower()


def _agree(name: str, one: Measure, other: Measure) -> bool:
    """True unless both can be read and say different things."""
    if name in _WORDED:
        return all(a == b for a, b in zip(_thread(one.value), _thread(other.value), strict=False))
    ours, theirs = _figure(one), _figure(other)
    if ours is None or theirs is None:
        return True
    return ours == theirs if name in _COUNTED else _near(name, ours, theirs)


def _near(name: str, one: float, other: float) -> bool:
    return abs(one - other) <= max(_ROUNDING_MM, _MEASURED[name] * max(one, other))


def _turned(name: str, one: Profile, other: Profile) -> bool:
    """True when each side of the one is found among the sides of the other: makers name the sides of a block freely."""
    if name not in _SIDES_OF_A_BLOCK:
        return False

    def found(mine: Profile, yours: Profile) -> bool:
        lengths = [_figure(m) for side in _SIDES_OF_A_BLOCK for m in yours.measures.get(side, ())]
        own = [_figure(m) for m in mine.measures[name]]
        return any(_near(name, a, b) for a in own for b in lengths if a is not None and b is not None)

    return found(one, other) and found(other, one)


def _figure(measure: Measure) -> float | None:
    """One figure, in millimetres where it has a unit of length; None for ranges, lists and words."""
    return in_mm(measure.value, measure.unit or "".join(re.findall(r"[\[(](.*)[\])]", measure.name)))


def _thread(value: str) -> list[str]:
    """Diameter and pitch: `3/4" 16 UNF-2B`, `3/4-16 UNF` and `3/4"x16` are one thread, `M12x1,25` is another."""
    return re.findall(r"\d+/\d+|\d+(?:\.\d+)?", value.replace(",", "."))[:2]


def _shown(measures: Iterable[Measure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{m.value} {m.unit}".strip() for m in measures))
