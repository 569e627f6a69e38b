"""Katakana in Latin letters (Hepburn), folded so that the usual ways to type it meet."""

from __future__ import annotations

import re

from partsref.words.fold import fold

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サ_スセソ", "t": "タ__テト", "n": "ナニヌネノ", "h": "ハヒ_ヘホ",
    "m": "マミムメモ", "y": "ヤ_ユ_ヨ", "r": "ラリルレロ", "w": "ワ____", "g": "ガギグゲゴ", "z": "ザ_ズゼゾ",
    "d": "ダ__デド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_BASE = {kana: consonant + vowel for consonant, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)}
_BASE |= {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヲ": "o", "ン": "n"}
_BASE |= {"ヴ": "bu"}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo"}
_VARIANTS = (
    ("sy", "sh"), ("si", "shi"), ("ty", "ch"), ("ti", "chi"), ("tu", "tsu"), ("hu", "fu"), ("zy", "j"), ("jy", "j"),
    ("zi", "ji"), ("l", "r"), ("v", "b"), ("c", "k"), ("kh", "ch"), ("shh", "sh"), ("mb", "nb"), ("mp", "np"),
)  # fmt: skip


def romaji(kana: str) -> str:
    """Katakana (hiragana too) in folded Latin letters; empty if anything else is in it.

    >>> romaji("キャリイ") == romaji_key("kyarii") == romaji_key("kyari")
    True
    """
    text = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in kana)
    out: list[str] = []
    for character in text:
        if character in "ー・ ッ":
            continue
        if character in _SMALL:
            before = out.pop() if out else ""
            vowel = _SMALL[character]
            glide = vowel.removeprefix("y") if before.endswith(("hi", "ji")) else vowel
            out.append((before[:-1] if before else "") + glide)
        elif character in _BASE:
            out.append(_BASE[character])
        else:
            return ""
    return romaji_key("".join(out))


def romaji_key(text: str) -> str:
    """Typed romaji folded: long vowels, doubled letters and the two spelling systems say nothing."""
    word = fold(text)
    for typed, meant in _VARIANTS:
        word = word.replace(typed, meant)
    word = word.replace("ou", "o").replace("ei", "e")
    return re.sub(r"(.)\1+", r"\1", word)
