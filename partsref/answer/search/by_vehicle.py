"""Parts by the vehicle asked for: what fits itself, its twins, and ring by ring its kin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from partsref.answer.search.candidate import Candidate, keep_best
from partsref.answer.search.hit_order import ranked, ranked_in_portions
from partsref.answer.search.match_tiers import ALL, NEAREST, Level, stages
from partsref.answer.search.question import Question
from partsref.answer.search.vehicle_scope import FAMILY, TWIN, Scope, Scopes
from partsref.model import UNVERIFIED, Hit
from partsref.store.read import fitment_rows
from partsref.words.places import elsewhere

_PORTION = 250
_MOST_KIN = 500
_ENOUGH_THAT_FIT = 12
_ENOUGH_KIN = 120
"""Parts after which no farther kin are looked for: of those that fit the vehicle or its twin, and of all."""


def fitting_parts(question: Question) -> list[Hit]:
    """Parts that fit the vehicle asked for, its twins and kin; those described so, if a part was asked for."""
    reading = question.reading
    scopes = Scopes(reading, question.known, question.db)
    if reading.wanted or reading.words:
        return ranked(question, _described(question, scopes))
    return [] if reading.unknown else _anything(question, scopes.near)


def _anything(question: Question, near: Scope) -> list[Hit]:
    """Whatever fits the vehicle or its twins, the nearest applications first."""
    rows = fitment_rows.fitted_anything(question.db, sorted(near, key=lambda place: near[place].rank))
    return ranked_in_portions(question, _candidates(question, near, rows), _PORTION)


def _described(question: Question, scopes: Scopes) -> list[Candidate]:
    """Parts that fit the vehicle, its twins and kin. A level is looked at only when none before it fits itself."""
    found: dict[int, Candidate] = {}
    for level in stages(question.reading, question.known, question.index):
        take_described(question, found, scopes.near, level)
        for nearer, ring in zip((True, True, False), scopes.kin(), strict=True):
            if _has_enough(question, found):
                break
            # Vehicles that share an engine share nothing that is only like the part.
            if not nearer and all(grade.level == NEAREST for grade in level.values()):
                break
            take_described(question, found, ring, level, _MOST_KIN)
        if any(item.rank <= TWIN or item.level.level == NEAREST for item in found.values()):
            break
    return list(found.values())


def _has_enough(question: Question, found: Mapping[int, Candidate]) -> bool:
    """Whether farther kin would only crowd the answer."""
    fit = sum(item.rank <= TWIN and not item.misplaced for item in found.values())
    return fit >= _ENOUGH_THAT_FIT or len(found) >= _ENOUGH_KIN


def take_described(
    question: Question, found: dict[int, Candidate], reached: Scope, levels: Mapping[int, Level], most: int = -1
) -> None:
    """Add the parts that fit what is reached and are described so."""
    if reached and levels:
        rows = fitment_rows.fitted(question.db, list(reached), levels, most)
        keep_best(found, _candidates(question, reached, rows, levels))


def _candidates(
    question: Question, reached: Scope, rows: Iterable[fitment_rows.Fitted], levels: Mapping[int, Level] | None = None
) -> Iterator[Candidate]:
    """The part of each row and how well it fits; one part may come several times."""
    coded = bool(question.reading.codes)
    for row in rows:
        reach = reached[row.application_id]
        level = Level(ALL) if levels is None else levels[row.description_id]
        misplaced, _ = elsewhere(question.reading.positions, row.position)
        hearsay = row.trust == UNVERIFIED
        # That some part is for the model, says nobody known: no answer for one chassis code.
        rank = FAMILY if coded and hearsay and reach.general else reach.rank
        why = f"{reach.why}; unverified source" if hearsay else reach.why
        # Beside a chassis code what names it comes first, whoever says so; a model is a wide word, so trust does.
        near = (rank, hearsay, reach.general) if coded else (hearsay, rank, reach.general)
        yield Candidate(row.part_id, level, rank, why, reach.vehicle, misplaced, row.position, reach.undated, near)
