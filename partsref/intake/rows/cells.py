"""What a cell says once its packaging is off: formula guards, ditto marks, blanks, several numbers in one."""

from __future__ import annotations

import re
import unicodedata

from partsref.formulas import text_in, unguarded
from partsref.numbers.cell_numbers import numbers_in

DITTO = frozenset({"〃", "″", '"', "''", "”", "々", "同上", "同左", "仝", "↑", "ditto", "do.", "same as above"})
"""The same as the cell above."""

NOTHING = frozenset(
    {*"-ー―—–‐*×x./?無", "--", "---", "**", "n/a", "na", "#n/a", "n.a.", "none", "null", "nil", "tba", "tbd", "unknown"}
    | {"なし", "無し", "ナシ", "未定", "不明", "該当なし", "設定なし", "設定無し"}
)
"""What people write where a number is not known."""

_CERTAIN = re.compile(r"[;,|、，；｜\r\n\t]+")
_PERHAPS = re.compile(r"[/・ ]|\bor\b|他|等")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))


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


def is_nothing(cell: str) -> bool:
    """Whether the cell says that there is nothing to say."""
    return not cell or (len(cell) < 16 and unicodedata.normalize("NFKC", cell).casefold() in NOTHING)


def several_numbers(cell: str) -> tuple[str, ...]:
    """The part numbers in one cell. Commas, semicolons, bars and line ends always part them; a slash or a space
    only where a whole number stands on each side.

    >>> several_numbers("16510-61A01、16510-61A02")
    ('16510-61A01', '16510-61A02')
    >>> several_numbers("AY01-14-300A/B")
    ('AY01-14-300A/B',)
    """
    pieces = [piece for piece in map(str.strip, _CERTAIN.split(cell)) if not is_nothing(piece)]
    if not _PERHAPS.search(cell):
        return tuple(dict.fromkeys(pieces))
    return tuple(dict.fromkeys(number for piece in pieces for number in numbers_in(piece)))


def words(cell: str) -> str:
    """Words on one line with single blanks."""
    return " ".join(cell.split())
