"""From a printed number to the part it names: canonical key, printed form, base number."""

from __future__ import annotations

from dataclasses import dataclass

from partsref.numbers.formats import FORMATS, WITH_SUFFIX, ZERO_PADDED, NumberFormat, formats_of
from partsref.numbers.number_key import key


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
    >>> canonical("Mazda", "DA7A6423X02").printed
    'DA7A-64-23X 02'
    >>> canonical("Honda", "67510-32R-900-ZZ").printed
    '67510-32R-900ZZ'
    """
    folded = key(text)
    for layout in formats_of(maker):
        if match := layout.pattern.fullmatch(folded):
            suffix = (match["suffix"] if layout.suffix else None) or ""
            segments = match.groups()[:-1] if layout.suffix else match.groups()
            printed = layout.separator.join(segments)
            base = folded.removesuffix(suffix)
            if suffix == layout.empty_suffix:
                return CanonicalNumber(base, printed, base)
            return CanonicalNumber(folded, f"{printed}{layout.suffix_separator}{suffix}" if suffix else printed, base)
    return CanonicalNumber(folded, " ".join(text.split()), folded)


def readings(text: str) -> dict[str, tuple[str, ...]]:
    """Every canonical key `text` may have when its maker is not known, each with the makers whose rule made it.

    The plain key comes first, under no maker.

    >>> readings("1651061A20000")
    {'1651061A20000': (), '1651061A20': ('Suzuki', 'Daihatsu')}
    """
    number_key = key(text)
    found: dict[str, tuple[str, ...]] = {number_key: ()} if number_key else {}
    if number_key.endswith(_EMPTY_SUFFIXES):
        for layout in FORMATS:
            if base := _without_empty_suffix(layout, number_key):
                found[base] = (*found.get(base, ()), layout.maker)
    return found


def bases(text: str) -> tuple[str, ...]:
    """The keys `text` may have without its colour or packaging suffix, as makers' layouts allow.

    >>> bases("7786084F51ZG4")
    ('7786084F51', '7786084F51Z')
    """
    number_key = key(text)
    found: dict[str, None] = {}
    if WITH_SUFFIX.fullmatch(number_key):
        for layout in FORMATS:
            match = layout.pattern.fullmatch(number_key) if layout.suffix else None
            if match and match["suffix"]:
                found[number_key.removesuffix(match["suffix"])] = None
    return tuple(found)


def restored_zeros(number_key: str) -> dict[str, str]:
    """The canonical keys a key of digits may have had before a spreadsheet ate its leading zeros, as layouts allow.

    Each with the suffix that says nothing and was left out, or nothing. Spreadsheets eat zeros of whole numbers only.

    >>> restored_zeros("449197217000")
    {'0449197217': '000', '0449197217000': ''}
    """
    found: dict[str, str] = {}
    if not (number_key.isascii() and number_key.isdigit()):
        return found
    for whole in (f"0{number_key}", f"00{number_key}"):
        if not ZERO_PADDED.fullmatch(whole):
            continue
        for layout in FORMATS:
            if layout.zero_padded and layout.pattern.fullmatch(whole) and not layout.pattern.fullmatch(number_key):
                base = _without_empty_suffix(layout, whole)
                found.setdefault(base or whole, layout.empty_suffix if base else "")
    return found


_EMPTY_SUFFIXES = tuple({layout.empty_suffix for layout in FORMATS if layout.empty_suffix})


def _without_empty_suffix(layout: NumberFormat, number_key: str) -> str:
    """The base where the key's own suffix is the one that means none, else nothing: 43410B2000 ends in no suffix."""
    if not layout.empty_suffix:
        return ""
    match = layout.pattern.fullmatch(number_key)
    if match is None or match["suffix"] != layout.empty_suffix:
        return ""
    return number_key.removesuffix(layout.empty_suffix)
