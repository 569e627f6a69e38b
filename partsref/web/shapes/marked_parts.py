"""Parts marked in an address, `part=MAKER/NUMBER` again and again: nothing is kept here of whoever marks them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from urllib.parse import unquote

from partsref.answer.sheets.part_sheet import PartSheet
from partsref.api import Catalog
from partsref.errors import InputError, NotFoundError
from partsref.values import frozen

LONGEST = 120
"""Characters of one mark; no part number has as many."""


@frozen
class Marked:
    """The parts, each once in the order marked; `unknown` are marks nobody carries, `left` marks beyond the most."""

    sheets: tuple[PartSheet, ...]
    unknown: tuple[str, ...]
    left: int


def marked_parts(catalog: Catalog, marks: Iterable[str], most: int, seconds: float) -> Marked:
    """Read at most `most` marks, and for no more than `seconds` of the processor; what is left is counted."""
    until = time.thread_time() + seconds
    wanted = list(dict.fromkeys(filter(None, (" ".join(mark.split()) for mark in marks))))
    sheets: dict[int, PartSheet] = {}
    unknown = []
    done = 0
    for mark in wanted[:most]:
        if time.thread_time() > until:
            break
        done += 1
        sheet = _sheet(catalog, mark[:LONGEST])
        if sheet is None:
            unknown.append(mark[:LONGEST])
        else:
            sheets[sheet.part.id] = sheet
    return Marked(tuple(sheets.values()), tuple(unknown), len(wanted) - done)


def _sheet(catalog: Catalog, mark: str) -> PartSheet | None:
    """The part of a mark. A number by itself, typed by hand, is one only where one part alone carries it."""
    maker, number = marked(mark)
    try:
        if maker:
            return catalog.part_sheet(maker, number)
    except (NotFoundError, InputError):
        pass
    answer = next(catalog.match([mark]), None)
    if answer is None or answer.part is None:
        return None
    return catalog.part_sheet(answer.part.maker, answer.part.number)


def mark(maker: str, number: str) -> str:
    """A part as one value of a query, to be read by `marked`: maker, slash, number as it is."""
    return f"{maker.replace('%', '%25').replace('/', '%2F')}/{number}"


def marked(value: str) -> tuple[str, str]:
    """(maker, number) of a value `mark` made; without a slash there is no maker.

    >>> marked(mark("A/B", "1/2")), marked("16510-61A20")
    (('A/B', '1/2'), ('', '16510-61A20'))
    """
    maker, slash, number = value.partition("/")
    return (unquote(maker, errors="replace"), number) if slash else ("", value)
