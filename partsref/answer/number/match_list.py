"""A list of numbers in, one explained answer a line out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.number.find_number import find
from partsref.answer.number.resolve import chosen
from partsref.errors import InputError, NotFoundError
from partsref.model import Matched, State
from partsref.store.read.reader import Reader

_CONSIDERED = 20
_SHOWN = 20


def match(reader: Reader, lines: Iterable[str]) -> Iterator[Matched]:
    """Answer each line that is not blank, in order. `state` is the block the best hit stands in, or `none`."""
    for line_number, line in enumerate(lines, start=1):
        text = line.strip().lstrip("\ufeff")
        if text:
            yield _match_line(reader, line_number, text)


def _match_line(reader: Reader, line_number: int, text: str) -> Matched:
    try:
        hits = find(reader, text, limit=_CONSIDERED).hits
        meant = chosen(hits, text)
    except InputError as error:
        return Matched(line_number, text, "none", str(error))
    except NotFoundError as error:
        state = cast("State", hits[0].block) if hits else "none"
        return Matched(line_number, text, state, str(error))
    answer = cross_reference(reader, meant.part_id, query=text, max_equivalents=_SHOWN)
    state = cast("State", meant.block)  # Numbers are never found by description.
    return Matched(line_number, text, state, meant.why, answer.part, answer.current, answer.equivalents, answer.against)
