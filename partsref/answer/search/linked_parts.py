"""After the vehicle maker's parts that fit: what a source states to replace them, one link away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from partsref.answer.crossref.neighbourhood import firm
from partsref.answer.search.question import Question
from partsref.model import UNVERIFIED
from partsref.model_hits import Hit, hit_of
from partsref.reasons import Reason

_MOST_EQUIVALENTS = 6
_MOST_REPLACED = 5
_SCORE = 0.8
_OLDER = "older_number"
_RELATION = {
    ("superseded_by", True): "newer_number",
    ("superseded_by", False): _OLDER,
    ("same", True): "same_part",
    ("same", False): "same_part",
}
"""The reason's code by the relation and whether it leads from the part that fits to the other."""
_EQUIVALENT = "equivalent"


def with_linked_parts(question: Question, hits: list[Hit]) -> list[Hit]:
    """The hits with, after those that fit, what is stated to replace them; then the relatives."""
    fit = [hit for hit in hits if hit.fits and not (hit.related or hit.other_part or hit.doubtful)]
    oem = [hit for hit in fit if hit.kind == "oem"][:_MOST_REPLACED]
    if not oem or not question.reading.asks_for_part():
        return hits
    taken = {hit.part_id for hit in hits if not hit.related}
    relatives = {hit.part_id for hit in hits if hit.related}
    # What a source states to replace a part that fits is more than a part of a relative; what it replaced is not.
    linked = [
        hit
        for hit in _linked(question, oem)
        if hit.part_id not in taken and not (hit.part_id in relatives and hit.reasons[0].code == _OLDER)
    ]
    asked = [hit for hit in linked if hit.maker in question.makers]
    others = [hit for hit in linked if hit.maker not in question.makers][:_MOST_EQUIVALENTS]
    shown = {hit.part_id for hit in (*asked, *fit, *others)}
    return [*asked, *fit, *others, *(hit for hit in hits if hit.part_id not in shown)]


def _linked(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Parts one stated link away from these; what is known best of each."""
    by_id = {hit.part_id: hit for hit in hits}
    links = question.reader.links(list(by_id))
    sources = question.reader.sources({e.source for link in links for e in link.evidence})
    ways: dict[int, tuple[bool, bool, bool, str, str]] = {}
    for link in links:
        inferred = all(e.inferred for e in link.evidence)
        unverified = all(sources[e.source].trust == UNVERIFIED for e in link.evidence)
        said = [(e.source, sources[e.source].trust, e.note, e.inferred) for e in link.evidence]
        is_firm = firm(link.relation, said) > 0
        for near, far, forward in ((link.from_id, link.to_id, True), (link.to_id, link.from_id, False)):
            if near in by_id:
                code = _RELATION.get((link.relation, forward), link.relation)
                way = (unverified, inferred, not is_firm, code, f"{by_id[near].maker} {by_id[near].number}")
                ways[far] = min(way, ways.get(far, way), key=itemgetter(0, 1))
                if (asked := question.part_answered.get(near)) is not None:
                    question.part_answered.setdefault(far, asked)
    parts = question.reader.parts(list(ways))
    found = [
        replace(hit_of(parts[part_id], "text", _reasons(*way), _SCORE), unverified=way[0])
        for part_id, way in ways.items()
        if part_id in parts
    ]
    return sorted(found, key=lambda h: (ways[h.part_id][:2], h.kind == "aftermarket", h.maker, h.number))


def _reasons(unverified: bool, inferred: bool, doubted: bool, code: str, part: str) -> tuple[Reason, ...]:
    """Why a part is there, as sure as a cross-reference would say it is."""
    if code == _EQUIVALENT:
        certainty = "possible" if doubted else "stated"
        reasons = [Reason(f"replaces_{certainty}", relation=Reason("relation_equivalent"), part=part)]
    else:
        reasons = [Reason("stand_in" if code == "alternative" else code, part=part)]
    if inferred:
        reasons.append(Reason("inferred"))
    if unverified:
        reasons.append(Reason("unverified"))
    return tuple(reasons)
