"""Questions of every kind for any catalogue, as many as are wanted: both engines are asked, answers compared whole."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from cluster.compared import slipped
from support import ROOT

from partsref.api import Catalog

Draw = Callable[[random.Random, Catalog], Iterator[Any]]
LINES = 50
"""Lines of one list."""
_DRAWN = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True)
class Kind:
    """`every_day` questions and the most round trips of one are for the tests; `drawn` gives questions without end."""

    every_day: int
    most_trips: int
    drawn: Draw
    ask: Callable[[Catalog, Any], Any]


def drawn(kind: Kind, rng: random.Random, catalog: Catalog, count: int) -> list[Any]:
    """So many questions of a kind; none twice, as far as the catalogue gives others."""
    found: dict[str, Any] = {}
    for question in islice(kind.drawn(rng, catalog), 20 * count):
        found.setdefault(repr(question), question)
        if len(found) == count:
            break
    return list(found.values())


@lru_cache(maxsize=4)
def _parts(catalog: Catalog) -> list[tuple[str, str, str]]:
    """(maker, number, key)."""
    sql = "SELECT maker.name, number, key FROM part JOIN maker ON maker.id = maker_id ORDER BY part.id"
    return catalog.connection.execute(sql).fetchall()


@lru_cache(maxsize=4)
def _linked(catalog: Catalog) -> list[tuple[str, str, str]]:
    sql = (
        "SELECT maker.name, number, key FROM part JOIN maker ON maker.id = maker_id"
        " WHERE part.id IN (SELECT from_id FROM link UNION SELECT to_id FROM link) ORDER BY part.id"
    )
    return catalog.connection.execute(sql).fetchall()


@lru_cache(maxsize=4)
def _vehicles(catalog: Catalog) -> list[tuple[str, str, str]]:
    """(make, model, chassis) of vehicles, and of what parts are said to fit."""
    both = "SELECT make, model, chassis FROM vehicle UNION SELECT make, model, chassis FROM application"
    return catalog.connection.execute(f"{both} ORDER BY 1, 2, 3").fetchall()


@lru_cache(maxsize=4)
def _known_vehicles(catalog: Catalog) -> list[tuple[str, str, str]]:
    sql = "SELECT DISTINCT make, model, chassis FROM vehicle ORDER BY 1, 2, 3"
    return catalog.connection.execute(sql).fetchall() or [("Suzuki", "Carry", "")]


@lru_cache(maxsize=4)
def _words(catalog: Catalog) -> list[str]:
    names = "SELECT name FROM category UNION SELECT name FROM description UNION SELECT name_ja FROM description"
    return [row[0] for row in catalog.connection.execute(f"{names} ORDER BY 1") if row[0]]


@lru_cache(maxsize=1)
def _asked_by_people() -> list[str]:
    with (ROOT / "tests/relevance/queries.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["query"] for row in csv.DictReader(file)})


def respelt(rng: random.Random, maker: str, number: str, key: str) -> str:
    """A number as people write it: as printed, bare, in small or wide letters, with its maker, with an empty suffix."""
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in number)
    ways = (number, number, number, key, number.lower(), number.replace("-", " "), wide, f"{maker} {number}",
            f"{number}-000")  # fmt: skip
    return rng.choice(ways)


def _exact(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    while True:
        yield respelt(rng, *rng.choice(_parts(catalog)))


def _long_key(rng: random.Random, catalog: Catalog) -> str:
    while True:
        key = rng.choice(_parts(catalog))[2]
        if len(key) > 5:
            return key


def _slipped(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    while True:
        yield slipped(rng, _long_key(rng, catalog))


def _slipped_twice(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    return (slipped(rng, once) for once in _slipped(rng, catalog))


def _unknown(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    """Laid out as numbers are, and nobody's most likely; now and then a made-up one, a word, a code."""
    while True:
        text = "".join(rng.choice("0123456789") for _ in range(5))
        tail = "".join(rng.choice(_DRAWN) for _ in range(5))
        yield rng.choice([f"{text}-{tail}", f"{text}{tail}", f"{text}-{tail[:3]}-000", f"{tail} {text[:3]}", tail])


def _fragments(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    while True:
        key = _long_key(rng, catalog)
        length = rng.randint(3, 7)
        at = rng.randrange(max(1, len(key) - length + 1))
        yield key[at : at + length]


def _worn(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    while True:
        key = _long_key(rng, catalog)
        at = rng.randrange(len(key))
        yield key[:at] + rng.choice("?*") + key[at + 1 :]


def _cross_references(rng: random.Random, catalog: Catalog) -> Iterator[tuple[str, str, int]]:
    """(number, maker, limit)."""
    while True:
        maker, number, key = rng.choice(_linked(catalog) if rng.random() < 0.9 else _parts(catalog))
        yield respelt(rng, maker, number, key), rng.choice(["", "", maker]), rng.choice([200, 200, 200, 5])


def _searches(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    """What people asked; and vehicles, words, years, makers and numbers put together."""
    while True:
        make, model, chassis = rng.choice(_vehicles(catalog))
        word, (maker, number, _) = rng.choice(_words(catalog)), rng.choice(_parts(catalog))
        vehicle = rng.choice([chassis or model, f"{make} {model}", f"{model} {chassis}", model])
        yield rng.choice(
            [
                rng.choice(_asked_by_people()), f"{vehicle} {word}", f"{word} {vehicle}", word, vehicle,
                f"{vehicle} {rng.randint(1970, 2024)} {word}", f"{maker} {word}", f"{number} {vehicle}",
                f"{word} {number}", slipped(rng, f"{vehicle} {word}"),
            ]
        )  # fmt: skip


def lines(rng: random.Random, catalog: Catalog, count: int, slips: float) -> list[str]:
    """A list of numbers of the catalogue as printed, a share of them with a slip."""
    parts = (rng.choice(_parts(catalog)) for _ in range(count))
    return [slipped(rng, key) if len(key) > 1 and rng.random() < slips else number for _, number, key in parts]


def _lists(rng: random.Random, catalog: Catalog) -> Iterator[list[str]]:
    """Lists as people keep them: numbers in any spelling, slips, what nobody has, several in a line, no number."""
    exact, slips, unknown = _exact(rng, catalog), _slipped(rng, catalog), _unknown(rng, catalog)
    while True:
        listed = [*islice(exact, LINES - 20), *islice(slips, 12), *islice(unknown, 5)]
        listed += [f"{next(exact)} / {next(exact)}", "", "no number"]
        rng.shuffle(listed)
        yield listed


def _sheets(rng: random.Random, catalog: Catalog) -> Iterator[tuple[str, str]]:
    while True:
        yield rng.choice(_parts(catalog))[:2]


def _pairs(rng: random.Random, catalog: Catalog) -> Iterator[list[tuple[str, str]]]:
    while True:
        yield [rng.choice(_linked(catalog) or _parts(catalog))[:2] for _ in range(rng.randint(2, 4))]


def _vehicle_sheets(rng: random.Random, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    while True:
        make, model, chassis = rng.choice(_known_vehicles(catalog))
        yield make, model, rng.choice([chassis, chassis, ""])


def _vehicle_queries(rng: random.Random, catalog: Catalog) -> Iterator[str]:
    while True:
        make, model, chassis = rng.choice(_vehicles(catalog))
        yield rng.choice([model, f"{make} {model}", chassis or make, f"{model} {chassis}", slipped(rng, model + "  ")])


def _explained(rng: random.Random, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(number, maker)."""
    exact, slips, unknown = _exact(rng, catalog), _slipped(rng, catalog), _unknown(rng, catalog)
    while True:
        yield next(rng.choice([exact, slips, unknown])), rng.choice(["", "", "", "Suzuki"])


def _once(_rng: random.Random, _catalog: Catalog) -> Iterator[None]:
    yield None


def _found(catalog: Catalog, number: str) -> Any:
    return catalog.find(number, explain=True)


def compared(catalog: Catalog, parts: Sequence[tuple[str, str]]) -> Any:
    """Some parts side by side."""
    return catalog.compare([catalog.part_sheet(*part) for part in parts])


KINDS: dict[str, Kind] = {
    "find: the very number": Kind(200, 6, _exact, _found),
    "find: a slip": Kind(100, 6, _slipped, _found),
    "find: two slips": Kind(60, 6, _slipped_twice, _found),
    "find: unknown": Kind(40, 6, _unknown, _found),
    "find: a piece": Kind(50, 6, _fragments, _found),
    "find: a worn label": Kind(40, 6, _worn, _found),
    "xref": Kind(100, 6, _cross_references, lambda c, asked: c.cross_reference(*asked)),
    "search": Kind(50, 10, _searches, lambda c, query: c.search(query)),
    "match": Kind(3, 40, _lists, lambda c, lines: list(c.match(lines))),
    "explain": Kind(50, 1, _explained, lambda c, asked: c.explain(asked[0], maker=asked[1])),
    "vehicles": Kind(12, 5, _vehicle_queries, lambda c, query: c.vehicles(query)),
    "a part's sheet": Kind(30, 5, _sheets, lambda c, part: c.part_sheet(*part)),
    "a vehicle's sheet": Kind(15, 10, _vehicle_sheets, lambda c, vehicle: c.vehicle_sheet(*vehicle)),
    "compare": Kind(10, 20, _pairs, compared),
    "the models": Kind(1, 5, _once, lambda c, _: c.models()),
    "coverage": Kind(1, 2, _once, lambda c, _: c.coverage()),
    "figures": Kind(1, 1, _once, lambda c, _: (c.counts(), c.parts_by_trust(), c.sources(), c.state())),
}  # fmt: skip
