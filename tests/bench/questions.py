"""What the bench asks: whole numbers, fragments, slips, nonsense. The same for every engine and for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.slip_model import slipped

from partsref.numbers.formats import is_whole

KINDS = ("exact", "fragment", "one slip", "two slips", "two slips, no number", "nothing")
"""Two slips may make another whole number in its maker's layout: then nothing is offered, on purpose. The last but one
kind leaves those out."""
EMPTY_SUFFIX = "000"
_WITH_SUFFIX = 0.2
"""How often somebody types the suffix that says nothing, where the maker prints one."""


@dataclass(frozen=True)
class Question:
    """`asked` as typed; `meant` is the key of the right answer, empty where any or none is right."""

    asked: str
    meant: str
    slips: tuple[str, ...] = ()


def questions(
    kind: str, keys: Sequence[str], count: int, seed: int, suffixed: frozenset[str] = frozenset()
) -> list[Question]:
    """`count` questions of one kind about the numbers `keys` (sorted, distinct), some of `suffixed` with -000.

    A slip that makes another number of the catalogue is left out: that number is the right answer to it.
    """
    rng = random.Random(f"{seed} {kind}")
    known = set(keys)
    found: list[Question] = []
    while len(found) < count:
        question = _made(kind, rng, keys, suffixed)
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


def _slipped(rng: random.Random, keys: Sequence[str], suffixed: frozenset[str], count: int) -> Question:
    key = rng.choice(keys)
    typed = key + EMPTY_SUFFIX if key in suffixed and rng.random() < _WITH_SUFFIX else key
    asked, kinds = slipped(rng, typed, count)
    return Question(asked, key, kinds)


def _nothing(rng: random.Random, _keys: Sequence[str]) -> Question:
    """Ten random characters, or a real-looking head with a tail of nobody's."""
    return Question("".join(rng.choices("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", k=10)), "")


def _made(kind: str, rng: random.Random, keys: Sequence[str], suffixed: frozenset[str]) -> Question | None:
    match kind:
        case "exact":
            return _exact(rng, keys)
        case "fragment":
            return _fragment(rng, keys)
        case "one slip":
            return _slipped(rng, keys, suffixed, 1)
        case "two slips":
            return _slipped(rng, keys, suffixed, 2)
        case "two slips, no number":
            question = _slipped(rng, keys, suffixed, 2)
            return None if is_whole(question.asked) else question
        case _:
            return _nothing(rng, keys)
