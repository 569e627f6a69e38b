"""What a cell says once its packaging is off: formula guards, ditto marks, blanks, several numbers in one."""

from __future__ import annotations

import html
import re

from partsref.formulas import text_in, unguarded

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))


_MARKS = re.compile(r"</?([a-z][a-z0-9]{0,9})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WITHIN_WORDS = frozenset({"b", "i", "em", "strong", "span", "u", "a", "sub", "sup", "font", "small"})


def bare(cell: str) -> str:
    """The cell without what only a spreadsheet needs, and without blanks around it.

    >>> bare("'=1+1"), bare('="00123"'), bare(" 16510-61A01 ")
    ('=1+1', '00123', '16510-61A01')
    """
    if cell.startswith("'") and (formula := unguarded(cell)) != cell:
        return formula.strip()
    if cell.startswith('="') and (text := text_in(cell)) is not None:
        return text.strip()
    if cell.isprintable():
        return cell.strip()
    return cell.translate(_INVISIBLE).strip()


def words(cell: str) -> str:
    """Words on one line with single blanks, without the marks of a web page.

    >>> words("<p>Spin-on,<br>fits <b>Carry</b></p>")
    'Spin-on, fits Carry'
    """
    if "<" in cell and _MARKS.search(cell):
        cell = html.unescape(_MARKS.sub(lambda mark: "" if mark[1].lower() in _WITHIN_WORDS else " ", cell))
    elif "&" in cell and ";" in cell:
        cell = html.unescape(cell)
    return " ".join(cell.split())
