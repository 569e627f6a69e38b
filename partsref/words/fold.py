"""One key for one name, however it is typed: width, case, kana, long vowels and punctuation say nothing."""

from __future__ import annotations

import unicodedata

_SMALL_KANA = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_LONG_VOWEL = "ー"
_KANA_VOWEL_OF = {
    "ア": "アカサタナハマヤラワガザダバパ",
    "イ": "イキシチニヒミリギジヂビピ",
    "ウ": "ウクスツヌフムユルグズヅブプヴ",
    "エ": "エケセテネヘメレゲゼデベペ",
    "オ": "オコソトノホモヨロヲゴゾドボポ",
}
_VOWEL = {kana: vowel for vowel, row in _KANA_VOWEL_OF.items() for kana in row}


def fold(text: str) -> str:
    """Fold a name for comparison; folding twice changes nothing.

    Kana variants of one word meet: a long vowel at the end of a kana run is dropped whether written with the mark
    or with the vowel itself after its own row (キャリイ, キャリィ, キャリー), small kana count as full ones.

    >>> fold("キャリイ") == fold("きゃりー") == fold("ｷｬﾘｨ")
    True
    """
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if wide.isascii():
        return "".join(filter(str.isalnum, wide))
    bare = "".join(c for c in unicodedata.normalize("NFD", wide) if not "\u0300" <= c <= "\u036f")
    kana = unicodedata.normalize("NFC", bare).translate(_HIRAGANA_TO_KATAKANA).translate(_SMALL_KANA)
    return _drop_long_vowels("".join(c for c in kana if c.isalnum() or c == _LONG_VOWEL))


def _drop_long_vowels(kana: str) -> str:
    kept: list[str] = []
    for character in kana:
        if kept and (character == _LONG_VOWEL or (character in "アイウエオ" and _VOWEL.get(kept[-1]) == character)):
            continue
        if character != _LONG_VOWEL:
            kept.append(character)
    return "".join(kept)
