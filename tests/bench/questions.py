"""What the bench asks: whole numbers, fragments, slips, nonsense. The same for every engine and for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.slip_model import slipped

KINDS = ("exact", "fragment", "one slip", "two slips", "nothing")


@dataclass(frozen=True)
class Question:
    """`asked` as typed; `meant` is the key of the right answer, empty where any or none is right."""

    asked: str
    meant: str
    slips: tuple[str, ...] = ()


def questions(kind: str, keys: Sequence[str], count: int, seed: int) -> list[Question]:
    """`count` questions of one kind about the numbers `keys` (sorted, distinct).

    A slip that makes another number of the catalogue is left out: that number is the right answer to it.
    """
    rng = random.Random(f"{seed} {kind}")
    known = set(keys)
    make = _MAKES[kind]
    found: list[Question] = []
    while len(found) < count:
        question = make(rng, keys)
        if question is not None and (kind == "exact" or question.asked not in known):
            found.append(question)
    return found


def _exact(rng: random.Random, keys: Sequence[str]) -> Question:
    key = rng.choice(keys)
    return Question(key, key)


def _fragment(rng: random.Random, keys: Sequence[str]) -> Question | None:
    key = rng.choice(keys)
    if len(key) < 6:
        return None
    start = rng.randrange(len(key) - 4)
    return Question(key[start : start + 5], "")


def _slipped(count: int) -> Callable[[random.Random, Sequence[str]], Question]:
    def make(rng: random.Random, keys: Sequence[str]) -> Question:
        key = rng.choice(keys)
        asked, kinds = slipped(rng, key, count)
        return Question(asked, key, kinds)

    return make


def _nothing(rng: random.Random, _keys: Sequence[str]) -> Question:
    """Ten random characters, or a real-looking head with a tail of nobody's."""
    return Question("".join(rng.choices("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", k=10)), "")


_MAKES: dict[str, Callable[[random.Random, Sequence[str]], Question | None]] = {
    "exact": _exact,
    "fragment": _fragment,
    "one slip": _slipped(1),
    "two slips": _slipped(2),
    "nothing": _nothing,
}
