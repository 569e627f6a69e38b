"""Parts by what they are called, where no vehicle is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from partsref.answer.scope.scope_match import ITS_MODEL, ScopeMatch
from partsref.answer.scope.vehicle_makeup import Facts
from partsref.answer.search.by_vehicle import take_described
from partsref.answer.search.candidate import Candidate
from partsref.answer.search.hit_order import ranked, ranked_in_portions
from partsref.answer.search.match_tiers import A_KIND, ALL, Level, best, stages
from partsref.answer.search.question import Question
from partsref.model_hits import Hit
from partsref.reasons import Reason

_PORTION = 60
_IN_TURN = 20
_MOST_OF_A_MAKER = 500


def described(question: Question) -> list[Hit]:
    """Parts described so, those of the maker named before all others."""
    return ranked_in_portions(question, _candidates(question), _PORTION, _of_makers(question))


def of_makers_alone(question: Question) -> list[Hit]:
    """Any parts of the makers named, where nothing else is asked for."""
    every = (
        Candidate(part_id, Level(ALL), reasons=(Reason("part_of_maker", maker=maker),))
        for maker in sorted(question.makers)
        for part_id in question.reader.applications.all_made_by(maker)
    )
    return ranked_in_portions(question, every, _PORTION)


def _candidates(question: Question) -> Iterator[Candidate]:
    """Parts by their description, level by level, some of each description first."""
    seen: dict[int, Level] = {}
    for _, group in groupby(best(question.reading, question.known, question.index), key=lambda item: item[1].level):
        more: list[tuple[int, Level]] = []
        in_turn = question.reader.applications.described_in_turn(_fresh(group, seen), _IN_TURN)
        for description, ids in in_turn:
            grade = seen[description]
            yield from (Candidate(part_id, grade) for part_id in ids)
            if len(ids) == _IN_TURN:
                more.append((description, grade))
        yield from _others(question, more)


def _fresh(group: Iterable[tuple[int, Level]], seen: dict[int, Level]) -> Iterator[int]:
    """The descriptions not seen yet, noted with their grade."""
    for description, grade in group:
        if description not in seen:
            seen[description] = grade
            yield description


def _others(question: Question, going: list[tuple[int, Level]]) -> Iterator[Candidate]:
    """The parts beyond the first of these descriptions, some of each in turn."""
    after = 0
    while going:
        after += _IN_TURN
        grades, more = dict(going), []
        for description, ids in question.reader.applications.described_in_turn(grades, _IN_TURN, after):
            yield from (Candidate(part_id, grades[description]) for part_id in ids)
            if len(ids) == _IN_TURN:
                more.append((description, grades[description]))
        going = more


def _of_makers(question: Question) -> list[Hit]:
    """The parts of the makers named, then what fits the vehicles of the makes named."""
    asked: dict[int, Level] = {}
    for level in stages(question.reading, question.known, question.index) if question.makers else ():
        if level and next(iter(level.values())).level > A_KIND and asked:
            break
        asked = level | asked
    if not asked:
        return []
    own = [
        Candidate(i, asked[d])
        for i, d in question.reader.applications.made_by(question.makers, asked, _MOST_OF_A_MAKER)
    ]
    hits = ranked(question, own)
    made = {a.id: a for a in question.reader.applications.by_makes(question.reading.makes)}
    reached = {
        place: ScopeMatch(ITS_MODEL, (Reason("fits", vehicle=f"{a.make} {a}"),), str(a)) for place, a in made.items()
    }
    taken = {hit.part_id for hit in hits}
    found: dict[int, Candidate] = {}
    take_described(question, found, reached, asked, Facts(), _MOST_OF_A_MAKER)
    return hits + [hit for hit in ranked(question, list(found.values())) if hit.part_id not in taken]
