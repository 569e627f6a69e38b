"""A list of numbers in, one explained answer a line out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.number.find_number import look, look_ahead
from partsref.answer.number.resolve import resolved
from partsref.errors import InputError
from partsref.model_crossref import CrossReference, Matched
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason, in_english

AT_ONCE = 200
"""Lines that are answered together, where that is quicker."""
_CONSIDERED = 20
_SHOWN = 20
_REMEMBERED = 1_000
"""Cross-references kept while one list is answered: a stock list names a part again and again."""


def match(
    reader: Reader,
    lines: Iterable[str],
    first_line: int = 1,
    known: dict[int, CrossReference] | None = None,
    finished: Callable[[Matched], Matched] = lambda answer: answer,
) -> Iterator[Matched]:
    """Answer each line that is not blank, in order; a line that holds several numbers has an answer for each.

    What replaces a part is said where the state is `exact` or `base`; else there are candidates. `known` holds what was
    found for parts of this catalogue before, `finished` has the last word on an answer.
    """
    known = {} if known is None else known
    numbered = enumerate((line.strip().lstrip("\ufeff") for line in lines), start=first_line)

    def answered(line_number: int, text: str) -> list[Matched]:
        return [finished(answer) for answer in _match_line(reader, line_number, text, known)]

    while some := list(islice(numbered, AT_ONCE)):
        look_ahead(reader, (text for _, text in some), _CONSIDERED)
        for answers in reader.together(partial(answered, *line) for line in some if line[1]):
            yield from answers


def _match_line(reader: Reader, line_number: int, text: str, known: dict[int, CrossReference]) -> Iterator[Matched]:
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
        if (answer := known.get(read.hit.part_id)) is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            answer = known[read.hit.part_id] = cross_reference(reader, read.hit.part_id, max_equivalents=_SHOWN)
        yield Matched(
            line_number,
            text,
            read.state,
            why,
            answer.part,
            answer.current,
            answer.equivalents,
            answer.against,
            number=number,
            reasons=read.reasons,
            offers=answer.offers,
        )
