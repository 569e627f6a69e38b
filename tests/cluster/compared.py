"""One question to both engines: the answers compared whole, and the first difference told."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from statistics import median
from typing import Any, TypeVar

from partsref.api import Catalog
from partsref.cluster_catalog import ClusterCatalog
from partsref.errors import PartsrefError

_T = TypeVar("_T")
MOST = int(os.environ.get("PARTSREF_COMPARISONS", "0"))
"""Comparisons of each kind; 0 takes what each test has for every day."""


@dataclass
class Compared:
    """What came of one kind of question."""

    asked: int = 0
    trips: list[int] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        trips = f"round trips p50 {median(self.trips)} max {max(self.trips)}"
        return f"{self.asked} asked, {len(self.differences)} differ, {trips}"


def compare(
    on_file: Catalog,
    on_cluster: ClusterCatalog,
    questions: Sequence[_T],
    ask: Callable[[Catalog, _T], Any],
    *,
    told: bool = True,
) -> Compared:
    """Ask both engines each question."""
    done = Compared()
    for question in questions:
        expected = answer(on_file, question, ask)
        on_cluster.wire.trips = 0
        found = answer(on_cluster, question, ask)
        done.asked += 1
        done.trips.append(on_cluster.wire.trips)
        if lines := list(differences(expected, found)):
            done.differences.append(f"{question!r:.200} {'; '.join(lines[:2])}")
    if told:
        print(f"\n{done}", end=" ")
    return done


def answer(catalog: Catalog, question: _T, ask: Callable[[Catalog, _T], Any]) -> Any:
    """The answer, or what was told instead."""
    try:
        return ask(catalog, question)
    except PartsrefError as error:
        return f"{type(error).__name__}: {error}"


def differences(one: Any, other: Any, at: str = "") -> Iterator[str]:
    """Where two answers differ."""
    if one == other:
        return
    if is_dataclass(one) and type(one) is type(other):
        for each in fields(one):
            yield from differences(getattr(one, each.name), getattr(other, each.name), f"{at}.{each.name}")
    elif isinstance(one, tuple | list) and isinstance(other, tuple | list) and len(one) == len(other):
        for place, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from differences(mine, theirs, f"{at}[{place}]")
    else:
        yield f"{at}: {str(one)[:120]} on file, {str(other)[:120]} on the cluster"


def drawn(rng: random.Random, items: Sequence[_T], every_day: int) -> list[_T]:
    """Some of the items, in any order; all of them where more are asked for than there are."""
    most = MOST or every_day
    return rng.sample(list(items), min(most, len(items)))


def slipped(rng: random.Random, text: str) -> str:
    """A number with one slip of the hand."""
    at, drawn_one = rng.randrange(len(text)), rng.choice("0123456789ABCDEFGHJKLMNPRSTUVWXYZ")
    swapped = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :] if at else text[1:]
    return rng.choice(
        [text[:at] + text[at + 1 :], text[:at] + drawn_one + text[at:], text[:at] + drawn_one + text[at + 1 :], swapped]
    )
