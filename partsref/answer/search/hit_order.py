"""Candidates read from the file, put in order, each with why it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from partsref.answer.scope.scope_match import ITS_MODEL, RELATED
from partsref.answer.search.candidate import Candidate
from partsref.answer.search.linked_parts import with_linked_parts
from partsref.answer.search.match_tiers import SOME
from partsref.answer.search.name_words import words_of
from partsref.answer.search.question import Question
from partsref.answer.search.ranking_rules import Contender, keep_best, order
from partsref.model import Part
from partsref.model_hits import Hit, hit_of
from partsref.reasons import Reason, Term
from partsref.words.places import elsewhere


def ranked(question: Question, found: list[Candidate], before: int = 0) -> list[Hit]:
    """The candidates read from the file, best first; `before`: how many hits come before these."""
    parts = question.reader.parts([f.part_id for f in found])
    counts = question.reader.applications.fit_counts(list(parts))
    other_kind = "oem" if question.reading.kind == "aftermarket" else "aftermarket"
    contenders = []
    for item in found:
        part = parts.get(item.part_id)
        if part is not None and not question.lacks_what_narrows(part):
            contenders.append(
                Contender(
                    _placed(question, item, part),
                    part,
                    not question.makers or part.maker in question.makers,
                    _missing(question, part),
                    part.kind == other_kind,
                    counts.get(part.id, 0),
                )
            )
    ordered = _in_turn(sorted(contenders, key=order))
    hits = [_hit(question, of.part, of.candidate, place) for place, of in enumerate(ordered, before)]
    return with_linked_parts(question, hits)


def ranked_in_portions(
    question: Question, candidates: Iterator[Candidate], portion: int, hits: Sequence[Hit] = ()
) -> list[Hit]:
    """`hits` and as many candidates as are wanted, each part once.

    They are taken and ranked in portions that do not depend on the limit: asking for more never changes what comes
    first.
    """
    found = list(hits)
    seen = {hit.part_id for hit in hits}
    while len(found) < question.limit and (some := list(islice(candidates, portion))):
        fresh: dict[int, Candidate] = {}
        keep_best(fresh, (candidate for candidate in some if candidate.part_id not in seen))
        seen.update(fresh)
        found += ranked(question, list(fresh.values()), len(found))
    return found


def _placed(question: Question, item: Candidate, part: Part) -> Candidate:
    """With where the part sits by its fitment or, that being silent, by its name."""
    if not question.reading.positions:
        return item
    misplaced, (there, asked) = elsewhere(question.reading.positions, item.position, f"{part.name} {part.name_ja}")
    if misplaced <= 0:
        return replace(item, misplaced=misplaced)
    apart = Reason("at_other_place", there=Term("side", there), asked=Term("side", asked))
    return replace(item, misplaced=misplaced, reasons=(apart, *item.reasons))


def _hit(question: Question, part: Part, found: Candidate, place: int) -> Hit:
    name = part.name or part.name_ja or part.category
    reasons = [*found.reasons, *found.doubts]
    if found.unconfirmed and question.reading.engines:
        question.engine_unconfirmed.add(part.id)
    if found.level.level == SOME:
        question.part_answered[part.id] = found.level.part
    if found.general and not found.is_relative and (found.coded or question.reading.strange_codes):
        question.only_for_model.add(part.id)
    if name and question.reading.asks_for_part():
        reasons.append(Reason("name", name=name))
    score = max(0.05, 0.95 - 0.1 * found.level.level - 0.08 * found.rank - 0.002 * place)
    return replace(
        hit_of(part, "text", tuple(reasons), round(score, 3)),
        fits=found.vehicle,
        related=RELATED[found.rank] if found.rank > ITS_MODEL else "",
        other_part=found.misplaced > 0,
        unverified=found.unverified,
        doubtful=bool(found.doubts),
    )


def _missing(question: Question, part: Part) -> int:
    """How many of the loose words asked for a part's names lack."""
    if not question.reading.words:
        return 0
    return len(set(question.reading.words) - words_of(f"{part.name} {part.name_ja}"))


def _in_turn(found: list[Contender]) -> list[Contender]:
    """Where several parts were asked for, the first of each before the second of any."""
    if all(of.candidate.level.level != SOME for of in found):
        return found
    seen: Counter[tuple[int, bool, int]] = Counter()
    turns: list[tuple[int, bool, int]] = []
    for item in (of.candidate for of in found):
        group = (item.level.level, item.rank > ITS_MODEL, item.level.part)
        turns.append((*group[:2], seen[group] if item.level.level == SOME else 0))
        seen[group] += 1
    places = sorted(range(len(found)), key=turns.__getitem__)
    return [found[place] for place in places]
