"""What is wrong with a row, in words its owner can act on: where, what stands there, what was expected, what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from partsref.values import frozen

_SHOWN_VALUE = 60
_EXAMPLES = 5


@frozen
class Problem:
    """One cell that is not what it should be. `column` and `value` are the file's own; both may be empty."""

    row: int
    column: str
    value: str
    expected: str
    advice: str

    def __str__(self) -> str:
        place = f"row {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.reason}"

    @property
    def reason(self) -> str:
        """What is wrong and what to do, without the place."""
        came = f", came {shown(self.value)}" if self.value else ""
        return f"expected {self.expected}{came}. {self.advice}"


def shown(value: str) -> str:
    """A value for a message: on one line, printable, not too long, in quotes."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[: _SHOWN_VALUE + 1])
    return f"'{text[:_SHOWN_VALUE]}...'" if len(text) > _SHOWN_VALUE else f"'{text}'"


@dataclass(slots=True)
class Warnings:
    """Warnings of one load: all counted, a few of each kind kept as examples."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Take in one warning."""
        kind = (problem.column, problem.expected)
        self.counts[kind] += 1
        if self.counts[kind] <= _EXAMPLES:
            self.examples.append(problem)

    @property
    def total(self) -> int:
        """How many warnings there were."""
        return sum(self.counts.values())
