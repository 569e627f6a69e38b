"""Text in the columns of a terminal: how wide it is, and where a line of it may end.

A line ends at a blank, and in Japanese between words; never inside a word, a number or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

NO_BREAK = "\u00a0"
_WIDE = frozenset("WF")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Marks that stand on another character and take no column of their own."""
_FIGURES = re.compile(r"[(\[]?[0-9][0-9A-Za-z/-]*$")
_UNITS = frozenset(["mm", "cm", "in", "inch", "V", "W", "A", "Ah", "L", "ml", "cc", "Nm", "kg", "g", "km", "kPa"])
_KANA_LONG, _CLOSING = "ー゛゜", "、。，．・：；？！）］｝」』】〉》ぁぃぅぇぉっゃゅょァィゥェォッャュョー々"
_OPENING = "（［｛「『【〈《"


def width(text: str) -> int:
    """Columns a text takes: two for a wide character, none for a mark that combines.

    >>> width("part"), width("部品"), width("e\\u0301")
    (4, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(0 if category(c) in _UNSEEN else 1 + (east_asian_width(c) in _WIDE) for c in text)


def words(line: str) -> list[str]:
    """The pieces a line may be parted at, each with the blanks after it; a number printed with blanks is one piece.

    >>> words("through Bosch 0 986 452 058, 66 mm")
    ['through ', 'Bosch ', '0 986 452 058, ', '66 mm']
    >>> words("リヤブレーキの部品")
    ['リヤブレーキの', '部品']
    """
    pieces: list[str] = []
    for word in re.findall(r"[^ \t]+[ \t]*|^[ \t]+", line):
        if pieces and _is_one(pieces[-1], word):
            pieces[-1] += word
        else:
            pieces.extend(_japanese(word))
    return pieces


def _is_one(before: str, word: str) -> bool:
    """Whether a blank stands inside a number, or between a figure and its unit."""
    last, bare = before.rsplit(maxsplit=1)[-1] if before.split() else "", word.strip().rstrip(",;:.)")
    if not _FIGURES.match(last):
        return False
    return bool(_FIGURES.match(bare)) or bare in _UNITS


def _japanese(word: str) -> Iterator[str]:
    if word.isascii():
        yield word
        return
    start = 0
    for place in range(1, len(word)):
        if _may_part(word[place - 1], word[place]):
            yield word[start:place]
            start = place
    yield word[start:]


def _may_part(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING or after.isspace():
        return False
    if before in "、。，；：！？）」』】" or after in _OPENING:
        return True
    one, other = _script(before), _script(after)
    if "" in (one, other):
        return False
    # A word's ending in hiragana stays with it; what follows begins another.
    return other not in (one, "hiragana")


def _script(character: str) -> str:
    if "ぁ" <= character <= "ゖ":
        return "hiragana"
    if "ァ" <= character <= "ヺ" or character in _KANA_LONG:
        return "katakana"
    return "kanji" if "一" <= character <= "鿿" or character == "々" else ""


def longest_word(text: str) -> int:
    """Columns the widest piece takes that no line may end in."""
    return max((width(word.rstrip()) for line in text.split("\n") for word in words(line)), default=0)


def wrapped(text: str, columns: int) -> list[str]:
    """The lines of a text of at most `columns`. Only what is longer in one piece stands out, in a line of its own.

    At a no-break space a line does not end.

    >>> wrapped("Fits the Suzuki Every and the Carry", 16)
    ['Fits the Suzuki', 'Every and the', 'Carry']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width(paragraph) <= columns:
            lines.append(paragraph.rstrip())
            continue
        line = ""
        for word in words(paragraph):
            if line and width(line) + width(word.rstrip()) > columns:
                lines.append(line.rstrip())
                line = ""
            line += word
        lines.append(line.rstrip())
    return [line.replace(NO_BREAK, " ") for line in lines]


def padded(text: str, columns: int, right: bool = False) -> str:
    """A text filled with blanks to `columns`."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks
