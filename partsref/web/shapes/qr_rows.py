"""The modules of a QR code, row by row. Of the lengths pages have, only what differs from a code of zeros is reckoned.

A code is linear: two texts of one length in one version, with one mask, differ where their data and its error
correction differ, whatever stands around them. So `segno` makes one code of zeros for each length, and a page costs a
quarter of a millisecond instead of one and a half.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import segno

_MASK = 4
"""One of the eight masks, all of which are valid: choosing the prettiest takes most of the time a code takes."""
_BLOCKS = {2: (1, 28, 16), 3: (1, 44, 26), 4: (2, 32, 18), 5: (2, 43, 24), 6: (4, 27, 16)}
"""ISO/IEC 18004, table 9, level M: blocks, data codewords and correction codewords of each, by version."""
_HEADER_BITS, _SPARE_BYTES = 12, 2
"""Mode and length stand before the text; together with the end they take less than two bytes."""


def qr_rows(text: str) -> tuple[tuple[int, ...], int]:
    """Each row as a number whose bits are its dark modules, the leftmost the highest; and how many modules a side has.

    Raises `segno.DataOverflowError` for a text no code can hold.
    """
    data = text.encode("ascii", errors="replace")
    version = next((v for v, (n, each, _) in _BLOCKS.items() if len(data) <= n * each - _SPARE_BYTES), None)
    if version is None:
        return _plain(segno.make(data, error="m", mask=_MASK, boost_error=False, micro=False, mode="byte").matrix)
    rows, side = _zeros(version, len(data))
    changed = list(rows)
    for place, bit in zip(_places(side), _bits(_codewords(version, data)), strict=False):
        if bit == "1":
            x, y = place
            changed[y] ^= 1 << (side - 1 - x)
    return tuple(changed), side


def _plain(matrix: tuple[bytearray, ...]) -> tuple[tuple[int, ...], int]:
    return tuple(int("".join("1" if module else "0" for module in row), 2) for row in matrix), len(matrix)


@lru_cache(maxsize=256)
def _zeros(version: int, length: int) -> tuple[tuple[int, ...], int]:
    """The code of so many zero bytes."""
    code = segno.make(bytes(length), error="m", version=version, mask=_MASK, boost_error=False, mode="byte")
    return _plain(code.matrix)


def _codewords(version: int, data: bytes) -> bytes:
    """The codewords of a text without what stands around it, with their correction, in the order they are placed."""
    count, each, correcting = _BLOCKS[version]
    whole = int.from_bytes(data, "big") << (8 * (count * each - len(data)) - _HEADER_BITS)
    told = whole.to_bytes(count * each, "big")
    blocks = [told[start : start + each] for start in range(0, len(told), each)]
    corrections = [_corrected(block, correcting) for block in blocks]
    return bytes(byte for some in (blocks, corrections) for column in zip(*some, strict=True) for byte in column)


def _bits(codewords: bytes) -> str:
    return f"{int.from_bytes(codewords, 'big'):0{8 * len(codewords)}b}"


def _corrected(block: bytes, count: int) -> bytes:
    """The remainder of the block, as a polynomial, by the generator of `count` codewords (Reed and Solomon)."""
    table, top, whole = _multiples(count), 8 * (count - 1), (1 << 8 * count) - 1
    rest = 0
    for byte in block:
        rest = (rest << 8 & whole) ^ table[rest >> top ^ byte]
    return rest.to_bytes(count, "big")


@cache
def _multiples(count: int) -> tuple[int, ...]:
    """The generator without its first term, times each byte."""
    generator, root = [1], 1
    for _ in range(count):
        shifted = [*generator, 0]
        generator = [a ^ _times(b, root) for a, b in zip(shifted, [0, *generator], strict=True)]
        root = _times(root, 2)
    return tuple(int.from_bytes(bytes(_times(byte, term) for term in generator[1:]), "big") for byte in range(256))


def _times(one: int, other: int) -> int:
    """The product in the field of 256 elements that QR codes use."""
    found = 0
    while other:
        if other & 1:
            found ^= one
        one = one << 1 ^ (0x11D if one & 0x80 else 0)
        other >>= 1
    return found


@cache
def _places(side: int) -> tuple[tuple[int, int], ...]:
    """Where the bits go: up and down two columns at a time from the right, around what every code has."""
    return tuple(place for place in _zigzag(side) if not _is_fixed(*place, side))


def _zigzag(side: int) -> Iterator[tuple[int, int]]:
    columns = [*range(side - 1, 6, -2), 5, 3, 1]
    for turn, right in enumerate(columns):
        for row in range(side):
            y = row if turn % 2 else side - 1 - row
            yield right, y
            yield right - 1, y


def _is_fixed(x: int, y: int, side: int) -> bool:
    """Finders with the format beside them, timing, and the one alignment pattern of versions 2 to 6."""
    corner = (x < 9 and y < 9) or (x < 9 and y >= side - 8) or (x >= side - 8 and y < 9)
    return corner or 6 in (x, y) or (side - 9 <= x < side - 4 and side - 9 <= y < side - 4)
