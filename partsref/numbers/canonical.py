"""From a printed number to the part it names: canonical key, printed form, base number."""

from __future__ import annotations

from partsref.numbers.formats import formats_of
from partsref.numbers.number_key import key
from partsref.values import frozen


@frozen
class CanonicalNumber:
    """A number as its maker means it.

    `key` identifies the part within its maker. `printed` is how the maker writes it. `base` is the key without
    a colour or packaging suffix; it equals `key` where there is none.
    """

    key: str
    printed: str
    base: str


Reading = tuple[str, str, str]
"""(key, printed, base) of a `CanonicalNumber`: a load makes a million, and hands them from one process to another."""


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
    return CanonicalNumber(*read(maker, text))


def read(maker: str, text: str) -> Reading:
    """What `canonical` says, as a plain tuple."""
    folded = key(text)
    for layout in formats_of(maker):
        if match := layout.pattern.fullmatch(folded):
            suffix = (match["suffix"] if layout.suffix else None) or ""
            segments = match.groups()[:-1] if layout.suffix else match.groups()
            printed = layout.separator.join(segments)
            base = folded.removesuffix(suffix)
            if suffix == layout.empty_suffix:
                return base, printed, base
            return folded, f"{printed}{layout.suffix_separator}{suffix}" if suffix else printed, base
    return folded, text if text == folded else " ".join(text.split()), folded
