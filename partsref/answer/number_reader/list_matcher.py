"""Lists are answered line by line, and what a number that nobody has says of itself stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from partsref.answer.number.match_list import match, replacing
from partsref.answer.number_reader.explain_number import explain_number, is_whole
from partsref.answer.number_reader.stem_kinds import StemKinds
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_crossref import Matched


class ListMatcher:
    """Remembers what was found for a part or a stem: for one list, of one state of the catalogue."""

    def __init__(self, reader: SqliteReader) -> None:
        self.reader = reader
        self._answered = replacing(reader)
        self._kinds = StemKinds(reader.stems)

    def match(self, lines: Iterable[str], first_line: int = 1) -> Iterator[Matched]:
        """One explained answer for each line that is not blank; the lines are numbered from `first_line`."""
        return match(self.reader, lines, first_line, self._answered, self._with_form)

    def _with_form(self, answer: Matched) -> Matched:
        asked = answer.number or answer.input
        if answer.state not in ("near", "none") or not is_whole(asked) or not any(c.isdigit() for c in asked):
            return answer
        forms = explain_number(self.reader, asked, blocks=False, kinds=self._kinds)[:1]
        return replace(answer, forms=forms) if forms else answer
