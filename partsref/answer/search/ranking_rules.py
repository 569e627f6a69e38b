"""The order of hits: one rule after the other, each deciding only where all before it find two parts equal.

Every rule gives a value; the lower one comes first. `FIT_RULES` know a part only by how it was found, so they also
choose the better of two ways to one part; the others know the part itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from partsref.answer.scope.scope_match import ITS_MODEL
from partsref.answer.search.candidate import Candidate
from partsref.model import Part
from partsref.values import frozen


@frozen
class Contender:
    """A candidate with its part.

    `of_maker`: of a maker asked for, or none was. `missing`: loose words asked for that its names lack. `other_kind`:
    an aftermarket part where genuine ones come first, or the reverse. `applications`: how many it is said to fit.
    """

    candidate: Candidate
    part: Part
    of_maker: bool = True
    missing: int = 0
    other_kind: bool = False
    applications: int = 0


def kind_of_part(item: Candidate) -> int:
    """All that was asked for before a kind of it, and that before some of it."""
    return item.level.level


def opposite_place(item: Candidate) -> bool:
    """What is known to sit at the opposite place comes after all that may be where it was asked for."""
    return item.misplaced > 0


def spoken_against(item: Candidate) -> bool:
    """What its source's note or its measures speak against comes last."""
    return bool(item.doubts)


def relative(item: Candidate) -> bool:
    """What is known for a relative only comes after what is for the vehicle, its model or a twin."""
    return item.is_relative


def no_chassis_code(item: Candidate) -> bool:
    """Beside a chassis code, what is named for a model without one never stands above what is named for the code."""
    return item.coded and item.general


def other_badge(item: Candidate) -> bool:
    """The vehicle asked for before its twins."""
    return item.rank > ITS_MODEL


def at_the_place(item: Candidate) -> int:
    """What is said to sit where it was asked for before what says no place."""
    return item.misplaced


def unconfirmed(item: Candidate) -> bool:
    """What is of the years and the engine asked for before what does not say."""
    return item.unconfirmed


def unverified_for_a_model(item: Candidate) -> bool:
    """A model is a wide word: beside one, what a source can be trusted for comes first, however near."""
    return not item.coded and item.unverified


def nearness(item: Candidate) -> int:
    """The nearer vehicle first: itself, its model, a twin, its series, its family, its engine."""
    return item.rank


def unverified(item: Candidate) -> bool:
    """Of two as near, the one a source can be trusted for."""
    return item.unverified


def general(item: Candidate) -> bool:
    """Of two as near, the one whose source names a chassis code."""
    return item.general


def maker(of: Contender) -> bool:
    """Parts of the maker asked for first."""
    return not of.of_maker


def part_asked_last(of: Contender) -> int:
    """Of several parts asked for in one breath the last is the one meant."""
    return of.candidate.level.part


def missing_words(of: Contender) -> int:
    """The part whose names lack the fewest of the loose words asked for."""
    return of.missing


def other_kind(of: Contender) -> bool:
    """Genuine parts first, or aftermarket ones where those were asked for."""
    return of.other_kind


def no_longer_sold(of: Contender) -> bool:
    """What can still be bought comes before what was superseded or discontinued."""
    return of.part.status in ("superseded", "discontinued")


def words_alike(of: Contender) -> float:
    """The description that is more like the words asked for, by the word index."""
    return -round(of.candidate.level.score, 1)


def plain_name(of: Contender) -> int:
    """The plainer name: fewer words say fewer special things."""
    return len(of.part.name.split())


def widely_fitted(of: Contender) -> int:
    """The part said to fit more vehicles."""
    return -of.applications


def by_name(of: Contender) -> tuple[str, str]:
    """Maker and number, so that the order is the same every time."""
    return of.part.maker, of.part.number


_BEFORE_THE_MAKER = (kind_of_part, opposite_place, spoken_against, relative, no_chassis_code)
_AFTER_THE_MAKER = (other_badge, at_the_place, unconfirmed, unverified_for_a_model, nearness, unverified, general)
FIT_RULES: tuple[Callable[[Candidate], Any], ...] = (*_BEFORE_THE_MAKER, *_AFTER_THE_MAKER)
PART_RULES: tuple[Callable[[Contender], Any], ...] = (
    part_asked_last,
    missing_words,
    other_kind,
    no_longer_sold,
    words_alike,
    plain_name,
    widely_fitted,
    by_name,
)


def order(of: Contender) -> tuple[Any, ...]:
    """The key to sort contenders by."""
    item = of.candidate
    return (
        *(rule(item) for rule in _BEFORE_THE_MAKER),
        maker(of),
        *(rule(item) for rule in _AFTER_THE_MAKER),
        *(rule(of) for rule in PART_RULES),
    )


def keep_best(found: dict[int, Candidate], candidates: Iterable[Candidate]) -> None:
    """Add candidates by their part; of several ways to one part the best counts."""
    for candidate in candidates:
        known = found.get(candidate.part_id)
        if known is None or _fit(candidate) < _fit(known):
            found[candidate.part_id] = candidate


def _fit(item: Candidate) -> tuple[Any, ...]:
    return tuple(rule(item) for rule in FIT_RULES)
