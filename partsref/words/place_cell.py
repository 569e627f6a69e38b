"""A column of places: what a cell names there, in the catalogue's words, by the table of `words.positions`."""

from __future__ import annotations

import re
import unicodedata

from partsref.words.positions import LONGEST_PHRASE, OPPOSITES, SIDES, sides_of_run

_LETTERS = {"f": "front", "r": "rear", "l": "left"}
"""What a letter alone stands for in a column of places; anywhere else it is no place."""
_SAYS_NO_MORE = frozenset({"axle", "side", "側", "用"})
"""Words beside a place that name no other."""
_ORDER = ("front", "rear", "upper", "lower", "inner", "outer", "left", "right")
_RUN = re.compile(r"[lr]側|[a-z]+(?:['’/][a-z]+)*|[\u0e00-\u0e7f]+|[\u3005\u3041-\u30fa\u30fc\u4e00-\u9fff]+|[^\W\d_]+")
"""As a column of places writes them: kana and kanji in one (後ろ左)."""
_NONE: frozenset[str] = frozenset()


def place(cell: str) -> str:
    """The place that a cell names, in the catalogue's words; empty if it says anything beside, or both sides.

    >>> place("左前"), place("運転席側"), place("FR/RH"), place("front axle left"), place("R")
    ('front left', 'right', 'front right', 'front left', 'rear')
    >>> place("front stabilizer link"), place("left and right"), place("左右"), place("4"), place("")
    ('', '', '', '', '')
    """
    wide = unicodedata.normalize("NFKC", cell).casefold().strip()
    if wide in _LETTERS:
        return _LETTERS[wide]
    found = _NONE
    words: list[str] = []
    for run in _RUN.findall(wide):
        if run[0].isascii() or run in SIDES:
            words += [run] if run in SIDES else run.split("/")
        elif (named := sides_of_run(run, whole=True)) or run in _SAYS_NO_MORE:
            found |= named
        else:
            words.append(run)
    in_words = _of_place_words(words)
    if in_words is None or any(map(str.isalnum, _RUN.sub("", wide))):
        return ""
    found |= in_words
    both = any(OPPOSITES[side] in found for side in found)
    return "" if both else " ".join(side for side in _ORDER if side in found)


def _of_place_words(words: list[str]) -> frozenset[str] | None:
    """The sides named by words that name nothing else, two of them perhaps in one (FrontLH); None where one does."""
    found, at = _NONE, 0
    while at < len(words):
        for width in range(LONGEST_PHRASE, 0, -1):
            if named := SIDES.get(" ".join(words[at : at + width])):
                found, at = found | named, at + width
                break
        else:
            halves = [(words[at][:cut], words[at][cut:]) for cut in range(1, len(words[at]))]
            both = next((pair for pair in halves if all(half in SIDES or half in _SAYS_NO_MORE for half in pair)), ())
            if not both and words[at] not in _SAYS_NO_MORE:
                return None
            found, at = found.union(*(SIDES.get(half, _NONE) for half in both)), at + 1
    return found
