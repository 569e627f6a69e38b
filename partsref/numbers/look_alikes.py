"""Characters mistaken for one another on a greasy label, a stamped plate or a bad copy: the one table of them."""

from __future__ import annotations

from itertools import permutations

from partsref.values import frozen


@frozen
class LookAlikes:
    """Characters that are read for one another. `folds`: people take any of them for any other throughout a number.

    `example` is (typed, meant), two keys that this row alone tells apart.
    """

    characters: str
    folds: bool
    example: tuple[str, str]


TABLE: tuple[LookAlikes, ...] = (
    # Digits and capitals: what OCR confuses, and what Crockford's base 32 leaves out or folds for people.
    # https://www.crockford.com/base32.html (O for 0, I and L for 1); the rest by the shapes of stamped characters.
    LookAlikes("0ODQ", True, ("1651O61A01", "1651061A01")),
    LookAlikes("1IL", True, ("1651061A0L", "1651061A01")),
    LookAlikes("5S", True, ("1S60187204", "1560187204")),
    LookAlikes("8B", True, ("156018B204", "1560188204")),
    LookAlikes("2Z", True, ("1560187Z04", "1560187204")),
    LookAlikes("6G", True, ("1G51061A01", "1651061A01")),
    LookAlikes("4A", False, ("1651061401", "1651061A01")),
    # These say different things in too many true numbers to be taken for one another throughout.
    LookAlikes("17", False, ("7560187204", "1560187204")),
    LookAlikes("38", False, ("1560137204", "1560187204")),
    LookAlikes("69", False, ("1951061A01", "1651061A01")),
    LookAlikes("UV", False, ("1520831V00", "1520831U00")),
    LookAlikes("MN", False, ("16510N68K10", "16510M68K10")),
    LookAlikes("CG", False, ("15208G4A00", "15208C4A00")),
    LookAlikes("EF", False, ("1787254F00", "1787254E00")),
    LookAlikes("PR", False, ("DCRR7E", "DCPR7E")),
)

PAIRS: frozenset[str] = frozenset(a + b for row in TABLE for a, b in permutations(row.characters, 2))
"""Every two characters that look alike, both ways round."""

FOLDED: dict[str, str] = {c: row.characters[0] for row in TABLE if row.folds for c in row.characters[1:]}
"""Each character that folds, and the digit it folds to."""
_TRANSLATION = str.maketrans(FOLDED)


def folded(number_key: str) -> str:
    """A key with everything that folds made the digit it looks like; equal for keys that read alike throughout.

    >>> folded("I65IO6IAOL") == folded("1651061A01")
    True
    """
    return number_key.translate(_TRANSLATION)


def digit_and_letters() -> dict[str, str]:
    """By character, the letters a digit is misread for, and the digit a letter is. Two digits are never among them.

    >>> digit_and_letters()["0"], digit_and_letters()["O"]
    ('ODQ', '0')
    """
    found: dict[str, str] = {}
    for row in TABLE:
        for a, b in permutations(row.characters, 2):
            if a.isdigit() != b.isdigit():
                found[a] = found.get(a, "") + b
    return found
