"""Integers that say "this string belongs to that number": a hash of the string above an id, in one primary key.

A table of such codes is sorted by hash, takes thirteen bytes a row, and answers "who has this string" by one short
range. The hash is CRC-32, the same in every process. A collision costs one candidate, compared and dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zlib import crc32

from partsref.errors import DatabaseError
from partsref.numbers.look_alikes import FOLDED, folded

ID_BITS = 28
LARGEST_ID = (1 << ID_BITS) - 1
HASH_BITS = 28
HASH = (1 << HASH_BITS) - 1

WINDOW = 6
"""Characters of a stored piece of a number. Pieces begin at every second character, see `windows`."""
LONGEST = 64
"""Characters. Longer keys are no numbers anybody types: they are found whole and by fragment, not nearly."""
SHORTEST = 3
_ALIKE_BYTES = bytes.maketrans("".join(FOLDED).encode(), "".join(FOLDED.values()).encode())


def check_id(part_id: int) -> None:
    """Raise `DatabaseError` for a part whose id is too large for a code."""
    if part_id > LARGEST_ID:
        raise DatabaseError(f"part {part_id}: the near-number index holds ids up to {LARGEST_ID}")


def lowest(strings: Iterable[bytes]) -> list[int]:
    """The lowest code each string can have; the highest is this plus `LARGEST_ID`."""
    return [(crc32(string) & HASH) << ID_BITS for string in strings]


def shortened(key: str) -> list[bytes]:
    """`key`, and `key` with each one character left out, once in a run. Two numbers one slip apart share one of these.

    >>> shortened("ABC"), shortened("A00")
    ([b'ABC', b'BC', b'AC', b'AB'], [b'A00', b'00', b'A0'])
    """
    return without(key, [i for i, c in enumerate(key) if not i or c != key[i - 1]])


def without(key: str, places: Iterable[int]) -> list[bytes]:
    """`key`, and `key` with each one of the characters at `places` left out.

    >>> without("ABC", [2])
    [b'ABC', b'AB']
    """
    data = whole(key)
    if len(data) == len(key):  # ASCII: what is true of the characters is true of the bytes, and those are faster.
        return [data, *[data[:i] + data[i + 1 :] for i in places]]
    return [data, *[whole(key[:i] + key[i + 1 :]) for i in places]]


def read_alike(key: str) -> bytes:
    """What all keys share that differ in nothing but look-alikes; never a string that a key has otherwise."""
    data = whole(key)
    return b"~" + (data.translate(_ALIKE_BYTES) if len(data) == len(key) else whole(folded(key)))


def windows(key: str) -> list[bytes]:
    """Pieces of `WINDOW` characters at the second, fourth, sixth ... character.

    A fragment longer than a window that stands anywhere but at the start holds one of these whole; what stands at
    the start is found by the order of the keys.
    """
    return [whole(key[i : i + WINDOW]) for i in range(1, len(key) - WINDOW + 1, 2)]


def whole(text: str) -> bytes:
    """The bytes a string is hashed by."""
    return text.encode("utf-8", "surrogatepass")


def strings_of(key: str) -> list[bytes]:
    """The strings a number is found near by. The first is the whole number, and every number has that."""
    strings = shortened(key)
    return [*strings, read_alike(key)] if SHORTEST <= len(key) <= LONGEST else strings[:1]


KINDS: tuple[tuple[str, Callable[[str], list[bytes]]], ...] = (("near_slip", strings_of), ("near_window", windows))
"""The tables of codes of numbers, and the strings of a number whose codes they hold."""
