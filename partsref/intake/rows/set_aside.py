"""Rows of a list that are no parts: headings, page numbers, totals, headers repeated on every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from partsref.numbers.cells.cell_numbers import looks_like_number
from partsref.words.fold import fold

HEADING, PAGE, TOTAL, HEADER, REMARK = "heading", "page number", "total", "header repeated", "remark"
CHARGE = "charge"

_TOTAL = re.compile(
    r"(?:grand |sub[- ]?)?(?:totals?|sum)\b|計(?=[\s\d:：]|$)|合計|小計|総計|总计|合计|小计"
    r"|총계|합계|소계|итого|всего"
    r"|suma\b|gesamt|summe|totale\b|totaux|sous-total|jumlah\b|รวม|المجموع|الإجمالي|toplam\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"(?:shipping|freight|postage|delivery|handling|packing|insurance|discount|rebate|vat|gst"
    r"|(?:sales |consumption )?tax|deposit|rounding)(?: (?:and|&) handling)?(?: (?:cost|fee|charge)s?)?(?: \d{1,2} ?%)?"
    r"|(?:versand(?:kosten)?|fracht|mwst|rabatt|porto|envío|flete|descuento|iva|frete|desconto|доставка|скидка|ндс"
    r"|ongkir|ongkos kirim|diskon|ppn)(?: \d{1,2} ?%)?"
    r"|(?:送料|運賃|配送料|手数料|値引き?|割引|消費税|税|梱包料|諸経費|運费|运费)(?:[(（]?\d{1,2} ?[%％][)）]?)?",
    re.IGNORECASE,
)
"""What a bill has below its parts."""
_PAGE = re.compile(
    r"(?:page|p\.|pg\.?|p[áa]gina|p[áa]g\.?|seite|s\.|страница|стр\.?|頁|页|ページ|halaman|hal\.|หน้า|صفحة|sayfa|strona"
    r"|str\.|pagina|blatt|blad|sheet)\s*[:：#]?\s*(?:no\.?|n[º°]|nr\.?)?\s*\d+.*"
    r"|第?\s*\d+(?:\s*[/／]\s*\d+)?\s*(?:ページ|頁|页|쪽).*|[-–—]\s*\d+\s*[-–—]|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"[^\w]*(?:[A-Z]{3}|円|元)?\s*[\d\s.,']+\s*(?:[A-Z]{3}|円|元|%|pcs|items?|点|件|個|本|枚)?[^\w]*", re.IGNORECASE
)
_CURRENCY = re.compile(r"[A-Z]{3}|[^\w\s]{1,2}|円|元|원|руб\.?|kr\.?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MADE_AT = re.compile(
    r"(?:[^\W\d_]+\s*[:：]?\s*)?(?:(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d)"
    r"(?:\s+\d{1,2}:\d\d(?::\d\d)?)?(?:\s*[^\W\d_]+)?"
)
"""When a list was made or printed; a day alone may be a number that a spreadsheet damaged."""
_SECTION = re.compile(
    r"(?:section|group|chapter|table|part|list|abschnitt|gruppe|kapitel|secci[óo]n|grupo|cap[íi]tulo|se[çc][ãa]o|groupe"
    r"|chapitre|раздел|группа|глава|bagian|kelompok|セクション|グループ|第)\s*(?:no\.?|n[º°]|№)?\s*[A-Z]?\d{0,3}[A-Z]?"
    r"(?:\s*[章節部类組]|\s*[-–—:.]\s*[^\d].*)?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:tel|phone|fax|mobile|e-?mail|whatsapp|тел|電話|电话|전화|โทร)\.?\s*[:：]?.*\d{3}.*"
    r"|\S+@\S+\.\S+|(?:https?://|www\.).*",
    re.IGNORECASE,
)
_ENDS = frozenset({"以上", "以下余白", "次頁へ", "続く", "次ページへ続く", "つづく", "完"})

IsVehicle = Callable[[str], bool]


def _no_vehicle(_text: str) -> bool:
    return False


def set_aside(cells: Sequence[str], names: Sequence[str], number_at: int, is_vehicle: IsVehicle = _no_vehicle) -> str:
    """Why a row is no part: one of the words above; empty if it may be one.

    `is_vehicle` tells of a text whether it names a vehicle: such a heading has figures too (`S83P HIJET`).

    `number_at` is the place of the part's number. A row of which more is known than one cell is a heading only if that
    cell is repeated, as a merged one is.

    >>> set_aside(["ENGINE PARTS", "", ""], ["Part No", "Name", "Price"], 0)
    'heading'
    >>> set_aside(["", "Fan belt", "5.00"], ["Part No", "Name", "Price"], 0)
    ''
    """
    filled = [cell for cell in cells if cell]
    different = list(dict.fromkeys(filled))
    if len(filled) > 1 and _repeats(cells, names):
        return HEADER
    first, *others = different
    if (
        (others or ":" in first)
        and (sums := _sums(first))
        and all(_is_amount(one) or _is_currency(one) for one in others)
    ):
        return sums
    if others or len(names) < 2 or not (cells[0] or cells[max(number_at, 0)]):
        return ""
    if _MADE_AT.fullmatch(first) and (":" in first or _WORDS.search(first)):
        return REMARK
    if _PAGE.fullmatch(first):
        return PAGE
    return HEADING if is_vehicle(first) else _heading(first)


def _sums(text: str) -> str:
    """What a line below the parts is by its first cell: a total, or a charge that is added to the parts."""
    if _TOTAL.match(text):
        return TOTAL
    return CHARGE if _CHARGE.fullmatch(text.rstrip(" :：")) else ""


def _heading(text: str) -> str:
    """What the only text of a row is; empty if it may be a part's number."""
    words = _WORDS.findall(text)
    if text in _ENDS or _CONTACT.fullmatch(text):
        return REMARK
    if _SECTION.fullmatch(text):
        return HEADING
    if not any(map(str.isdigit, text)):
        return HEADING if words else ""
    counted = re.match(r"\d{1,3}(?:\.\d{1,2})*[.):]?\s", text)
    if not counted and len(words) < 3 and any(map(looks_like_number, text.split())):
        return ""
    if len(words) >= 3:
        return REMARK
    return HEADING if words and counted else ""


def _repeats(cells: Sequence[str], names: Sequence[str]) -> bool:
    pairs = [(cell, name) for cell, name in zip(cells, names, strict=False) if cell]
    same = sum(bool(name) and fold(cell) == fold(name) for cell, name in pairs)
    return same >= 2 and same * 2 > len(pairs)


def _is_currency(cell: str) -> bool:
    """Whether a cell is the currency of an amount beside it."""
    return bool(_CURRENCY.fullmatch(cell))


def _is_amount(cell: str) -> bool:
    return bool(_AMOUNT.fullmatch(cell)) or bool(_TOTAL.match(cell))
