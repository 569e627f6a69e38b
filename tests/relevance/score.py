"""Measures of a search: how often the wanted part stands first, among three, and whether a lack is admitted.

Each row of queries.csv is a question as an owner, a mechanic or a supplier asks it, with the numbers that answer it
(any of them will do) or none when the catalogue lacks the part. `collected` questions were seen asked by real people.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from partsref.model_search import Searched
from partsref.numbers.number_key import key

QUERIES = Path(__file__).with_name("queries.csv")


@dataclass(frozen=True)
class Question:
    """One row. `answerable` is yes, no, or talk: a question no part number answers, which is not counted."""

    query: str
    wants: frozenset[str]
    answerable: str
    asked_by: str


@dataclass(frozen=True)
class Score:
    """Shares between 0 and 1. `honest`: of what the catalogue lacks, how much is said to be lacking."""

    asked: int
    first: float
    in_three: float
    mean_reciprocal_rank: float
    honest: float
    missed: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.asked} questions: success@1 {self.first:.3f}, success@3 {self.in_three:.3f},"
            f" MRR {self.mean_reciprocal_rank:.3f}, honest {self.honest:.3f}"
        )


def questions() -> list[Question]:
    """All rows of queries.csv."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [
            Question(row["query"], frozenset(map(key, filter(None, row["wants"].split("|")))), *_kind(row))
            for row in csv.DictReader(file)
        ]


def _kind(row: dict[str, str]) -> tuple[str, str]:
    return row["answerable"], row["asked_by"]


def rank(answer: Searched, wants: frozenset[str]) -> int:
    """The place of the first wanted part, from 1; 0 when none is there."""
    return next((place for place, hit in enumerate(answer.hits, 1) if key(hit.number) in wants), 0)


def admits(answer: Searched) -> bool:
    """Whether the answer says that what was asked for is not there."""
    return not answer.answered and bool(answer.notes)


def score(asked: Iterable[Question], search: Callable[[str], Searched]) -> Score:
    """Ask every question and measure."""
    ranks: list[int] = []
    admitted: list[bool] = []
    missed: list[str] = []
    for question in asked:
        answer = search(question.query)
        if question.answerable == "yes":
            ranks.append(rank(answer, question.wants))
            good = 0 < ranks[-1] <= 3
        elif question.answerable == "no":
            admitted.append(admits(answer))
            good = admitted[-1]
        else:
            continue
        if not good:
            missed.append(question.query)
    count = max(1, len(ranks))
    return Score(
        len(ranks) + len(admitted),
        sum(place == 1 for place in ranks) / count,
        sum(0 < place <= 3 for place in ranks) / count,
        sum(1 / place for place in ranks if place) / count,
        sum(admitted) / max(1, len(admitted)),
        tuple(missed),
    )
