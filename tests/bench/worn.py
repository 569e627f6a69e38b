"""Numbers as they are read off worn, printed and copied labels: true numbers, spoilt in known ways from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partsref.numbers.number_key import key

SHORTEST = 9
"""Characters of a vehicle maker's number at least; what is shorter has too little left when four are unread."""
_HABITS: tuple[tuple[str, str], ...] = (("0", "O"), ("1", "l"), ("1", "I"))
_LABELS = (
    "GENUINE PARTS {number} QTY 1 MADE IN JAPAN",
    "{number} QTY:2 PCS",
    "P/N:{number} MADE IN JAPAN",
    "品番 {number} 数量 1",
    "OIL FILTER ASSY {number} 1 PC",
    "1 {number} MADE IN INDIA 2019",
)


@dataclass(frozen=True)
class Label:
    """What is typed, and the keys of the numbers that must be among the answers."""

    typed: str
    meant: tuple[str, ...]


Spoil = Callable[[random.Random, str], str | None]


def unread(count: int) -> Spoil:
    """So many characters unread, anywhere."""

    def spoil(rng: random.Random, number: str) -> str:
        places = [place for place, c in enumerate(number) if c.isalnum()]
        gone = set(rng.sample(places, count))
        return "".join(rng.choice("?_") if place in gone else c for place, c in enumerate(number))

    return spoil


def torn(rng: random.Random, number: str) -> str:
    """A run of two to four characters gone, in one mark."""
    length = rng.randint(2, 4)
    start = rng.randrange(len(number) - length)
    return number[:start] + rng.choice(["*", "…", "..."]) + number[start + length :]


def habit(rng: random.Random, number: str) -> str | None:
    """Every 0 as O, every 1 as l or I, or both at once."""
    spoilt = number
    for true, typed in rng.sample(_HABITS, rng.randint(1, 2)):
        spoilt = spoilt.replace(true, typed)
    return spoilt if spoilt != number else None


def printed(rng: random.Random, number: str) -> str:
    """Amid a label's other text, its dashes as blanks at times."""
    shown = number.replace("-", " ") if rng.random() < 1 / 3 else number
    return rng.choice(_LABELS).format(number=shown)


def slip_before_empty_suffix(rng: random.Random, number: str) -> str:
    """One character dropped, added or swapped, then -000; or the slip is in the -000."""
    body = key(number)
    place = rng.randrange(len(body) - 1)
    kind = rng.choice(("drop", "add", "swap", "suffix"))
    if kind == "drop":
        return body[:place] + body[place + 1 :] + "000"
    if kind == "add":
        return body[:place] + rng.choice("0123456789ABKM") + body[place:] + "000"
    if kind == "swap":
        return body[:place] + body[place + 1] + body[place] + body[place + 2 :] + "000"
    return body + rng.choice(("00O", "O00", "00", "0000", "0O0"))


WAYS: dict[str, tuple[Spoil, float]] = {
    "1 unread": (unread(1), 0.95),
    "2 unread": (unread(2), 0.95),
    "3 unread": (unread(3), 0.95),
    "4 unread": (unread(4), 0.95),
    "torn": (torn, 0.95),
    "habit": (habit, 0.95),
    "label": (printed, 0.95),
    "slip and -000": (slip_before_empty_suffix, 0.95),
}
"""How a number is spoilt, and the share that must be found among the first twenty."""


def labels(way: str, numbers: Sequence[str], count: int, seed: int) -> list[Label]:
    """`count` spoilt numbers of one way; what happens to be another number of `numbers` is left out."""
    rng = random.Random(f"{seed} {way}")
    known = {key(number) for number in numbers}
    found: list[Label] = []
    while len(found) < count:
        number = rng.choice(numbers)
        typed = WAYS[way][0](rng, number)
        if typed and key(typed) not in known:
            found.append(Label(typed, (key(number),)))
    return found


def two_on_a_line(numbers: Sequence[str], count: int, seed: int) -> list[Label]:
    """Two numbers on one line, with a word or a quantity between."""
    rng = random.Random(f"{seed} two")
    found = []
    for _ in range(count):
        one, other = rng.sample(list(numbers), 2)
        between = rng.choice((" ", " / ", ", ", " and ", " QTY 1 ", " old, new "))
        found.append(Label(f"{one}{between}{other}", (key(one), key(other))))
    return found
