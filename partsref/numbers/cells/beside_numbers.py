"""Words beside the part numbers of a cell that say how one is meant: not this one, the older one, as good as that."""

from __future__ import annotations

import re

DENIED_BEFORE: tuple[tuple[str, str], ...] = (
    ("but not|not for|not|except for|except|excluding|excl|other than", "16510-61A20 (not 16510-61A21)"),
    ("nicht|außer|ausser|sauf|hormis|excepto|salvo|exceto|não|кроме|не|kecuali|bukan", "16510-61A20 nicht 16510-61A21"),
)
"""What stands before a number that the cell does not mean, with a cell whose second number goes."""
DENIED_BEHIND: tuple[tuple[str, str], ...] = (
    ("以外|を除く|除く|は不可|不可|ではない|ではありません", "16510-61A20 (16510-61A21は不可)"),
)
"""The same behind a number."""
SHORT_WORDS = r"(?:was|old|new|now|use|see|formerly|ex|replaces|replaced by|equal to|same as)(?=[\s:.])"
BEFORE: tuple[tuple[str, str], ...] = (
    ("旧品番|新品番|旧番|新番|旧|新|現|純正品番|純正", "旧16510-61A20"),
    (SHORT_WORDS, "was 16510-61A20"),
)
"""What stands before a number and is no part of it, though it is short or glued to it."""
BEHIND: tuple[tuple[str, str], ...] = (
    ("相当品|相当|互換品|互換|同等品|同等|代替品|代替|用|対応|適合", "16510-61A20相当"),
    ("(?:へ|に)?(?:変更|統合)|へ|可|廃番|廃止|生産終了|製造廃止|欠品", "16510-61A20 廃番"),
    (r"(?<=\s)(?:new|old)", "KD-1502 NEW"),
)
"""What stands behind a number and is no part of it."""


def _any(table: tuple[tuple[str, str], ...]) -> str:
    return "|".join(words for words, _ in table)


_NUMBER = r"[0-9A-Za-z][0-9A-Za-z.-]*"
_DENIES = re.compile(rf"\b(?:{_any(DENIED_BEFORE)})[\s.:]|{_any(DENIED_BEHIND)}", re.IGNORECASE)
_HAS_WORD = re.compile(r"[A-Za-z]{3}")
_MARK = re.compile(r"[\s:.]")
"""Without a word, and a blank or colon beside it, no text in Latin letters has anything of these tables."""
_DENIED = re.compile(
    rf"(?:(?<![^\W_])|^)[(（\[]?(?:{_any(DENIED_BEFORE)})[\s.:]\s*(?:[^\W\d_]+\s+)?(?=\S*\d){_NUMBER}[)）\]]?"
    rf"|[(（\[]?(?<![0-9A-Za-z.-])(?=\S*\d){_NUMBER}\s?(?:{_any(DENIED_BEHIND)})[)）\]]?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?P<before>{_any(BEFORE)})?[\s:：.]*(?P<number>[0-9A-Za-z][0-9A-Za-z .-]*?)\s*(?P<behind>{_any(BEHIND)})?",
    re.IGNORECASE,
)


def without_denied(text: str) -> tuple[str, str]:
    """The text without the numbers it says it does not mean, and what went.

    >>> without_denied("16510-61A20 (not 16510-61A21)")
    ('16510-61A20', '(not 16510-61A21)')
    >>> without_denied("16510-61A20")
    ('16510-61A20', '')
    """
    if (text.isascii() and not _HAS_WORD.search(text)) or not _DENIES.search(text):
        return text, ""
    denied = [found[0].strip() for found in _DENIED.finditer(text)]
    return _DENIED.sub(" ", text).strip(" ,;、/"), " ".join(denied)


def word_beside(text: str) -> tuple[str, str]:
    """The number in a text without the words of this table beside it, and those words; empty where there are none.

    >>> word_beside("16510-61A20相当"), word_beside("MD 134953")
    (('16510-61A20', '相当'), ('', ''))
    """
    if text.isascii() and not _MARK.search(text):
        return "", ""
    found = _BESIDE.fullmatch(text)
    if not found or not (found["before"] or found["behind"]):
        return "", ""
    return found["number"], " ".join(filter(None, (found["before"], found["behind"])))
