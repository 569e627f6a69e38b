"""A list of numbers in, one explained answer a line out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.number.find_number import look, look_ahead
from partsref.answer.number.resolve import resolved
from partsref.errors import InputError
from partsref.model_crossref import Matched
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason, in_english

_AT_ONCE = 100
"""Lines that are looked up together, where that is quicker."""
_CONSIDERED = 20
_SHOWN = 20
_REMEMBERED = 2_000
"""Cross-references kept while one list is answered: a stock list names a part again and again."""


def match(reader: Reader, lines: Iterable[str], first_line: int = 1) -> Iterator[Matched]:
    """Answer each line that is not blank, in order; a line that holds several numbers has an answer for each.

    What replaces a part is said where the state is `exact` or `base`; else there are candidates.
    """

    @lru_cache(_REMEMBERED)
    def answered(part_id: int) -> Matched:
        answer = cross_reference(reader, part_id, max_equivalents=_SHOWN)
        # What a line shows of it: fitments and sources would weigh more.
        return Matched(
            0, "", "exact", "", answer.part, answer.current, answer.equivalents, answer.against, offers=answer.offers
        )

    numbered = enumerate((line.strip().lstrip("\ufeff") for line in lines), start=first_line)
    while some := list(islice(numbered, _AT_ONCE)):
        look_ahead(reader, (text for _, text in some), _CONSIDERED)
        for line_number, text in some:
            if text:
                yield from _match_line(reader, line_number, text, answered)


def _match_line(reader: Reader, line_number: int, text: str, answered: Callable[[int], Matched]) -> Iterator[Matched]:
    try:
        looked = look(reader, text, limit=_CONSIDERED)
    except InputError as error:
        yield Matched(line_number, text, "none", str(error), reasons=(Reason("no_number_in_line"),))
        return
    for one in looked:
        number = one.asked.text if len(looked) > 1 else ""
        read = resolved(reader, one)
        why = in_english(read.reasons)
        if read.hit is None:
            yield Matched(
                line_number, text, read.state, why, candidates=read.candidates, number=number, reasons=read.reasons
            )
            continue
        yield replace(
            answered(read.hit.part_id),
            line=line_number,
            input=text,
            state=read.state,
            why=why,
            number=number,
            reasons=read.reasons,
        )
