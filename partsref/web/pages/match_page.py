"""`/match`: a list of numbers in, an explained answer a line out."""

from __future__ import annotations

import time
from collections import Counter

from partsref.answer.render.json_shapes import MATCHED_COLUMNS, matched_json, matched_row
from partsref.api import Catalog
from partsref.model_crossref import Matched
from partsref.web.http.cpu_share import MOST_OF_SHARE
from partsref.web.pages.list_page import MOST
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.shapes.marked_parts import mark

MOST_LINES = 300
"""Lines read, and numbers answered: one line may hold many."""
_SECONDS = 12.0
"""On a machine so busy that its share of the processor takes longer."""
_STATES = ("exact", "base", "ambiguous", "contains", "near", "none")


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    text = asked.args.get("numbers", "")
    lines = text.splitlines()
    answers, cut, late = _matched(catalog, lines[:MOST_LINES])
    notice = ""
    if late:
        notice = asked.words("match.late", line=answers[-1].line if answers else 0)
    elif cut or len(lines) > MOST_LINES:
        notice = asked.words("match.lines", most=MOST_LINES)
    if asked.format == "json":
        return Reply([matched_json(answer) for answer in answers])
    counts: Counter[str] = Counter(answer.state for answer in answers)
    return Reply(
        template="partsref/match.html",
        context={
            "numbers": text,
            "answers": answers,
            "states": [(state, counts[state]) for state in _STATES if counts[state]],
            "notice": notice,
            "most": MOST_LINES,
            "marks": [mark(answer.part.maker, answer.part.number) for answer in answers if answer.part][:MOST],
        },
        table=(MATCHED_COLUMNS, *map(matched_row, answers)),
        file="partsref-match",
    )


def _matched(catalog: Catalog, lines: list[str]) -> tuple[list[Matched], bool, bool]:
    """The answers, whether there were more, and whether it was time that was up."""
    until, latest = time.thread_time() + MOST_OF_SHARE, time.monotonic() + _SECONDS
    answers: list[Matched] = []
    for answer in catalog.match(lines):
        late = time.thread_time() > until or time.monotonic() > latest
        if late or len(answers) == MOST_LINES:
            return answers, True, late
        answers.append(answer)
    return answers, False, False


PAGE = Page("/match", _answer, ("json", "csv"))
