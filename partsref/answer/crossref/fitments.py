"""What a part fits: its own fitments first, then those of parts that are stated to replace it, told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partsref.model import Fitment, Part
from partsref.reads.part_reader import PartReader
from partsref.reasons import Reason
from partsref.words.fold import fold

ASKED_EQUIVALENTS = 8
"""Stated equivalents whose vehicles are read; beyond that nothing new comes."""


def fits(reader: PartReader, part: Part, part_id: int, stated: Sequence[tuple[int, str]]) -> tuple[Fitment, ...]:
    """Fitments of the part, and of its stated equivalents (id, name) with a remark that says whose they are.

    A vehicle maker's number is only said to fit that maker's vehicles on the word of an equivalent: the equivalent
    also fits what other makers' numbers on its record were made for.
    """
    own = reader.fitments(part_id)
    found = {_vehicle(fitment): fitment for fitment in own}
    for other_id, label in stated[:ASKED_EQUIVALENTS]:
        for fitment in reader.fitments(other_id):
            if part.kind == "oem" and fold(fitment.make) != fold(part.maker):
                continue
            told = replace(fitment, remarks=(Reason("listed_for", part=label),))
            found.setdefault(_vehicle(fitment), told)
    return own + tuple(sorted((f for f in found.values() if f not in own), key=_order))


def _vehicle(fitment: Fitment) -> tuple[object, ...]:
    return (*_order(fitment)[:4], fitment.year_from, fitment.year_to, fitment.position)


def _order(fitment: Fitment) -> tuple[str, str, str, str, int, str]:
    return (
        fold(fitment.make),
        fold(fitment.model),
        fitment.chassis,
        fitment.engine,
        fitment.year_from or 0,
        fitment.position,
    )
