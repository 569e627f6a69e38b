"""What a cell says once its packaging is off: formula guards, ditto marks, blanks, several numbers in one."""

from __future__ import annotations

import html
import re
import unicodedata

from partsref.formulas import text_in, unguarded

DITTO = frozenset({"〃", "″", '"', "''", "”", "々", "同上", "同左", "仝", "↑", "ditto", "do.", "same as above"})
"""The same as the cell above."""

NOTHING = frozenset(
    {*"-ー―—–‐*×x./?無", "--", "---", "**", "n/a", "na", "#n/a", "n.a.", "none", "null", "nil", "tba", "tbd", "unknown"}
    | {
        "なし",
        "無し",
        "ナシ",
        "未定",
        "不明",
        "該当なし",
        "設定なし",
        "設定無し",
        "未記入",
        "未登録",
        "無",
        "无",
        "暂无",
        "没有",
        "없음",
        "미정",
    }
    | {
        "нет",
        "н/д",
        "неизвестно",
        "ninguno",
        "ninguna",
        "nenhum",
        "nenhuma",
        "s/n",
        "s/d",
        "aucun",
        "aucune",
        "keine",
        "keiner",
    }
    | {
        "ohne",
        "k.a.",
        "entfällt",
        "tidak ada",
        "tiada",
        "ไม่มี",
        "لا يوجد",
        "not available",
        "not applicable",
        "nothing",
        "empty",
    }
)
"""What people write where a number is not known."""

NO_MAKER = frozenset(
    {"generic", "unbranded", "no brand", "no-brand", "noname", "no name", "other", "others", "various", "misc", "mixed"}
    | {
        "oem",
        "oe",
        "genuine",
        "original",
        "aftermarket",
        "純正",
        "社外",
        "社外品",
        "その他",
        "ノーブランド",
        "各社",
        "汎用",
    }
    | {
        "прочие",
        "разные",
        "без бренда",
        "sin marca",
        "sem marca",
        "sans marque",
        "ohne marke",
        "其他",
        "无品牌",
        "기타",
    }
)
"""What people write where a maker belongs that names nobody."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))


_MARKS = re.compile(r"</?([a-z][a-z0-9]{0,9})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WITHIN_WORDS = frozenset({"b", "i", "em", "strong", "span", "u", "a", "sub", "sup", "font", "small"})


def bare(cell: str) -> str:
    """The cell without what only a spreadsheet needs, and without blanks around it.

    >>> bare("'=1+1"), bare('="00123"'), bare(" 16510-61A01 ")
    ('=1+1', '00123', '16510-61A01')
    """
    if cell.startswith("'") and (formula := unguarded(cell)) != cell:
        return formula.strip()
    if cell.startswith('="') and (text := text_in(cell)) is not None:
        return text.strip()
    if cell.isprintable():
        return cell.strip()
    return cell.translate(_INVISIBLE).strip()


def is_nothing(cell: str) -> bool:
    """Whether the cell says that there is nothing to say."""
    return not cell or (len(cell) < 20 and unicodedata.normalize("NFKC", cell).casefold() in NOTHING)


def names_nobody(cell: str) -> bool:
    """Whether what stands where a maker belongs names none.

    >>> names_nobody("N/A"), names_nobody("Generic"), names_nobody("NGK")
    (True, True, False)
    """
    return is_nothing(cell) or unicodedata.normalize("NFKC", cell).casefold().strip(" .") in NO_MAKER


def words(cell: str) -> str:
    """Words on one line with single blanks, without the marks of a web page.

    >>> words("<p>Spin-on,<br>fits <b>Carry</b></p>")
    'Spin-on, fits Carry'
    """
    if "<" in cell and _MARKS.search(cell):
        cell = html.unescape(_MARKS.sub(lambda mark: "" if mark[1].lower() in _WITHIN_WORDS else " ", cell))
    return " ".join(cell.split())
