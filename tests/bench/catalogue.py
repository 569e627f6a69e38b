"""Synthetic numbers for measuring: the makers' real formats, and families as skewed as real ones. Not one is a fact.

A family is what shares the first segment: an oil filter of every model begins 16510. Families are drawn by a Zipf
law, and so are the model codes inside them, so that thousands of a million numbers share their first five digits and
differ in two or three characters, as they do in a maker's list.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from partsref.numbers.canonical import canonical

DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Makers leave out I, O and Q, which is what makes look-alikes decidable."""


Make = Callable[[], str]


class Skewed:
    """Draws from `items` by a Zipf-Mandelbrot law: the first are common, the last rare."""

    def __init__(self, items: Sequence[str], power: float = 1.0, shift: float = 3.0) -> None:
        self._items = items
        self._sums = list(accumulate(1 / (rank + shift) ** power for rank in range(len(items))))

    def draw(self, rng: random.Random) -> str:
        """One item."""
        return self._items[bisect_left(self._sums, rng.random() * self._sums[-1])]


def _distinct(rng: random.Random, count: int, make: Make) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    items = list(found)
    rng.shuffle(items)
    return items


def _pick(rng: random.Random, characters: str, count: int) -> str:
    return "".join(rng.choice(characters) for _ in range(count))


def _clustered_heads(rng: random.Random, count: int) -> list[str]:
    """Five-digit function codes: they cluster in groups (165xx engine oil, 043xx kits), so heads have near heads."""
    groups = _distinct(rng, max(2, count // 12), lambda: _pick(rng, DIGITS, 3))
    return _distinct(rng, count, lambda: rng.choice(groups) + rng.choice("0001112345") + rng.choice("0001123456789"))


_CHANGES = ["00", "01", "10", "02", "20", "03", "11", "30", "12", "04", "21", "50", "05", "A0", "13", "31"]
_CLASSES = ["000", "003", "004", "010", "013", "020", "901", "305", "014", "023", "005", "505", "A00", "J01"]


def _five_five(rng: random.Random, size: int, prefixes: str, suffixed: float) -> Make:
    """16510-61A01: function, model code, change; now and then a colour."""
    heads = Skewed(_clustered_heads(rng, min(3_000, 60 + size // 60)))
    codes = _distinct(rng, min(700, 60 + size // 200), lambda: rng.choice(prefixes) + _pick(rng, DIGITS + LETTERS, 2))
    models = Skewed(codes, 0.8)
    changes = Skewed(_CHANGES, 1.2, 1)
    colours = Skewed(_distinct(rng, 40, lambda: rng.choice(DIGITS + "YZ") + _pick(rng, LETTERS + DIGITS, 2)))

    def make() -> str:
        number = f"{heads.draw(rng)}-{models.draw(rng)}{changes.draw(rng)}"
        return f"{number}-{colours.draw(rng)}" if rng.random() < suffixed else number

    return make


def _honda(rng: random.Random, size: int) -> Make:
    """15400-PFB-014."""
    heads = Skewed(_clustered_heads(rng, min(2_500, 60 + size // 60)))
    codes = _distinct(rng, min(600, 60 + size // 150), lambda: rng.choice("SPTR567") + _pick(rng, LETTERS + DIGITS, 2))
    models, classes = Skewed(codes), Skewed(_CLASSES, 1.1, 1)
    return lambda: f"{heads.draw(rng)}-{models.draw(rng)}-{classes.draw(rng)}"


def _mazda(rng: random.Random, size: int) -> Make:
    """AY01-14-300A."""
    cars = _distinct(rng, min(500, 40 + size // 100), lambda: _pick(rng, LETTERS + DIGITS, 2) + _pick(rng, DIGITS, 2))
    kinds = _distinct(rng, min(2_000, 60 + size // 40), lambda: f"{_pick(rng, DIGITS, 2)}-{_pick(rng, DIGITS, 3)}")
    models, parts, last = Skewed(cars), Skewed(kinds), ["", "", "", "A", "B", "C"]
    return lambda: f"{models.draw(rng)}-{parts.draw(rng)}{rng.choice(last)}"


def _mitsubishi(rng: random.Random, size: int) -> Make:
    """MD134953, 1064A058."""
    old = Skewed(["MD", "MB", "MR", "MN", "MZ", "ME", "MQ", "MH"], 1.0, 1)
    sections = Skewed(_distinct(rng, min(900, 40 + size // 80), lambda: _pick(rng, DIGITS, 4)))
    return lambda: (
        f"{old.draw(rng)}{_pick(rng, DIGITS, 6)}"
        if rng.random() < 0.6
        else f"{sections.draw(rng)}{rng.choice('ABCD')}{_pick(rng, DIGITS, 3)}"
    )


def _subaru(rng: random.Random, size: int) -> Make:
    """15208KA012."""
    heads = Skewed(_clustered_heads(rng, min(2_000, 60 + size // 50)))
    series = Skewed(["KA", "KJ", "KE", "AA", "FA", "FG", "SA", "AG", "GA", "PA"], 1.0, 2)
    places = ("0001234567", DIGITS, "0000012345")
    return lambda: heads.draw(rng) + series.draw(rng) + "".join(rng.choice(place) for place in places)


def _aftermarket(rng: random.Random, _size: int) -> Make:
    """Plug codes, bearings, filters, ten-digit catalogue numbers: short and long, letters and none."""
    plugs = (["BK", "DC", "LK", "ZF", "IL"], ["R", "PR", "AR"], "456789", "EAB", ["", "IX", "-11", "YA", "S", "P"])
    lines = (["C", "AC", "FS", "SO", "OP", "PF", "WL", "SP"], ["-"], "123456789", DIGITS, DIGITS, ["", "", "J", "V"])
    makes: tuple[tuple[int, Make], ...] = (
        (4, lambda: f"0 986 {rng.choice(['452', '494', '478', '424'])} {_pick(rng, DIGITS, 3)}"),
        (14, lambda: " ".join([rng.choice("109F"), *(_pick(rng, DIGITS, 3) for _ in range(3))])),
        (5, lambda: f"VKBA {rng.randrange(1000, 10_000)}"),
        (4, lambda: "".join(rng.choice(place) for place in plugs)),
        (30, lambda: f"{rng.randrange(10_000, 999_999)}-{_pick(rng, DIGITS, 4)}"),
        (12, lambda: "".join(rng.choice(place) for place in lines)),
        (3, lambda: f"{rng.randrange(1000, 40_000)}"),
        (14, lambda: f"{rng.choice(['SZ', 'DC', 'BM', 'NP', 'AN', 'TBC', 'KBD'])}-{_pick(rng, DIGITS, 4)}"),
        (4, lambda: f"{rng.randrange(3, 8)}PK{rng.randrange(500, 2_500)}"),
        (40, lambda: _pick(rng, LETTERS, rng.randrange(1, 4)) + _pick(rng, DIGITS, rng.randrange(3, 8))),
    )
    kinds, weights = [make for _, make in makes], [weight for weight, _ in makes]
    return lambda: rng.choices(kinds, weights)[0]()  # noqa: PLW0108 - a new kind each time


_SHARES: tuple[tuple[str, float, Callable[[random.Random, int], Make]], ...] = (
    ("Suzuki", 0.20, lambda rng, size: _five_five(rng, size, "456789", 0.15)),
    ("Daihatsu", 0.14, lambda rng, size: _five_five(rng, size, "B8B97K", 0.02)),
    ("Toyota", 0.12, lambda rng, size: _five_five(rng, size, "1234BK0", 0.15)),
    ("Honda", 0.14, _honda),
    ("Nissan", 0.10, lambda rng, size: _five_five(rng, size, "0123456ABCEJ", 0.0)),
    ("Mazda", 0.06, _mazda),
    ("Mitsubishi", 0.08, _mitsubishi),
    ("Subaru", 0.06, _subaru),
    ("Aftermarket", 0.09, _aftermarket),
)
_REBADGED = ("Chevrolet", 0.01, "Suzuki")
"""Another maker sells some under the very same numbers."""


def numbers(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` distinct (maker, printed number), the same for the same seed."""
    rng = random.Random(seed)
    badge, badge_share, original = _REBADGED
    rebadged = round(count * badge_share)
    left = count - rebadged
    for maker, share, maker_of in _SHARES:
        size = left if maker == _SHARES[-1][0] else round(count * share)
        left -= size
        make = maker_of(rng, size)
        seen: set[str] = set()
        while len(seen) < size:
            number = make()
            folded = canonical(maker, number).key
            if folded not in seen:
                seen.add(folded)
                yield maker, number
                if maker == original and len(seen) <= rebadged:
                    yield badge, number
