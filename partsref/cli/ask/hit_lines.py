"""Hits of a question on a terminal, in their blocks; how many there are in all; and for programs line by line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from partsref.cli.terminal import output
from partsref.cli.terminal.options import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partsref.model_hits import Hit, NumberForm

SCREEN = 10
"""Hits that people are shown at first, fewer where their reasons take many lines."""
PROGRAM = 20
"""Hits that programs are given unless they say how many."""
COUNTED = 500
"""Hits that are counted beyond those shown."""
ALL = 10_000


_FEWEST = 4
"""Hits that are shown however many lines their reasons take."""


def asked_for(limit: int | None, every: bool, for_people: bool) -> tuple[int, int]:
    """How many hits are shown (to people 0: a screen of them), and how many are asked of the catalogue.

    Of people's more are asked for than are shown, so that they hear how many there are.
    """
    if not for_people:
        return (limit or (ALL if every else PROGRAM),) * 2
    shown = limit or (ALL if every else 0)
    return shown, max(shown, COUNTED)


def print_hits(hits: Sequence[Hit], shown: int = 0, titles: Mapping[str, str] | None = None) -> None:
    """Hits under the title of their block, each with the reason it is there; at most `shown`, or else a screen of them.

    Where these are not all, how many there are and how to see them.
    """
    named = output.BLOCK_TITLES | dict(titles or {})
    most = min(shown or SCREEN, len(hits))
    lines = _lines(hits[:most], named)
    while not shown and most > _FEWEST and len(lines) > output.SCREEN_LINES:
        most -= 1
        lines = _lines(hits[:most], named)
    if most < len(hits):
        known = f"{len(hits):,}" + (" or more" if COUNTED <= len(hits) < ALL else "")
        lines[-1:] = [*output.text_lines(f"{most:,} of {known} shown. The others: --all", " ", "bold"), ""]
    output.print_lines(lines)


def _lines(hits: Sequence[Hit], titles: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for block, group in groupby(hits, key=lambda hit: hit.block):
        rows = (
            (hit.maker, hit.number, " ".join(filter(None, (hit.name or hit.category, hit.name_ja))), _why(hit))
            for hit in group
        )
        lines += [*output.table_lines(("maker", "number", "part", "why"), rows, titles[block]), ""]
    return lines


def _why(hit: Hit) -> str:
    """Why it is there; that it is called what the column beside it says is told only where nothing else is."""
    from partsref.reasons import in_english

    return in_english([reason for reason in hit.reasons if reason.code != "name"] or hit.reasons)


def print_forms(query: str, forms: Sequence[NumberForm]) -> None:
    """What a number nobody carries says of itself, by its likeliest maker; nothing where only its form is known."""
    if forms and (forms[0].kind or forms[0].stem):
        say(f"{output.shortened(query)} itself: {forms[0].says}. More: partsref explain")


def print_hits_csv(hits: Iterable[Hit]) -> None:
    """One line a hit."""
    header = ("block", "maker", "number", "kind", "name", "name_ja", "category", "why", "score")
    output.print_csv(header, ([getattr(hit, column) for column in header] for hit in hits))


def print_hits_nl(hits: Iterable[Hit]) -> None:
    """One JSON object a hit."""
    from partsref.answer.render.json_shapes import hit_json

    output.print_nl(map(hit_json, hits))
