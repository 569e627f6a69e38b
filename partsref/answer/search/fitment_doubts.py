"""What speaks against a part although a source names the vehicle: the source's own note, or the part's measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from partsref.answer.crossref.contradictions import Profile, contradictions, profile
from partsref.answer.scope.fitment_notes import Aspects, against, is_not_as_made, is_of_no_kei, read_note
from partsref.answer.scope.scope_match import ENGINE, SERIES
from partsref.answer.scope.vehicle_makeup import Facts
from partsref.answer.search.candidate import Candidate
from partsref.answer.search.question import Question
from partsref.reads.link_rows import measures_in
from partsref.reasons import Reason, Term


def doubts_of_note(
    note: str, vehicle: Facts, codes: Sequence[str], general: bool, asks: Aspects | None = None
) -> tuple[Reason, ...]:
    """What a fitment's note says against the vehicle asked for, or the engine and drive it `asks` for.

    `codes` are the vehicle's chassis codes; `general`: the fitment names none of them.
    """
    if not note:
        return ()
    asked = asks or read_note("")
    found = against(note, asked["aspiration"] or vehicle.aspirations, asked["drive"] or vehicle.drives, codes)
    if found is None and general and codes and is_of_no_kei(note):
        found = "no kei vehicle", ", ".join(codes)
    reasons = [Reason("note_says", noted=found[0], asked=found[1])] if found else []
    return (*reasons, *([Reason("not_as_made")] if is_not_as_made(note) else []))


def doubts_of_measures(question: Question, found: list[Candidate]) -> list[Candidate]:
    """Parts named for a model, without a chassis code, whose measures are none of those known for the code.

    Known for the code are parts of the same category that name it or a twin; where there are none, those of its series
    or its engine.
    """
    general = [item for item in found if _is_only_named_for_the_model(item)]
    if not general:
        return found
    firm, like = _by_category(found, own=True), _by_category(found, own=False)
    compared = {item.part_id for item in general}
    for item in general:
        compared.update(firm.get(item.category_id) or like.get(item.category_id, []))
    profiles = _profiles(question, compared)
    return [
        replace(item, doubts=(*item.doubts, *_against(question, item, firm, like, profiles)))
        if _is_only_named_for_the_model(item)
        else item
        for item in found
    ]


def _against(
    question: Question,
    item: Candidate,
    firm: dict[int, list[int]],
    like: dict[int, list[int]],
    profiles: dict[int, Profile],
) -> Iterator[Reason]:
    known = firm.get(item.category_id) or like.get(item.category_id, [])
    mine = profiles.get(item.part_id)
    others = [profiles[part_id] for part_id in known if part_id in profiles and part_id != item.part_id]
    if mine is None:
        return
    comparable = [other for other in others if other.measures.keys() & mine.measures.keys()]
    apart = [contradictions(mine, other) for other in comparable]
    if apart and all(apart):
        names = dict.fromkeys(name for conflicts in apart for conflict in conflicts for name in conflict.names)
        measures = tuple(Term("measure", name) for name in names)
        yield Reason("measures_differ", measures=measures, vehicle=", ".join(question.reading.codes))


def _is_only_named_for_the_model(item: Candidate) -> bool:
    return item.coded and item.general and item.category_id != 0


def _by_category(found: Iterable[Candidate], *, own: bool) -> dict[int, list[int]]:
    """Part ids by category of what names the chassis code, or of what its series or its engine has."""
    ids: dict[int, list[int]] = defaultdict(list)
    for item in found:
        wanted = item.names_the_vehicle if own else item.rank in (SERIES, ENGINE) and not item.general
        if wanted:
            ids[item.category_id].append(item.part_id)
    return ids


def _profiles(question: Question, part_ids: Iterable[int]) -> dict[int, Profile]:
    measures = question.reader.graph().measures(list(part_ids))
    return {part_id: profile(measures_in(cell)) for part_id, cell in measures.items() if cell}
