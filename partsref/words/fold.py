"""One key for one name, however it is typed: width, case, kana, long vowels and punctuation say nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SMALL_KANA = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_LONG_VOWEL = "ー"
_WORD = 40
"""Letters of the longest text whose key is kept for the next time."""
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")
_ACCENT = re.compile("(?<=[A-Za-z])[\u0300-\u036f\u3099\u309a]+")
_LETTERS = str.maketrans({"ё": "е", "Ё": "Е", "ø": "o", "Ø": "O", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_ROWS = {
    "ア": "アカサタナハマヤラワガザダバパ",
    "イ": "イキシチニヒミリギジヂビピヰ",
    "ウ": "ウクスツヌフムユルグズヅブプヴ",
    "エ": "エケセテネヘメレゲゼデベペヱ",
    "オ": "オコソトノホモヨロヲゴゾドボポ",
}
_VOWEL = {kana: vowel for vowel, row in _ROWS.items() for kana in row}
_LENGTHENS = {("エ", "イ"), ("オ", "ウ"), *((vowel, vowel) for vowel in _ROWS)}
"""Vowels that, after these, are heard as a long one: メイン and メーン, ホウル and ホール."""
_V_SOUNDS = (("ヴア", "バ"), ("ヴイ", "ビ"), ("ヴエ", "ベ"), ("ヴオ", "ボ"), ("ヴ", "ブ"), ("ヂ", "ジ"), ("ヅ", "ズ"))


def fold(text: str) -> str:
    """Fold a name for comparison; folding twice changes nothing.

    Kana variants of one word meet: a long vowel is dropped whether written with the mark or with a vowel (キャリイ,
    キャリィ, キャリー), small kana count as full ones, ヴィヴィオ is ビビオ and リヤ is リア.

    >>> fold("キャリイ") == fold("きゃりー") == fold("ｷｬﾘｨ")
    True
    """
    return _folded(text) if len(text) <= _WORD else _folded.__wrapped__(text)


@lru_cache(maxsize=1 << 14)  # A catalogue is some thousand words, again and again.
def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    kana = bare_latin(text).translate(_HIRAGANA_TO_KATAKANA).translate(_SMALL_KANA)
    for typed, meant in _V_SOUNDS:
        kana = kana.replace(typed, meant)
    kept = (c for c in kana if c.isalnum() or c == _LONG_VOWEL or _is_sign(c))
    return _drop_long_vowels("".join(kept))


def _is_sign(character: str) -> bool:
    """Whether a character is a vowel or tone that stands on a letter, as in Thai; a loose accent is none."""
    return "\u0483" <= character < "\u3000" and unicodedata.category(character)[0] == "M"


def bare_latin(text: str) -> str:
    """Latin letters without their accents; the marks of other scripts are part of the letter and stay.

    Only Russian ё is е, as most people type it.

    >>> bare_latin("óleo Zündkerze ñ"), bare_latin("йё"), bare_latin("ที่") == "ที่"
    ('oleo Zundkerze n', 'йе', True)
    """
    if text.isascii():
        return text
    if _ACCENTED.search(text):
        parted = _ACCENT.sub("", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", parted)
    return text.translate(_LETTERS)


def _drop_long_vowels(kana: str) -> str:
    kept: list[str] = []
    for character in kana:
        before = _VOWEL.get(kept[-1], "") if kept else ""
        if character == _LONG_VOWEL or (before, character) in _LENGTHENS:
            continue
        kept.append("ア" if character == "ヤ" and before == "イ" else character)
    return "".join(kept)
