"""Candidates read from the file, put in order, each with why it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from partsref.answer.search.candidate import Candidate, keep_best
from partsref.answer.search.match_tiers import NEAREST, SOME
from partsref.answer.search.name_words import words_of
from partsref.answer.search.question import Question
from partsref.answer.search.vehicle_scope import ITS_MODEL, TWIN
from partsref.model import UNVERIFIED, Hit, Part
from partsref.reasons import Reason
from partsref.store.read import fitment_rows
from partsref.words.places import elsewhere

_MOST_EQUIVALENTS = 6


def ranked(question: Question, found: list[Candidate], before: int = 0) -> list[Hit]:
    """The candidates read from the file, best first; `before`: how many hits come before these."""
    parts = question.reader.parts([f.part_id for f in found])
    counts = fitment_rows.fit_counts(question.db, list(parts))
    makers = question.makers
    other_kind = "oem" if question.reading.kind == "aftermarket" else "aftermarket"
    found = [_placed(question, item, parts[item.part_id]) for item in found if item.part_id in parts]

    def order(item: Candidate) -> tuple[object, ...]:
        part = parts[item.part_id]
        return (
            item.level.level,
            item.misplaced > 0,
            item.rank > TWIN,
            bool(makers) and part.maker not in makers,
            *item.order(),
            item.level.part,
            _missing(question, part),
            part.kind == other_kind,
            part.status in ("superseded", "discontinued"),
            -round(item.level.score, 1),
            len(part.name.split()),
            -counts.get(item.part_id, 0),
            part.maker,
            part.number,
        )

    ordered = _in_turn(sorted(found, key=order))
    hits = [_hit(question, parts[f.part_id], f, place) for place, f in enumerate(ordered, before)]
    return _with_equivalents(question, hits, makers)


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
    misplaced, astray = elsewhere(question.reading.positions, item.position, f"{part.name} {part.name_ja}")
    if astray:
        question.astray[part.id] = astray
    return replace(item, misplaced=misplaced)


def _hit(question: Question, part: Part, found: Candidate, place: int) -> Hit:
    name = part.name or part.name_ja or part.category
    named = f"name: {name}" if name and question.reading.asks_for_part() else ""
    if found.level.level == NEAREST:
        named = f"not what was asked: {name}"
    why = "; ".join(filter(None, (question.astray.get(part.id, ""), found.why, named)))
    score = max(0.05, 0.95 - 0.1 * found.level.level - 0.08 * found.rank - 0.002 * place)
    return _text_hit(part, why, round(score, 3), found.vehicle, found.rank > ITS_MODEL)


def _missing(question: Question, part: Part) -> int:
    """How many of the loose words asked for a part's names lack."""
    if not question.reading.words:
        return 0
    return len(set(question.reading.words) - words_of(f"{part.name} {part.name_ja}"))


def _with_equivalents(question: Question, hits: list[Hit], makers: frozenset[str]) -> list[Hit]:
    """After the vehicle maker's parts that fit, what is stated to replace them; then the kin."""
    fit = [hit for hit in hits if hit.fits and not hit.kin and not question.is_other(hit)]
    oem = [hit for hit in fit if hit.kind == "oem"][:5]
    if not oem or not question.reading.asks_for_part():
        return hits
    taken = {hit.part_id for hit in hits}
    linked = [hit for hit in _linked(question, oem) if hit.part_id not in taken]
    asked = [hit for hit in linked if hit.maker in makers]
    others = [hit for hit in linked if hit.maker not in makers][:_MOST_EQUIVALENTS]
    fitting_ids = {hit.part_id for hit in fit}
    return [*asked, *fit, *others, *(hit for hit in hits if hit.part_id not in fitting_ids)]


def _linked(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Parts one stated link away from these."""
    by_id = {hit.part_id: hit for hit in hits}
    links = question.reader.links(list(by_id))
    sources = question.reader.sources({e.source for link in links for e in link.evidence})
    why: dict[int, tuple[bool, bool, str]] = {}
    for link in links:
        inferred = all(e.inferred for e in link.evidence)
        hearsay = all(sources[e.source].trust == UNVERIFIED for e in link.evidence)
        doubts = " (inferred)" * inferred + "; unverified source" * hearsay
        for near, far, forward in ((link.from_id, link.to_id, True), (link.to_id, link.from_id, False)):
            if near in by_id and far not in by_id:
                text = f"{_relation(link.relation, forward)} {by_id[near].maker} {by_id[near].number}{doubts}"
                why[far] = min(why.get(far, (True, True, text)), (hearsay, inferred, text), key=itemgetter(0, 1))
    parts = question.reader.parts(list(why))
    found = [_text_hit(parts[part_id], said[2], 0.8) for part_id, said in why.items() if part_id in parts]
    return sorted(found, key=lambda h: (why[h.part_id][:2], h.kind == "aftermarket", h.maker, h.number))


def _in_turn(found: list[Candidate]) -> list[Candidate]:
    """Where several parts were asked for, the first of each before the second of any."""
    if all(item.level.level != SOME for item in found):
        return found
    seen: Counter[tuple[int, bool, int]] = Counter()
    turns: list[tuple[int, bool, int]] = []
    for item in found:
        group = (item.level.level, item.rank > ITS_MODEL, item.level.part)
        turns.append((*group[:2], seen[group] if item.level.level == SOME else 0))
        seen[group] += 1
    order = sorted(range(len(found)), key=turns.__getitem__)
    return [found[place] for place in order]


def _relation(relation: str, forward: bool) -> str:
    return {
        ("superseded_by", True): "newer number of",
        ("superseded_by", False): "older number of",
        ("same", True): "the same part as",
        ("same", False): "the same part as",
        ("equivalent", True): "stated equivalent of",
        ("equivalent", False): "stated equivalent of",
    }.get((relation, forward), "alternative to")


def _text_hit(part: Part, why: str, score: float, fits: str = "", kin: bool = False) -> Hit:
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        "text",
        (Reason("said", text=why),) if why else (),
        score,
        part.id,
        fits=fits,
        kin=kin,
    )
