"""Words in cells that stand for one of few things: relations, states, actions, kinds. Places: `words.place_cell`."""

from __future__ import annotations

from partsref.words.fold import fold


def _table(words: dict[str, str]) -> dict[str, str]:
    return {fold(word): meaning for meaning, listed in words.items() for word in (meaning, *listed.split("|"))}


INTERCHANGE = "interchange"
"""A relation that says only that two parts replace one another: their makers' kinds say in which way."""

RELATIONS = _table(
    {
        INTERCHANGE: "equivalent|互換|互換品|互換性あり|相当|相当品|cross|cross reference|oe|oem|純正|純正品",
        "same": "同一|同一品|同等|identical|same part|same_part",
        "alternative": "代替|代替品|代用|代用品|substitute|similar|alternate",
        "superseded_by": "superseded by|統合|統合先|後継|後継品|新品番|replaced by|supersession",
        "supersedes": "統合元|旧品番|旧|replaces",
    }
)
STATUSES = _table(
    {
        "current": "現行|販売中|供給中|生産中|active|available|in production|in stock|在庫あり|在庫有",
        "superseded": "統合済|品番変更|replaced|supersession",
        "out_of_stock": "欠品|在庫切れ|在庫なし|在庫無|一時欠品|品切|品切れ|out of stock|backorder|back order|入荷待ち",
        "discontinued": "廃番|製造廃止|生産終了|生産中止|販売終了|供給終了|打切|絶版|nla|no longer available|obsolete",
    }
)
KINDS = _table(
    {
        "oem": "純正|純正品|genuine|oe|original",
        "aftermarket": "社外|社外品|優良|優良品|補修|補修用|after market",
        "standard": "規格|規格品|jis",
    }
)
ACTIONS = {
    "a": "A", "add": "A", "追加": "A", "新規": "A", "c": "C", "change": "C", "変更": "C", "更新": "C", "u": "C",
    "update": "C", "d": "D", "delete": "D", "削除": "D", "廃止": "D", "n": "N", "no change": "N", "変更なし": "N",
}  # fmt: skip
"""PIES maintenance types (add, change, delete, no change), and ACES actions (add, delete), with words for them."""


def meaning(table: dict[str, str], text: str) -> str:
    """What `text` stands for in one of the tables above, or empty."""
    return table.get(fold(text), "")
