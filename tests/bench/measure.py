"""Ask every engine the same questions in one run, and set the figures side by side."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.engines import Engine, Numbers, keys_of
from bench.questions import KINDS, Question, questions

_ROUND = 100
_WARM = 5
_PRINT_SUFFIX = ("Suzuki", "Daihatsu")
"""Makers that print -000 after a number of ten characters."""
_BODY = 10


@dataclass(frozen=True)
class Figure:
    """One engine on one kind of question. Times in milliseconds, shares of 1; None: no answer was the right one."""

    engine: str
    kind: str
    asked: int
    p50: float
    p95: float
    first: float | None
    first_five: float | None


@dataclass(frozen=True)
class Built:
    """What an engine's index took. Bytes a number, numbers a second."""

    engine: str
    bytes_each: float
    a_second: float


@dataclass(frozen=True)
class Report:
    """One run."""

    numbers: int
    seed: int
    built: list[Built]
    figures: list[Figure]

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)

    def figure(self, engine: str, kind: str) -> Figure:
        """The figure of one engine on one kind."""
        return next(f for f in self.figures if f.engine == engine and f.kind == kind)

    def table(self) -> str:
        """For reading."""
        lines = [f"{self.numbers:,} numbers, seed {self.seed}"]
        lines += [
            f"{b.engine:28} {b.bytes_each:7.0f} bytes a number {b.a_second:12,.0f} numbers a second" for b in self.built
        ]
        lines += [f"{'':28} {'':20} {'asked':>6} {'p50 ms':>9} {'p95 ms':>9} {'first':>7} {'in five':>7}"]
        for f in self.figures:
            shares = " ".join(f"{share:7.2%}" if share is not None else f"{'':7}" for share in (f.first, f.first_five))
            lines.append(f"{f.engine:28} {f.kind:20} {f.asked:6} {f.p50:9.3f} {f.p95:9.3f} {shares}")
        return "\n".join(lines)


def measure(numbers: Numbers, engines: Sequence[Engine], seed: int, count: int = 500, patience: float = 30.0) -> Report:
    """Build every engine, then ask all in turn, so that what else the machine does falls on all alike.

    In rounds of some questions each, not question by question: an engine that reads all of a million numbers leaves
    nothing in the processor's caches for the next. An engine that has used up `patience` seconds on a kind of
    question is asked no more of it.
    """
    keys = keys_of(numbers)
    suffixed = frozenset(key for key in keys_of([n for n in numbers if n[0] in _PRINT_SUFFIX]) if len(key) == _BODY)
    built: list[Built] = []
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for engine in engines:
            engine.build(numbers, Path(folder))
            built.append(Built(engine.name, engine.size / len(numbers), len(numbers) / engine.seconds))
        for kind in KINDS:
            tallies = [Tally(engine, kind, patience) for engine in engines]
            asked = questions(kind, keys, count, seed, suffixed)
            for start in range(0, count, _ROUND):
                for tally in tallies:
                    tally.warm(asked[start : start + _WARM])
                    for question in asked[start : start + _ROUND]:
                        tally.ask(question)
            figures += [tally.figure() for tally in tallies]
        for engine in engines:
            engine.close()
    return Report(len(numbers), seed, built, figures)


class Tally:
    """How one engine fares on one kind of question."""

    def __init__(self, engine: Engine, kind: str, patience: float) -> None:
        self._engine, self._kind, self._patience = engine, kind, patience
        self._taken: list[float] = []
        self._first = self._five = self._right = 0

    def warm(self, asked: Sequence[Question]) -> None:
        """Ask without taking the time."""
        if not self._is_spent():
            for question in asked:
                self._engine.ask(self._kind, question.asked)

    def _is_spent(self) -> bool:
        return sum(self._taken) > self._patience

    def ask(self, question: Question) -> None:
        """Ask it, time it, and see whether it was right."""
        if self._is_spent():
            return
        started = time.perf_counter()
        answer = self._engine.ask(self._kind, question.asked)
        taken = time.perf_counter() - started
        self._taken.append(taken)
        if question.meant:
            distinct = list(dict.fromkeys(answer))
            self._right += 1
            self._first += distinct[:1] == [question.meant]
            self._five += question.meant in distinct[:5]

    def figure(self) -> Figure:
        """The sum of it."""
        taken = sorted(self._taken)
        count, right = len(taken), self._right
        return Figure(
            self._engine.name,
            self._kind,
            count,
            taken[count // 2] * 1e3,
            taken[int(count * 0.95)] * 1e3,
            self._first / right if right else None,
            self._five / right if right else None,
        )
