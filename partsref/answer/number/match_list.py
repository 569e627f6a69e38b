"""A list of numbers in, one explained answer a line out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.crossref.profiles import Judged
from partsref.answer.number.find_number import look, look_ahead
from partsref.answer.number.resolve import resolved
from partsref.errors import InputError
from partsref.model_crossref import Matched
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason, in_english

AT_ONCE = 200
"""Lines that are answered together, where that is quicker."""
_CONSIDERED = 20
_SHOWN = 20
_REMEMBERED = 2_000
"""Cross-references kept while one list is answered: a stock list names a part again and again."""
_JUDGED = 50_000
"""Parts that are remembered with what rules them out, while one list is answered."""


def replacing(reader: Reader) -> Callable[[int], Matched]:
    """What replaces a part, as a line of a list shows it; what was found is remembered."""

    judged = Judged()

    @lru_cache(_REMEMBERED)
    def answered(part_id: int) -> Matched:
        nonlocal judged
        if len(judged.of) > _JUDGED:  # Answers that are being made keep the one they began with.
            judged = Judged()
        answer = cross_reference(reader, part_id, max_equivalents=_SHOWN, judged=judged)
        # What a line shows of it: fitments and sources would weigh more.
        return Matched(
            0, "", "exact", "", answer.part, answer.current, answer.equivalents, answer.against, offers=answer.offers
        )

    return answered


def match(
    reader: Reader,
    lines: Iterable[str],
    first_line: int = 1,
    answered: Callable[[int], Matched] | None = None,
    finished: Callable[[Matched], Matched] = lambda answer: answer,
) -> Iterator[Matched]:
    """Answer each line that is not blank, in order; a line that holds several numbers has an answer for each.

    What replaces a part is said where the state is `exact` or `base`; else there are candidates. `answered` is what
    `replacing` gave for lists of this catalogue before; `finished` has the last word on an answer.
    """
    known = answered or replacing(reader)
    numbered = enumerate((line.strip().lstrip("\ufeff") for line in lines), start=first_line)

    def matched(line_number: int, text: str) -> list[Matched]:
        return [finished(answer) for answer in _match_line(reader, line_number, text, known)]

    while some := list(islice(numbered, AT_ONCE)):
        look_ahead(reader, (text for _, text in some), _CONSIDERED)
        for answers in reader.together(partial(matched, *line) for line in some if line[1]):
            yield from answers


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
