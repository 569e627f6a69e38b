"""Parts by the vehicle asked for: what fits itself, its twins, and ring by ring what its relatives share with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from partsref.answer.scope.scope_match import FAMILY, RELATED, TWIN, Scope
from partsref.answer.scope.vehicle_makeup import Facts
from partsref.answer.scope.vehicle_scope import Scopes
from partsref.answer.search.candidate import Candidate
from partsref.answer.search.fitment_doubts import doubts_of_measures, doubts_of_note
from partsref.answer.search.hit_order import ranked, ranked_in_portions
from partsref.answer.search.match_tiers import ALL, Level, stages
from partsref.answer.search.question import Question
from partsref.answer.search.ranking_rules import keep_best, no_chassis_code
from partsref.answer.search.shared_groups import shares
from partsref.model import UNVERIFIED
from partsref.model_hits import Hit
from partsref.reads.vehicle_rows import Fitted
from partsref.reasons import Reason
from partsref.words.notes_for_users import note_for_users
from partsref.words.places import elsewhere

_PORTION = 250
_MOST_RELATED = 500
_ENOUGH_THAT_FIT = 12
_ENOUGH_RELATED = 120
"""Parts after which no farther relatives are looked for: of those that fit the vehicle or its twin, and of all."""


def fitting_parts(question: Question) -> list[Hit]:
    """Parts that fit the vehicle asked for, its twins and relatives; those described so, if a part was asked for."""
    reading = question.reading
    scopes = Scopes(reading, question.known, question.reader.applications)
    if reading.wanted or reading.words:
        return ranked(question, doubts_of_measures(question, _described(question, scopes)))
    return _anything(question, scopes)


def _anything(question: Question, scopes: Scopes) -> list[Hit]:
    """Whatever fits the vehicle or its twins, the nearest applications first."""
    near = scopes.near
    rows = question.reader.applications.fitted_anything(sorted(near, key=lambda place: near[place].rank))
    return ranked_in_portions(question, _candidates(question, near, scopes.facts, rows), _PORTION)


def _described(question: Question, scopes: Scopes) -> list[Candidate]:
    """Parts that fit the vehicle, its twins and relatives. A level counts only when none before it fits itself.

    Of several parts asked for each is looked for: that one of them fits says nothing of the others.
    """
    found: dict[int, Candidate] = {}
    fitting: int | None = None
    for described in filter(None, stages(question.reading, question.known, question.index)):
        level = next(iter(described.values())).level
        if fitting is not None and level != fitting:
            break
        _take_rings(question, found, scopes, described)
        if any(item.rank <= TWIN for item in found.values()):
            fitting = level
    return list(found.values())


def _take_rings(question: Question, found: dict[int, Candidate], scopes: Scopes, level: Mapping[int, Level]) -> None:
    """Add what fits the vehicle and is described so, then its relatives', ring by ring, until there is enough."""
    taken: list[Scope] = []

    def rings() -> Iterator[tuple[list[int], int]]:
        yield list(scopes.near), -1
        for ring in scopes.related():
            taken.append(ring)
            yield list(ring), _MOST_RELATED

    in_turn = question.reader.applications.fitted_in_turn(rings(), level)
    _take(question, found, scopes.near, level, scopes.facts, next(in_turn))
    own = frozenset(item.category_id for item in found.values() if item.names_the_vehicle)
    place = 0
    while not _has_enough(found) and (rows := next(in_turn, None)) is not None:
        _take(question, found, taken[place], level, scopes.facts, rows, own)
        place += 1


def _has_enough(found: Mapping[int, Candidate]) -> bool:
    """Whether farther relatives would only crowd the answer."""
    fit = sum(not (item.is_relative or item.misplaced > 0 or no_chassis_code(item)) for item in found.values())
    return fit >= _ENOUGH_THAT_FIT or len(found) >= _ENOUGH_RELATED


def take_described(
    question: Question,
    found: dict[int, Candidate],
    reached: Scope,
    levels: Mapping[int, Level],
    of_vehicle: Facts,
    most: int = -1,
) -> None:
    """Add the parts that fit what is reached and are described so."""
    if reached and levels:
        _take(
            question,
            found,
            reached,
            levels,
            of_vehicle,
            question.reader.applications.fitted(list(reached), levels, most),
        )


def _take(
    question: Question,
    found: dict[int, Candidate],
    reached: Scope,
    levels: Mapping[int, Level],
    of_vehicle: Facts,
    rows: Iterable[Fitted],
    own_categories: frozenset[int] = frozenset(),
) -> None:
    """Add the parts of these rows.

    `own_categories` are those of which the vehicle's own parts are known: its brakes need no relative's.
    """
    shared = (row for row in rows if _is_shared(question, reached, row, own_categories))
    keep_best(found, _candidates(question, reached, of_vehicle, shared, levels))


def _is_shared(question: Question, reached: Scope, row: Fitted, own_categories: frozenset[int]) -> bool:
    match = reached[row.application_id]
    if match.rank <= TWIN:
        return True
    meaning = f"c{row.category_id}"
    differs = match.differs | ({"brakes"} if row.category_id in own_categories else frozenset())
    known = question.known
    return shares(RELATED[match.rank], known.groups.get(meaning, ""), known.categories.get(meaning, ""), differs)


def _candidates(
    question: Question,
    reached: Scope,
    of_vehicle: Facts,
    rows: Iterable[Fitted],
    levels: Mapping[int, Level] | None = None,
) -> Iterator[Candidate]:
    """The part of each row and how well it fits; one part may come several times."""
    coded = bool(question.reading.codes)
    for row in rows:
        match = reached[row.application_id]
        misplaced, _ = elsewhere(question.reading.positions, row.position)
        unverified = row.trust == UNVERIFIED
        reasons = (*match.reasons, *([Reason("unverified")] if unverified else []))
        yield Candidate(
            row.part_id,
            Level(ALL) if levels is None else levels[row.description_id],
            # That some part is for the model, says nobody known: no answer for one chassis code.
            FAMILY if coded and unverified and match.general else match.rank,
            (*reasons, *([Reason("source_note", note=note)] if (note := note_for_users(row.note)) else [])),
            match.vehicle,
            misplaced,
            row.position,
            match.unconfirmed,
            unverified,
            match.general,
            coded,
            doubts_of_note(
                row.note, of_vehicle, question.reading.codes, match.general or match.rank > TWIN, question.asks
            ),
            row.category_id,
        )
