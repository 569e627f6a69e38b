"""The parts with the numbers asked for, and what may replace them."""

from __future__ import annotations

from functools import partial

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.number.find_number import find
from partsref.answer.search.question import Question
from partsref.model_crossref import Equivalent
from partsref.model_hits import Hit
from partsref.reasons import Reason

_MOST_NUMBERS = 4
_MOST_FOUND = 100
"""Parts a number leads to. Like the portions of words, it is not the limit asked for: that only cuts what is shown."""


def by_number(question: Question) -> list[Hit]:
    """The parts with the numbers asked for, then what may replace them; a maker asked for comes before others."""
    found: dict[int, Hit] = {}
    numbers = question.reading.numbers[:_MOST_NUMBERS]
    for answer in question.reader.together(partial(find, question.reader, number, _MOST_FOUND) for number in numbers):
        for hit in answer.hits:
            found.setdefault(hit.part_id, hit)
    exact = [hit for hit in found.values() if hit.carries_it]
    if not exact:
        return list(found.values())
    makers = question.makers
    exact.sort(key=lambda hit: (hit.block != "exact", hit.maker not in makers))
    crossed = question.reader.together(partial(_replacing, question, part) for part in exact[:_MOST_NUMBERS])
    replacing = [hit for hits in crossed for hit in hits]
    asked = [hit for hit in replacing if hit.maker in makers]
    rest = [hit for hit in found.values() if hit not in exact]
    return [*exact[:1], *asked, *exact[1:], *replacing, *rest]


def _replacing(question: Question, hit: Hit) -> list[Hit]:
    """What may stand in for a part, the end of its supersession chain before all else."""
    crossed = cross_reference(question.reader, hit.part_id, max_equivalents=_MOST_FOUND)
    current = (crossed.current.maker, crossed.current.number) if crossed.current else None
    found = [_equivalent_hit(equivalent, hit) for equivalent in crossed.equivalents]
    return sorted(found, key=lambda other: (other.maker, other.number) != current)


def _equivalent_hit(equivalent: Equivalent, of: Hit) -> Hit:
    why = Reason(
        f"replaces_{equivalent.certainty}",
        relation=Reason(f"relation_{equivalent.relation}"),
        part=f"{of.maker} {of.number}",
    )
    score = round(min(0.9, equivalent.score), 3)
    return Hit(
        equivalent.maker,
        equivalent.number,
        equivalent.kind,
        equivalent.name,
        "",
        of.category,
        "text",
        (why,),
        score,
    )
