"""Where on a vehicle something sits: the one table of words for it, and the sides a text names.

Japanese trucks are right-hand drive: the driver (運転席) sits on the right, the near side is the left.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

OPPOSITES: dict[str, str] = {
    "front": "rear", "rear": "front", "left": "right", "right": "left",
    "upper": "lower", "lower": "upper", "inner": "outer", "outer": "inner",
}  # fmt: skip
"""Each side and the side it cannot be."""


def _rows(*listed: str) -> tuple[str, ...]:
    return tuple(word for words in listed for word in words.split("|"))


POSITIONS: dict[str, tuple[str, ...]] = {
    "front": _rows(
        "front|fr|frt|f/",
        "フロント|前|前輪|前側|前部|前方|前席|前軸|まえ|mae",
        "передний|передняя|переднее|передние|передних|перед|спереди",
        "delantero|delantera|delanteros|delanteras|dianteiro|dianteira|dianteiros|dianteiras",
        "vorne|vorn|depan|hadapan|aage|agla|agli|agle|หน้า",
    ),
    "rear": _rows(
        "rear|rr|back|rear side",
        "リア|リヤ|リアー|リヤー|後|後輪|後側|後部|後方|後席|後軸|後ろ|後ろ側|うしろ|ushiro",
        "задний|задняя|заднее|задние|задних|сзади",
        "trasero|trasera|traseros|traseras|traseiro|traseira|traseiros|traseiras",
        "hinten|belakang|peeche|piche|pichla|pichli|pichle|หลัง",
    ),
    "left": _rows(
        "left|left hand|left side|left hand side|lh|l/h|lhs|near side|nearside|n/s|passenger side|passengers side",
        "passenger's side|passenger door|passenger seat|passenger",
        "左|左側|左用|左手|左輪|レフト|助手席|助手席側|助手側|ひだり|L側|hidari",
        "левый|левая|левое|левые|левого|левой|слева",
        "izquierdo|izquierda|izquierdos|izquierdas|esquerdo|esquerda|esquerdos|esquerdas",
        "kiri|bayan|baayan|bayin|baen|ซ้าย",
    ),
    "right": _rows(
        "right|right hand|right side|right hand side|rh|r/h|rhs|off side|offside|o/s|driver side|drivers side",
        "driver's side|driver door|driver seat|drivers door|drivers seat",
        "右|右側|右用|右手|右輪|運転席|運転席側|運転側|みぎ|R側|migi",
        "правый|правая|правое|правые|правого|правой|справа",
        "derecho|derecha|derechos|derechas|direito|direita|direitos|direitas",
        "kanan|dayan|daayan|dayin|daen|ขวา",
    ),
    "upper": _rows(
        "upper|upr|uppr|top",
        "アッパー|アッパ|上|上側|上部",
        "верхний|верхняя|верхнее|верхние|сверху|superior|superiores|atas|upar|ด้านบน|ตัวบน",
    ),
    "lower": _rows(
        "lower|lwr|bottom",
        "ロア|ロアー|ロワ|ロワー|下|下側|下部",
        "нижний|нижняя|нижнее|нижние|снизу|inferior|inferiores|bawah|neeche|ด้านล่าง|ตัวล่าง|ล่าง",
    ),
    "inner": _rows(
        "inner|inr|inside|inboard",
        "インナー|インナ|内側|内|内部",
        "внутренний|внутренняя|внутреннее|внутренние|interno|interna|dalam|andar|ด้านใน|ตัวใน",
    ),
    "outer": _rows(
        "outer|otr|outside|exterior|outboard",
        "アウター|アウタ|外側|外|外部",
        "наружный|наружная|наружное|наружные|внешний|externo|externa|luar|bahar|ด้านนอก|ตัวนอก",
    ),
}
"""Words for each side: English, Japanese, Russian, Spanish and Portuguese, Malay and Hindi, Thai."""
IN_JAPANESE: dict[str, str] = {
    place: next(word for word in words if word[0] >= "\u3041") for place, words in POSITIONS.items()
}
"""What a parts shop calls each side: the first Japanese word of its row."""

CORNERS: dict[str, tuple[str, ...]] = {
    "front left": _rows("n/s/f|nsf|fl|f/l|lhf|fr lh|lh fr"),
    "front right": _rows("o/s/f|osf|rhf|fr rh|rh fr"),
    "rear left": _rows("n/s/r|nsr|rl|r/l|lhr|rr lh|lh rr"),
    "rear right": _rows("o/s/r|osr|rhr|rr rh|rh rr"),
    "front rear": _rows("f/r"),
}
"""Shorthand for two sides at once. FR and RR are front and rear in Japanese catalogues, not corners."""

_NO_SIDE = re.compile(
    r"(?:left|right)[- ]hand(?:ed)?[- ](?:drive|thread)|[lr]hd|(?:front|rear|four|all)[- ]wheel[- ]drive"
    r"|(?:左|右)ハンドル|(?:back|top)[- ]?up|top dead cent(?:er|re)|soft[- ]?top|passenger car|หลังคา"
)
"""Phrases that hold a side's word and name none: where the wheel is, which axle drives."""
_OVERSIZE = re.compile(r"\bo/?s\.?\s*[.\d]|[.\d](?:\s*mm)?\s*o/?s\b")
"""Beside a figure O/S is an oversize (pistons, rings), not the off side."""
_PIECE = re.compile(
    r"(?P<latin>[a-z\u00c0-\u024f]+(?:['’/][a-z]+)*/?)|(?P<kana>[\u3041-\u309f]+|[\u30a1-\u30fa\u30fc]+)"
    r"|(?P<kanji>[\u3005\u4e00-\u9fff]+)|(?P<thai>[\u0e00-\u0e7f]+)|(?P<other>[^\W\d_]+)"
)
_ALWAYS_ITSELF = 4
"""Kana of a place that stands for it anywhere in a word: リヤ ends キャリヤ, but フロント ends nothing else."""
LONGEST_PHRASE = 3
"""Words of a phrase of `SIDES`."""


def _table() -> dict[str, frozenset[str]]:
    found = {word.casefold(): frozenset({place}) for place, words in POSITIONS.items() for word in words}
    found |= {word: frozenset(corner.split()) for corner, words in CORNERS.items() for word in words}
    return found


SIDES = _table()
"""The sides that each word, corner or phrase names."""
_LONGEST_FIRST = sorted(SIDES, key=lambda word: (-len(word), word))
_JAPANESE = [word for word in _LONGEST_FIRST if word[0] >= "\u3041"]
_THAI = [word for word in _LONGEST_FIRST if "\u0e00" <= word[0] <= "\u0e7f"]
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=32768)
def sides(text: str) -> frozenset[str]:
    """The sides that a position or a part's name names, of those in `OPPOSITES`; both of a pair if it names both.

    Whole words only: a blower is at no lower place. Katakana places lead their word (リヤブレーキ), as キャリヤ is
    nothing at the rear; a run of kanji must be made of places alone (左前, but not 前期).

    >>> sorted(sides("Door mirror, 助手席側")), sorted(sides("n/s/f hub")), sorted(sides("フロントロアアーム"))
    (['left'], ['front', 'left'], ['front', 'lower'])
    >>> sorted(sides("キャリヤ")), sorted(sides("left hand drive")), sorted(sides("piston O/S 0.50"))
    ([], [], [])
    """
    wide = unicodedata.normalize("NFKC", text).casefold()
    wide = _OVERSIZE.sub(" 0 ", _NO_SIDE.sub(" ", wide))
    found = _NONE
    words: list[str] = []
    pieces = list(_PIECE.finditer(wide))
    for match in pieces:
        piece = match[0]
        if match.lastgroup == "thai":
            found = found.union(*(SIDES[word] for word in _THAI if word in piece))
        elif match.lastgroup in ("kana", "kanji"):
            found |= sides_of_run(piece, whole=match.lastgroup == "kanji")
        elif match.lastgroup == "latin" and wide[match.end() : match.end() + 1] == "側":
            found |= SIDES.get(f"{piece}側", _NONE)
        else:
            words.append(piece)
    return found | _of_words(words)


def sides_of_run(run: str, whole: bool) -> frozenset[str]:
    """Sides that a run of one script begins with; of kanji only if nothing else is in it."""
    found, rest = _NONE, run
    while rest and (lead := next((word for word in _JAPANESE if rest.startswith(word)), "")):
        found |= SIDES[lead]
        rest = rest[len(lead) :]
    if whole:
        return found if rest in ("", "用", "側", "共通", "兼用", "共用") else _NONE
    return found.union(*(SIDES[word] for word in _JAPANESE if len(word) >= _ALWAYS_ITSELF and word in rest))


def _of_words(words: list[str]) -> frozenset[str]:
    """Sides that words name, the longest phrase first."""
    found, place = _NONE, 0
    while place < len(words):
        for width in range(LONGEST_PHRASE, 0, -1):
            if named := SIDES.get(" ".join(words[place : place + width])):
                found, place = found | named, place + width
                break
        else:
            first, slash, rest = words[place].partition("/")
            if slash:
                named = SIDES.get(f"{first}/") or SIDES.get(first, _NONE)
                found |= named.union(*(SIDES.get(piece, _NONE) for piece in rest.split("/") if len(piece) > 1))
            place += 1
    return found


def opposed(one: frozenset[str], other: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of sides that rule each other out: one names the one alone, the other the other alone.

    >>> opposed(sides("left front hub"), sides("hub, right"))
    (('left', 'right'),)
    >>> opposed(sides("left or right"), sides("right"))
    ()
    """
    return tuple(
        (side, OPPOSITES[side])
        for side in sorted(one)
        if OPPOSITES[side] in other and OPPOSITES[side] not in one and side not in other
    )
