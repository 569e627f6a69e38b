"""Words and signs that say that there is nothing to say, or the same as above."""

from __future__ import annotations

import re
import unicodedata

_DITTO_WORDS = (
    "ditto", "-ditto-", "do.", "do", "-do-", "- do -", "-do.-", "dto.", "dto", "idem", "id.", "same as above",
    "as above", "see above", "s.o.", "wie oben", "come sopra", "как выше", "то же", "-\"-", "- \" -",
)  # fmt: skip
DITTO = frozenset({"〃", "〃〃", "″", '"', "''", "”", "„", "々", "同上", "上同", "同前", "仝", "↑", "上に同じ"}) | {
    written for word in _DITTO_WORDS for written in (word, word.upper(), word.capitalize(), word.title())
}
"""The same as the cell above."""
DITTO_LEFT = frozenset({"同左", "←", "左に同じ"})
"""The same as the cell to the left."""
DITTO_MARKS = DITTO | DITTO_LEFT

_NOTHING = """
x ー 無 n/a na #n/a n.a n.a. <na> none null nil tba tbc tbd tbs unknown empty nothing undefined unspecified なし
無し ナシ 未定 不明 無 无 暂无 没有 不详 未知 없음
미정 해당없음 미상 нет н/д неизвестно неизв неизв. неизвестен отсутствует ninguno ninguna
nenhum nenhuma s/n s/d n/d desconocido desconocida desconhecido inconnu inconnue aucun aucune keine keiner ohne
k.a k.a. entfällt unbekannt sconosciuto nessuno nessuna geen brak neznámý yok bilinmiyor tiada ไม่มี ไม่ระบุ
ไม่ทราบ xx xxx xxxx
"""
NOTHING = frozenset(_NOTHING.split()) | {
    "該当なし", "設定なし", "設定無し", "未記入", "未登録", "指定なし", "記載なし", "不詳", "tidak ada",
    "tidak diketahui",
    "لا يوجد", "غير معروف", "غير محدد", "not available", "not applicable", "not specified", "not known", "not stated",
    "not given", "no data", "не указан", "не указано", "не указана", "нет данных", "не определен", "sin especificar",
    "no especificado", "sin dato", "sem informação", "não informado", "não especificado", "non spécifié",
    "non renseigné", "nicht angegeben", "nicht bekannt", "non specificato", "해당 없음", "알 수 없음", "未指定",
    "to be confirmed", "to be advised",
    "変更なし", "変更無し", "unchanged", "no change",
}  # fmt: skip
"""What people write where a number is not known, beside signs alone."""

_NO_MAKER = """
generic any no s/m unbranded no-brand nobrand noname no-name nonbranded non-branded other others various misc mixed
oem oe oes genuine original aftermarket 純正 社外 社外品 その他 ノーブランド 各社 汎用
прочие разные прочее 其他 无品牌 通用 기타 unbrand nan n/b 0 00
000 allgemein diverse autres genérico generico générique оригинал без-бренда
"""
NO_MAKER = frozenset(_NO_MAKER.split()) | {
    "no brand", "no name", "non branded", "without brand", "unknown brand", "unknown maker", "unknown manufacturer",
    "brand unknown", "not branded", "does not apply", "no maker", "no manufacturer", "без бренда", "без марки",
    "нет бренда", "sin marca", "sem marca", "sans marque", "ohne marke", "tanpa merek", "tanpa merk", "tiada jenama",
    "senza marca", "bez značky", "ไม่มียี่ห้อ", "بدون ماركة", "メーカー不明", "ブランドなし",
}  # fmt: skip
"""What people write where a maker belongs that names nobody."""

_SIGNS = frozenset("-ー―—–‐－_.,:;?？*…‥·・=~～/\\|<>()[]{}#!'\"`^×…→⇒ ")
"""A cell of these alone says nothing; circles and ticks, which say yes, are not among them."""

_LONGEST_NOTHING = 24
_MAKER_WORDS = re.compile(
    r"\b(?:brand\w*|label|marca|marque|marke|maker|manufacturer|name|info|information|data|specified|stated|given|known"
    r"|merek|merk|jenama|značk\w*|danych|marki|бренд\w*|марк\w*|производител\w*|данных)\b"
    r"|ブランド|メーカー|品牌|厂家|厂商|브랜드|제조사|메이커|품번|ยี่ห้อ"
)
"""What a maker is called: what stands beside it may say that there is none."""
_SAYING_NO = """
no not any non sin sem sans ohne senza bez tanpa без нет не of own white private house 無 なし
"""
_DENIED = frozenset(word for word in {*NOTHING, *NO_MAKER, *_SAYING_NO.split()} if not word.isdigit())
"""What denies a maker beside a word for one. A figure numbers it: Brand 0 comes before Brand 1."""


def is_nothing(cell: str) -> bool:
    """Whether the cell says that there is nothing to say. `###` is a value for which a column was too narrow."""
    if not cell or (
        not cell.startswith("###")
        and cell[0] in _SIGNS
        and len(cell) < _LONGEST_NOTHING
        and _SIGNS.issuperset(cell)
        and cell not in DITTO
    ):
        return True
    return len(cell) < _LONGEST_NOTHING and unicodedata.normalize("NFKC", cell).casefold() in NOTHING


def names_nobody(cell: str) -> bool:
    """Whether what stands where a maker belongs names none.

    >>> names_nobody("N/A"), names_nobody("Generic / OEM"), names_nobody("NGK")
    (True, True, False)
    >>> names_nobody("0"), names_nobody("No brand"), names_nobody("Brand 0")
    (True, True, False)
    """
    if is_nothing(cell):
        return True
    text = unicodedata.normalize("NFKC", cell).casefold().strip(" .-*()[]<>\"'").replace(" / ", "/")
    if text in NO_MAKER or text in NOTHING or ("/" in text and all(map(names_nobody, text.split("/")))):
        return True
    rest = _MAKER_WORDS.sub(" ", text)
    return rest != text and " ".join(rest.split()) in _DENIED
