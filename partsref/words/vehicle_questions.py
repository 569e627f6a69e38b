"""How people ask for what a vehicle needs: litres, grades, sizes, torques. One row a question."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from partsref.values import frozen
from partsref.words.fold import fold


@frozen
class Need:
    """One question: the names of the facts that answer it, and phrases that ask it, parted by strokes.

    `part` is what of it asks for a part as well: who asks for a tyre's size may want the tyre.
    """

    names: str
    english: str
    japanese: str
    part: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts."""
        return tuple(self.names.split("|"))

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase that asks for them."""
        return (*self.english.split("|"), *self.japanese.split("|"))


QUESTIONS: tuple[Need, ...] = (
    Need(
        "engine oil capacity|engine oil capacity with filter",
        "oil capacity|oil volume|oil quantity|how much oil|litres of oil|liters of oil",
        "オイル量|油量|オイル容量",
        "",
    ),
    Need("engine oil grade", "oil grade|oil viscosity|which oil|what oil|oil weight", "オイル粘度|オイルの種類", ""),
    Need(
        "coolant capacity", "coolant capacity|how much coolant|antifreeze capacity", "冷却水量|クーラント量|llc量", ""
    ),
    Need("fuel tank capacity", "fuel capacity|tank capacity|fuel tank capacity", "燃料タンク容量|タンク容量", ""),
    Need("washer tank capacity", "washer capacity|washer tank capacity", "ウォッシャー容量", ""),
    Need(
        "transmission oil capacity|transmission oil grade",
        "gearbox oil|transmission oil|gear oil",
        "ミッションオイル|ギアオイル",
        "transmission oil",
    ),
    Need(
        "differential oil capacity|differential oil grade",
        "diff oil|differential oil",
        "デフオイル",
        "differential oil",
    ),
    Need(
        "transfer oil capacity|transfer oil grade",
        "transfer oil|transfer case oil",
        "トランスファーオイル",
        "transfer oil",
    ),
    Need("brake fluid grade", "brake fluid", "ブレーキフルード", "brake fluid"),
    Need("clutch fluid grade", "clutch fluid", "クラッチフルード", "clutch fluid"),
    Need("spark plug gap", "spark plug gap|plug gap|spark gap", "プラグギャップ", "spark plug"),
    Need("tyre size", "tyre size|tire size", "タイヤサイズ", "tire"),
    Need("wheel PCD", "wheel pcd|pcd|bolt pattern|wheel pattern|lug pattern", "PCD|ホイールPCD", "wheel"),
    Need("wheel nut thread", "wheel nut thread|lug nut thread|lug nut size", "ナットサイズ", "wheel nut"),
    Need("battery size", "battery size", "バッテリーサイズ", "battery"),
    Need(
        "wiper blade length",
        "wiper size|wiper length|wiper blade size|wiper blade length",
        "ワイパーサイズ|ワイパー長さ",
        "wiper blade",
    ),
    Need("bulb", "bulb size|bulb type|which bulb", "バルブ形状|バルブ規格", "bulb"),
    Need("torque", "torque", "締め付けトルク|締付トルク|トルク", ""),
    Need(
        "drain plug thread", "drain plug thread|drain plug size", "ドレンボルトサイズ|ドレンプラグサイズ", "drain plug"
    ),
)
"""What may be asked, with the phrases that ask it; the first of each language is how it is put elsewhere."""

_BY_PHRASE = {fold(phrase): need for need in QUESTIONS for phrase in need.phrases}
_PARTS = {" ".join(phrase.casefold().split()): need.part for need in QUESTIONS for phrase in need.phrases}


@cache
def _phrase() -> re.Pattern[str]:
    """Matches any phrase; made when the first question needs it."""
    return re.compile("|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(_PARTS, key=len)[::-1]))


def needs_in(query: str) -> tuple[Need, ...]:
    """What a question asks for besides parts; nothing for a question about parts.

    >>> [need.facts for need in needs_in("oil capacity ha4")]
    [('engine oil capacity', 'engine oil capacity with filter')]
    >>> needs_in("oil filter ha4")
    ()
    """
    folded = fold(query)
    return tuple(dict.fromkeys(need for phrase, need in _BY_PHRASE.items() if phrase in folded))


def about_parts(query: str) -> str:
    """The question with what it asks besides parts left out, or put as the part it is of.

    >>> about_parts("Oil capacity ha4"), about_parts("tire size hijet s83p")
    ('ha4', 'tire hijet s83p')
    """
    plain = unicodedata.normalize("NFKC", query).casefold()
    put = _phrase().sub(lambda found: f" {_PARTS[' '.join(found[0].split())]} ", plain)
    return " ".join(put.split()) if put != plain else query
