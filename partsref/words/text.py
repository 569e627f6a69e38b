"""A text taken apart for comparison: words by their stem, Japanese and Thai by their folded characters."""

from __future__ import annotations

import re
import unicodedata

from partsref.words.fold import bare_latin, fold
from partsref.words.plurals import singular

MARKS = "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e"
"""Vowels and tones that stand on a letter of another script: part of the word, though no letter themselves."""
_RUN = re.compile(
    r"(?P<latin>[0-9a-z]+(?:['’./×*+-][0-9a-z]+)*)|(?P<katakana>[\u30a1-\u30fa\u30fc]+)"
    r"|(?P<hiragana>[\u3041-\u309f]+)|(?P<kanji>[\u3005\u4e00-\u9fff]+)"
    rf"|(?P<thai>[\u0e01-\u0e7f]+)|(?P<other>(?:[^\W_]|[{MARKS}])+)"
)
"""Runs of one script in a text that is `plain`, and so in one case."""
_UNSPACED = ("katakana", "hiragana", "kanji", "thai")
"""Scripts written without blanks between words."""
_SIZE = re.compile(r"(?<=\d)\s*[x×*]\s*(?=\d)")
_SPELLINGS = {
    "tyre": "tire", "centre": "center", "stabiliser": "stabilizer", "synchroniser": "synchronizer", "colour": "color",
    "carburettor": "carburetor", "carburetter": "carburetor", "mould": "mold", "moulding": "molding", "disc": "disk",
    "grille": "grill", "calliper": "caliper", "licence": "license", "bushing": "bush", "lamp": "light",
    "headlamp": "headlight", "taillamp": "taillight", "foglamp": "foglight", "gage": "gauge", "aluminium": "aluminum",
    "distributer": "distributor", "absorbers": "absorber", "windshield": "windscreen", "gearlever": "gearstick",
}  # fmt: skip
"""British and American spellings of one word, and words of one meaning wherever they stand in a part's name."""
MACRONS = str.maketrans("āīūēōĀĪŪĒŌ", "aiueoAIUEO")
"""Long vowels of romaji: a letter left out would tear the word apart."""


def plain(text: str) -> str:
    """The text in one width and case, sizes written without spaces (20 x 47 × 14 is 20x47x14), no control marks."""
    if text.isascii() and text.isprintable():
        return _SIZE.sub("x", " ".join(text.casefold().split()))
    wide = bare_latin(unicodedata.normalize("NFKC", text).casefold().translate(MACRONS))
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in wide)
    return _SIZE.sub("x", " ".join(kept.split()))


def stem(word: str) -> str:
    """An English word without its plural, in one spelling; anything else as it is.

    >>> [stem(w) for w in ("pads", "bushes", "batteries", "lens", "tyres")]
    ['pad', 'bush', 'battery', 'lens', 'tire']
    """
    one = singular(word)
    return _SPELLINGS.get(one, one)


def atoms(text: str) -> list[str]:
    """The smallest pieces phrases are made of: a stemmed word, or one folded character of Japanese.

    >>> atoms("Vベルト, oil filters")
    ['v', 'ベ', 'ル', 'ト', 'oil', 'filter']
    """
    return [atom for run in runs(text) for atom in run]


def runs(text: str) -> list[list[str]]:
    """The atoms of each unbroken run of one script."""
    found: list[list[str]] = []
    for match in _RUN.finditer(plain(text)):
        if match.lastgroup in _UNSPACED:
            if characters := list(fold(match[0])):
                found.append(characters)
        elif word := fold(stem(match[0])):
            found.append([word])
    return found


def is_japanese(atom: str) -> bool:
    """Whether an atom is one folded character of a script written without blanks: Japanese, or Thai."""
    return len(atom) == 1 and (atom >= "\u3005" or "\u0e01" <= atom <= "\u0e7f")


def index_words(text: str) -> list[str]:
    """What a description is found by: its words, the parts of joined words, each Japanese run and its bigrams."""
    found: list[str] = []
    for match in _RUN.finditer(plain(text)):
        if match.lastgroup in _UNSPACED:
            run = fold(match[0])
            found.append(run)
            found.extend(run[i : i + 2] for i in range(len(run) - 1) if len(run) > 2)
            continue
        found.append(fold(stem(match[0])))
        pieces = re.split(r"[^0-9a-z]+", match[0])
        if len(pieces) > 1:
            found.extend(stem(piece) for piece in pieces)
    return [word for word in found if word]
