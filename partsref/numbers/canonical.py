"""From a printed number to the part it names: canonical key, printed form, base number."""

from __future__ import annotations

from dataclasses import dataclass

from partsref.numbers.fold import key
from partsref.numbers.formats import FORMATS, NumberFormat, formats_of


@dataclass(frozen=True, slots=True)
class CanonicalNumber:
    """A number as its maker means it.

    `key` identifies the part within its maker. `printed` is how the maker writes it. `base` is the key without
    a colour or packaging suffix; it equals `key` where there is none.
    """

    key: str
    printed: str
    base: str


def canonical(maker: str, text: str) -> CanonicalNumber:
    """Read `text` by the rules of `maker`; a maker without known rules keeps its own printing.

    >>> canonical("Suzuki", "1651061A20000").printed
    '16510-61A20'
    >>> canonical("Suzuki", "77860-84F51-ZG4").base
    '7786084F51'
    """
    folded = key(text)
    for layout in formats_of(maker):
        if match := layout.pattern.fullmatch(folded):
            suffix = match.groupdict().get("suffix") or ""
            base = folded.removesuffix(suffix) if suffix else folded
            if suffix and suffix == layout.empty_suffix:
                return CanonicalNumber(base, _printed(layout, base), base)
            return CanonicalNumber(folded, _printed(layout, folded), base)
    return CanonicalNumber(folded, " ".join(text.split()), folded)


def _printed(layout: NumberFormat, number_key: str) -> str:
    match = layout.pattern.fullmatch(number_key)
    if match is None:  # An empty suffix is optional in every layout, so its base still matches.
        return number_key
    return layout.separator.join(segment for segment in match.groups() if segment)


def readings(text: str) -> dict[str, str]:
    """Every canonical key `text` may have when its maker is not known, each with the maker whose rule made it.

    The plain key comes first, under no maker.
    """
    folded = key(text)
    found = {folded: ""} if folded else {}
    for layout in FORMATS:
        if base := _without_empty_suffix(layout, folded):
            found.setdefault(base, layout.maker)
    return found


def bases(text: str) -> tuple[str, ...]:
    """The base keys `text` may have under any maker's rule: itself without a colour or packaging suffix."""
    folded = key(text)
    found = dict.fromkeys([folded])
    for layout in FORMATS:
        match = layout.pattern.fullmatch(folded)
        if match and (suffix := match.groupdict().get("suffix")):
            found[folded.removesuffix(suffix)] = None
    return tuple(found)


def restored_zeros(number_key: str) -> tuple[str, ...]:
    """The keys `number_key` may have had before a spreadsheet ate its leading zeros, as makers' layouts allow.

    The fewest zeros that make a whole number of any layout are the ones that went.

    >>> restored_zeros("449197217")
    ('0449197217',)
    """
    found: dict[str, None] = {}
    for whole in (f"0{number_key}", f"00{number_key}"):
        for layout in FORMATS:
            if layout.zero_padded and layout.pattern.fullmatch(whole) and not layout.pattern.fullmatch(number_key):
                found[_without_empty_suffix(layout, whole) or whole] = None
        if found:
            break
    return tuple(found)


def _without_empty_suffix(layout: NumberFormat, number_key: str) -> str:
    """The base where the key's own suffix is the one that means none, else nothing: 43410B2000 ends in no suffix."""
    match = layout.pattern.fullmatch(number_key)
    if match is None or not layout.empty_suffix or match.groupdict().get("suffix") != layout.empty_suffix:
        return ""
    return number_key.removesuffix(layout.empty_suffix)
