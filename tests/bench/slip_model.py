"""How people get a number wrong, with how often: the slips the bench asks with. Independent of the scorer's costs."""

from __future__ import annotations

import random
from collections.abc import Callable

_LOOK_ALIKES = {
    "0": "ODQ", "O": "0DQ", "D": "0O", "Q": "0O", "1": "IL7", "I": "1L", "L": "1I", "7": "1", "5": "S", "S": "5",
    "8": "B", "B": "8", "2": "Z", "Z": "2", "6": "G", "G": "6",
}  # fmt: skip
_NEIGHBOURS = {
    c: row[max(0, i - 1) : i] + row[i + 1 : i + 2]
    for row in ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
    for i, c in enumerate(row)
}
_ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _look_alike(rng: random.Random, key: str) -> str | None:
    places = [i for i, c in enumerate(key) if c in _LOOK_ALIKES]
    return _put(rng, key, places, lambda c: rng.choice(_LOOK_ALIKES[c]))


def _neighbour(rng: random.Random, key: str) -> str | None:
    return _put(rng, key, list(range(len(key))), lambda c: rng.choice(_NEIGHBOURS[c]))


def _arbitrary(rng: random.Random, key: str) -> str | None:
    return _put(rng, key, list(range(len(key))), lambda c: rng.choice(_ALL.replace(c, "")))


def _swap(rng: random.Random, key: str) -> str | None:
    places = [i for i in range(len(key) - 1) if key[i] != key[i + 1]]
    if not places:
        return None
    i = rng.choice(places)
    return key[:i] + key[i + 1] + key[i] + key[i + 2 :]


def _drop(rng: random.Random, key: str) -> str | None:
    i = rng.randrange(len(key))
    return key[:i] + key[i + 1 :]


def _double(rng: random.Random, key: str) -> str | None:
    i = rng.randrange(len(key))
    return key[:i] + key[i] + key[i:]


def _extra(rng: random.Random, key: str) -> str | None:
    i = rng.randrange(len(key) + 1)
    return key[:i] + rng.choice(_ALL) + key[i:]


def _lost_zero(rng: random.Random, key: str) -> str | None:
    return key[1:] if key[0] == "0" else None


def _put(rng: random.Random, key: str, places: list[int], other: Callable[[str], str]) -> str | None:
    if not places:
        return None
    i = rng.choice(places)
    return key[:i] + other(key[i]) + key[i + 1 :]


SLIPS: tuple[tuple[str, float, Callable[[random.Random, str], str | None]], ...] = (
    ("look-alike", 0.30, _look_alike),
    ("neighbour", 0.14, _neighbour),
    ("arbitrary", 0.06, _arbitrary),
    ("swap", 0.16, _swap),
    ("drop", 0.14, _drop),
    ("double", 0.10, _double),
    ("extra", 0.05, _extra),
    ("lost zero", 0.05, _lost_zero),
)


def slipped(rng: random.Random, key: str, count: int) -> tuple[str, tuple[str, ...]]:
    """`key` with `count` slips, and their kinds; never `key` itself."""
    while True:
        text, kinds = key, []
        while len(kinds) < count:
            name, _, slip = rng.choices(SLIPS, [weight for _, weight, _ in SLIPS])[0]
            if (changed := slip(rng, text)) is not None:
                text, kinds = changed, [*kinds, name]
        if text != key:
            return text, tuple(kinds)
