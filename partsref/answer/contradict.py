"""Measured properties, categories and positions that rule each other out, said so that a person can check them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from partsref.model import Attribute, Part

_TO_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "inch": 25.4, '"': 25.4}
_MEASURED: dict[str, float] = {
    "height": 0.05,
    "length": 0.05,
    "width": 0.05,
    "thickness": 0.05,
    "outer diameter": 0.03,
    "inner diameter": 0.03,
    "diameter": 0.03,
}
"""Lengths that decide whether a part fits, and the share by which two makers' figures for one part may differ."""
_ROUNDING_MM = 1.0
"""Catalogues round to whole millimetres, up or down."""
_COUNTED = frozenset({"teeth", "number of teeth", "number of ribs", "ribs"})
_WORDED = frozenset({"thread", "thread size"})
_SIDES = (frozenset({"left", "right"}), frozenset({"front", "rear"}), frozenset({"upper", "lower"}))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
DECISIVE: tuple[str, ...] = (*_MEASURED, *sorted(_COUNTED | _WORDED), "position", "fitting position")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one part that could rule another out. `positions` are those of its fitments."""

    category: str = ""
    attributes: tuple[Attribute, ...] = ()
    positions: tuple[str, ...] = ()


def profile(part: Part, attributes: Sequence[Attribute] = (), positions: Sequence[str] = ()) -> Profile:
    """The profile of a part as the catalogue has it."""
    return Profile(part.category, tuple(attributes), tuple(positions))


def contradictions(one: Profile, other: Profile) -> tuple[str, ...]:
    """What rules the two out as replacements of each other, one text each; the same both ways but for the order.

    Nothing is concluded from what is not known of one of them.
    """
    found = []
    if one.category and other.category and not _kin(one.category, other.category):
        found.append(f"{one.category} against {other.category}")
    mine, theirs = _by_name(one.attributes), _by_name(other.attributes)
    for name in sorted(mine.keys() & theirs.keys()):
        if not any(_agree(name, a, b) for a in mine[name] for b in theirs[name]):
            found.append(f"{name} {_shown(mine[name])} against {_shown(theirs[name])}{_said_by(mine, theirs, name)}")
    for pair in _SIDES:
        ours, others = _sides(one, pair), _sides(other, pair)
        if len(ours) == len(others) == 1 and ours != others:
            found.append(f"{min(ours)} against {min(others)}")
    return tuple(found)


def _kin(one: str, other: str) -> bool:
    ours, theirs = _stems(one), _stems(other)
    return ours <= theirs or theirs <= ours


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"\w+", text.lower())}


def _by_name(attributes: Sequence[Attribute]) -> dict[str, list[Attribute]]:
    found: dict[str, list[Attribute]] = {}
    for attribute in attributes:
        name = re.sub(r"\s*\[.*\]$", "", attribute.name).strip().lower()
        if name in _MEASURED or name in _COUNTED or name in _WORDED:
            found.setdefault(name, []).append(attribute)
    return found


def _agree(name: str, one: Attribute, other: Attribute) -> bool:
    """True unless both can be read and say different things."""
    if name in _WORDED:
        return _thread(one.value) == _thread(other.value)
    ours, theirs = _measure(one), _measure(other)
    if ours is None or theirs is None:
        return True
    if name in _COUNTED:
        return ours == theirs
    return abs(ours - theirs) <= max(_ROUNDING_MM, _MEASURED[name] * max(ours, theirs))


def _measure(attribute: Attribute) -> float | None:
    """One figure, in millimetres where it has a unit of length; None for ranges, lists and words."""
    numbers = _NUMBER.findall(attribute.value)
    if len(numbers) != 1:
        return None
    unit = attribute.unit or "".join(re.findall(r"\[(.*)\]", attribute.name))
    return float(numbers[0].replace(",", ".")) * _TO_MM.get(unit.strip().lower(), 1.0)


def _thread(value: str) -> str:
    return re.sub(r"[^0-9a-z/]", "", value.lower().replace(",", ".").replace("-2b", "").replace("un ", "unf"))


def _sides(whole: Profile, pair: frozenset[str]) -> set[str]:
    texts = [a.value for a in whole.attributes if "position" in a.name.lower()] + list(whole.positions)
    return {word for text in texts for word in re.findall(r"[a-z]+", text.lower()) if word in pair}


def _shown(attributes: Sequence[Attribute]) -> str:
    return " or ".join(dict.fromkeys(f"{a.value} {a.unit}".strip() for a in attributes))


def _said_by(mine: dict[str, list[Attribute]], theirs: dict[str, list[Attribute]], name: str) -> str:
    sources = sorted({source for a in (*mine[name], *theirs[name]) for source in a.sources})
    return f" (source {', '.join(sources)})" if sources else ""
