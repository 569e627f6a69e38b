"""Two numbers one slip apart share a string with one character deleted: hashes of those strings, as small integers."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

LONGEST_KEY = 64
"""Longer keys are no part numbers anybody types by hand: they are found whole or by fragment, not nearly."""


def hashes(key: str) -> set[int]:
    """Hashes of `key` and of `key` with each one character deleted. The same in every process."""
    data = key.encode("utf-8", "surrogatepass") if not key.isascii() else key.encode("ascii")
    return {crc32(data), *(crc32(data[:i] + data[i + 1 :]) for i in range(len(data)))}


def hashes_two(key: str) -> set[int]:
    """Hashes of `key` with up to two characters deleted."""
    data = key.encode("utf-8", "surrogatepass")
    ones: Iterable[bytes] = {data[:i] + data[i + 1 :] for i in range(len(data))}
    return {crc32(data), *(crc32(one) for one in ones)}.union(
        crc32(one[:i] + one[i + 1 :]) for one in ones for i in range(len(one))
    )
