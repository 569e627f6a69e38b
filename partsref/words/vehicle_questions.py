"""How people ask for what a vehicle needs: litres, grades, sizes, torques. One row a question."""

from __future__ import annotations

from partsref.words.fold import fold


def _row(names: str, english: str, japanese: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    phrases = filter(None, (*english.split("|"), *japanese.split("|")))
    return tuple(names.split("|")), tuple(phrases)


QUESTIONS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    _row(
        "engine oil capacity|engine oil capacity with filter",
        "oil capacity|oil volume|oil quantity|how much oil|litres of oil|liters of oil",
        "オイル量|油量|オイル容量",
    ),
    _row(
        "engine oil grade",
        "oil grade|oil viscosity|which oil|what oil|oil weight",
        "オイル粘度|オイルの種類",
    ),
    _row(
        "coolant capacity",
        "coolant capacity|how much coolant|antifreeze capacity",
        "冷却水量|クーラント量|llc量",
    ),
    _row(
        "fuel tank capacity",
        "fuel capacity|tank capacity|fuel tank capacity",
        "燃料タンク容量|タンク容量",
    ),
    _row(
        "washer tank capacity",
        "washer capacity|washer tank capacity",
        "ウォッシャー容量",
    ),
    _row(
        "transmission oil capacity|transmission oil grade",
        "gearbox oil|transmission oil|gear oil",
        "ミッションオイル|ギアオイル",
    ),
    _row(
        "differential oil capacity|differential oil grade",
        "diff oil|differential oil",
        "デフオイル",
    ),
    _row(
        "transfer oil capacity|transfer oil grade",
        "transfer oil|transfer case oil",
        "トランスファーオイル",
    ),
    _row(
        "brake fluid grade",
        "brake fluid",
        "ブレーキフルード",
    ),
    _row(
        "clutch fluid grade",
        "clutch fluid",
        "クラッチフルード",
    ),
    _row(
        "spark plug gap",
        "plug gap|spark gap",
        "プラグギャップ",
    ),
    _row(
        "tyre size",
        "tyre size|tire size",
        "タイヤサイズ",
    ),
    _row(
        "wheel PCD",
        "pcd|bolt pattern|wheel pattern|lug pattern",
        "",
    ),
    _row(
        "wheel nut thread",
        "wheel nut thread|lug nut thread|lug nut size",
        "ナットサイズ",
    ),
    _row(
        "battery size",
        "battery size",
        "バッテリーサイズ",
    ),
    _row(
        "wiper blade length",
        "wiper size|wiper length|wiper blade size|wiper blade length",
        "ワイパーサイズ|ワイパー長さ",
    ),
    _row(
        "bulb",
        "bulb size|bulb type|which bulb",
        "バルブ形状|バルブ規格",
    ),
    _row(
        "torque",
        "torque",
        "締め付けトルク|締付トルク|トルク",
    ),
    _row(
        "drain plug thread",
        "drain plug thread|drain plug size",
        "ドレンボルトサイズ|ドレンプラグサイズ",
    ),
)
"""Names of facts, and the phrases that ask for them."""

_BY_PHRASE = {fold(phrase): names for names, phrases in QUESTIONS for phrase in phrases}


def facts_asked(query: str) -> frozenset[str]:
    """The names of facts that a question asks for; none for a question about parts.

    >>> sorted(facts_asked("oil capacity ha4"))
    ['engine oil capacity', 'engine oil capacity with filter']
    >>> facts_asked("oil filter ha4")
    frozenset()
    """
    folded = fold(query)
    return frozenset(name for phrase, names in _BY_PHRASE.items() if phrase in folded for name in names)
