"""A list of numbers in, one explained answer a line out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from partsref.answer.find import find
from partsref.answer.xref import cross_reference
from partsref.errors import InputError
from partsref.model import CrossReference, Matched, State
from partsref.store.reader import Reader


def match(reader: Reader, lines: Iterable[str]) -> Iterator[Matched]:
    """Answer each line that is not blank, in order. `state` is the block the best hit stands in, or `none`."""
    for line_number, line in enumerate(lines, start=1):
        text = line.strip().lstrip("\ufeff")
        if text:
            yield _match_line(reader, line_number, text)


def _match_line(reader: Reader, line_number: int, text: str) -> Matched:
    try:
        hits = find(reader, text, limit=5).hits
    except InputError as error:
        return Matched(line_number, text, "none", str(error))
    if not hits:
        return Matched(line_number, text, "none", "no part carries this number, nor one like it")
    best = hits[0]
    answer: CrossReference = cross_reference(reader, best.part_id, query=text, max_equivalents=20)
    state = cast("State", best.block)  # Numbers are never found by description.
    return Matched(
        line_number, text, state, best.why, answer.part, answer.current, answer.equivalents, answer.conflicts
    )
