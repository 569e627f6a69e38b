"""Katakana in Latin letters (Hepburn), folded so that the usual ways to type it meet."""

from __future__ import annotations

import re
from functools import lru_cache

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
    ("fui", "fi"), ("fua", "fa"), ("fue", "fe"), ("fuo", "fo"), ("fuyu", "fyu"), ("uo", "wo"), ("ui", "wi"),
    ("ue", "we"), ("tch", "ch"), ("zi", "ji"), ("l", "r"), ("v", "b"), ("c", "k"),
    ("kh", "ch"), ("shh", "sh"), ("mb", "nb"), ("mp", "np"),
)  # fmt: skip
_READINGS = {
    "燃料": "ネンリョウ", "点火": "テンカ", "冷却水": "レイキャクスイ", "冷却": "レイキャク", "排気": "ハイキ",
    "吸気": "キュウキ", "電動": "デンドウ", "油圧": "ユアツ", "酸素": "サンソ", "水温": "スイオン",
    "発電機": "ハツデンキ", "荷台": "ニダイ", "触媒": "ショクバイ", "前照灯": "ゼンショウトウ", "軸受": "ジクウケ",
    "室内灯": "シツナイトウ", "消音器": "ショウオンキ", "座席": "ザセキ", "車速": "シャソク", "負圧": "フアツ",
    "配線": "ハイセン", "電球": "デンキュウ", "作業灯": "サギョウトウ", "方向指示器": "ホウコウシジキ",
    "反射板": "ハンシャバン", "幌": "ホロ", "泥除": "ドロヨケ", "給油": "キュウユ", "燃圧": "ネンアツ",
    "花粉": "カフン", "分割": "ブンカツ", "単品": "タンピン", "車輪速": "シャリンソク",
}  # fmt: skip
"""How the words of parts' names that are written in kanji are read."""
_KANJI = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)))


@lru_cache(maxsize=1 << 13)  # As the keys of phrases: one vocabulary, asked for by each write.
def romaji(name: str) -> str:
    """Katakana, hiragana and the kanji of parts' names in folded Latin letters; empty if anything else is in it.

    >>> romaji("キャリイ") == romaji_key("kyarii") == romaji_key("kyari")
    True
    >>> romaji("燃料ポンプ") == romaji_key("nenryou pompu")
    True
    """
    kana = _KANJI.sub(lambda found: _READINGS[found[0]], name)
    text = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in kana)
    out: list[str] = []
    for character in text:
        if character in "ー・ ッ":
            continue
        if character in _SMALL:
            before = out.pop() if out else ""
            vowel = _SMALL[character]
            glide = vowel.removeprefix("y") if before.endswith(("hi", "ji")) else vowel
            out.append(("w" if before == "u" else before[:-1]) + glide)
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
