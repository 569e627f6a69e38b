"""A few parts side by side: what was measured of each, which figures agree, and what rules a pair out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from partsref.answer.crossref.contradictions import Profile, contradictions, of_another_kind, profile
from partsref.answer.sheets.part_sheet import PartSheet
from partsref.model import Attribute
from partsref.model_crossref import Equivalent
from partsref.reads.link_rows import Measure, Node
from partsref.reasons import Reason
from partsref.values import frozen

Agreement = Literal["", "same", "differs", "apart"]
"""Of the values in one row: known of fewer than two parts, stated alike, stated differently, or ruling a pair out."""


@frozen
class MeasureRow:
    """One measured property: what is said of each part, in their order; nothing for a part it is not known of."""

    name: str
    cells: tuple[tuple[Attribute, ...], ...]
    agreement: Agreement


@frozen
class Pair:
    """Two of the parts, by their place: how sure it is that they interchange, and what speaks against it.

    `certainty` is empty where no path leads from the one to the other; `against` then holds what is seen of the two
    alone.
    """

    one: int
    other: int
    relation: str
    certainty: str
    against: tuple[Reason, ...]


@frozen
class Comparison:
    """Parts side by side."""

    sheets: tuple[PartSheet, ...]
    measures: tuple[MeasureRow, ...]
    pairs: tuple[Pair, ...]


def comparison(sheets: Sequence[PartSheet]) -> Comparison:
    """Compare what is known of these parts; nothing is concluded from what is not known of one of them."""
    profiles = [_profile(sheet) for sheet in sheets]
    apart = {
        name
        for one, other in combinations(profiles, 2)
        for conflict in contradictions(one, other)
        for name in conflict.names
    }
    pairs = [_pair(sheets, profiles, one, other) for one, other in combinations(range(len(sheets)), 2)]
    return Comparison(tuple(sheets), tuple(_rows(sheets, apart)), tuple(pairs))


def _rows(sheets: Sequence[PartSheet], apart: set[str]) -> list[MeasureRow]:
    names = dict.fromkeys(a.name for sheet in sheets for a in sheet.answer.attributes)
    rows = []
    for name in names:
        cells = tuple(tuple(a for a in sheet.answer.attributes if a.name == name) for sheet in sheets)
        rows.append(MeasureRow(name, cells, _agreement(cells, name in apart)))
    return sorted(rows, key=lambda row: -sum(map(bool, row.cells)))


def _agreement(cells: Sequence[tuple[Attribute, ...]], apart: bool) -> Agreement:
    said = [{(a.value.casefold(), a.unit) for a in cell} for cell in cells if cell]
    if len(said) < 2:
        return ""
    if apart:
        return "apart"
    return "same" if all(one == said[0] for one in said) else "differs"


def _pair(sheets: Sequence[PartSheet], profiles: Sequence[Profile], one: int, other: int) -> Pair:
    """What the cross-reference of either says of the other comes first: it names its sources."""
    ours, theirs = sheets[one], sheets[other]
    known = _reached(ours, theirs) or _reached(theirs, ours)
    against = known.against if known else _ruled_out(ours, theirs) or _ruled_out(theirs, ours)
    if not against:
        seen = [conflict.reason for conflict in contradictions(profiles[one], profiles[other])]
        against = (*seen, *of_another_kind(_node(ours), _node(theirs)))
    return Pair(one, other, known.relation if known else "", known.certainty if known else "", against)


def _ruled_out(sheet: PartSheet, other: PartSheet) -> tuple[Reason, ...]:
    """What the cross-reference of a part says against another that shares a record with it."""
    label = f"{other.part.maker} {other.part.number}"
    told = (reason for reason in sheet.answer.against if reason.code == "does_not_interchange")
    return tuple(reason for reason in told if dict(reason.arguments).get("part") == label)


def _reached(sheet: PartSheet, other: PartSheet) -> Equivalent | None:
    named = other.part.maker, other.part.number
    return next((e for e in sheet.answer.equivalents if (e.maker, e.number) == named), None)


def _profile(sheet: PartSheet) -> Profile:
    measures = [Measure(a.name, a.value, a.unit) for a in sheet.answer.attributes]
    return profile(measures, [fit.position for fit in sheet.answer.fits if fit.position])


def _node(sheet: PartSheet) -> Node:
    part = sheet.part
    return Node(part.id, part.maker, part.number, part.number, part.kind, part.name, part.category)
