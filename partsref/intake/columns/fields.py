"""What a column can mean, and how a header says it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from partsref.intake.lexicon.header_pieces import field_of_pieces
from partsref.intake.lexicon.header_words import IGNORED_WORDS, header_words
from partsref.intake.lexicon.measures import LENGTHS, unit_of
from partsref.words.fold import fold

SEVERAL = frozenset(
    {"oe_number", "cross_number", "old_number", "new_number", "same_number", "note", "model", "position"}
)
"""Fields that may have more than one column: numbers and facts add up, words are joined."""

UNSURE = "maker"
"""Not a field: makers that may be the part's brand or the vehicle's make. The sample decides, or the user."""

SKU = "sku"
"""Not a field: a code that is the part's own number where there is no better, else the supplier's order code."""

ITEM = "item"
"""Not a field: the name where no column is, else a running number."""

REF = "ref"
"""Not a field: the part's own number where no column is and it holds codes, else a running number."""

DESCRIPTION = "description"
"""Not a field: the name where no column is, else a note."""

IGNORED = ""
"""Not a field: a column known to be of no use here, such as the picture."""

FIELDS: dict[str, str] = {
    "number": "the part's own number",
    "brand": "who gives the part its own number",
    "kind": "oem, aftermarket or standard",
    "name": "what it is called, in any language",
    "name_ja": "what it is called in Japanese, where the other language has a column too",
    "category": "what kind of part it is",
    "status": "current, superseded, out_of_stock, discontinued",
    "note": "remarks",
    "oe_number": "the vehicle maker's number(s) it replaces",
    "oe_brand": "the vehicle maker whose numbers those are",
    "cross_number": "other makers' numbers it can be exchanged with",
    "cross_brand": "the maker of those numbers",
    "relation": "how it relates to those numbers: equivalent, same, alternative, superseded_by, supersedes",
    "old_number": "its number(s) before",
    "new_number": "the number that replaces it",
    "same_number": "its other number, same part",
    "make": "the vehicle's make",
    "model": "the vehicle's model",
    "chassis": "the vehicle's chassis code(s)",
    "engine": "the vehicle's engine",
    "year": "model years, one or a range",
    "year_from": "first model year",
    "year_to": "last model year",
    "position": "where on the vehicle",
    "attribute": "name of a measured property, where value and unit have columns of their own",
    "value": "its value",
    "unit": "its unit",
    "action": "A add, C change, D delete, N no change",
    "price": "what the supplier asks for it",
    "currency": "the currency of the price",
    "stock": "how many the supplier has",
    "pack": "how many are sold together",
    "order_code": "the number to order it by, where it is not its own",
    "offer_date": "from when the price or stock is",
    "link": "the address of its page",
}
"""Every field a mapping may name, with what it means."""

OFFER_FIELDS = ("price", "currency", "stock", "pack", "order_code", "offer_date", "link")
"""What a supplier sells the part for: kept apart from what is so."""

ATTRIBUTES = (
    "height", "length", "width", "thickness", "outer diameter", "inner diameter", "thread", "weight", "GTIN", "teeth",
)  # fmt: skip
"""Measured properties that often have columns of their own, named as the catalogue names them."""

_LONGEST = 200
"""Characters in a header; what is longer is no header, and costs seconds to fold when it has millions."""
_UNIT = re.compile(r"[(\[]\s*(mm|ミリ|cm|m|in|inch|g|kg|v|w|a|ah|bar|nm|l|cc|°|本|枚|個)\s*[)\]]\s*$", re.IGNORECASE)
_BARE_UNIT = re.compile(r"(?<![A-Za-z])(mm|cm)\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"[\s_\-.]*(?:\(?\d{1,2}\)?|[①-⑳])$")


@cache
def _known() -> dict[str, str]:
    found = {fold(field): field for field in FIELDS}
    for _, field, word in header_words():
        if field not in ATTRIBUTES:
            found.setdefault(_folded(word), IGNORED if field == IGNORED_WORDS else field)
    return found


@cache
def _known_attributes() -> dict[str, str]:
    return {fold(word): field for _, field, word in header_words() if field in ATTRIBUTES}


def _folded(word: str) -> str:
    # Folding keeps letters and digits only, which leaves nothing of a header such as "#".
    return fold(word) or unicodedata.normalize("NFKC", word).strip()


def field_of(header: str) -> str | None:
    """The field a header names, `UNSURE`, `IGNORED`, or None when it is not known.

    >>> field_of("純正品番①"), field_of("Part No."), field_of("定価(税抜)"), field_of("ほげ")
    ('oe_number', 'number', 'price', None)
    """
    if len(header) > _LONGEST:
        return None
    known = _known()
    bare = re.sub(r"[(（\[【].*?[)）\]】]", "", header)
    for text in (header, _NUMBERED.sub("", header), bare, _NUMBERED.sub("", bare)):
        if text.strip() and (field := known.get(_folded(text))) is not None:
            return field
    return field_of_pieces(header) or (field_of_pieces(bare) if bare != header else None)


def property_of(text: str) -> tuple[str, str]:
    """The (name, unit) of a measured property, as the catalogue names it or else as stated, in lower case.

    >>> property_of("Brake Disc Thickness [mm]"), property_of("外径(mm)")
    (('brake disc thickness', 'mm'), ('outer diameter', 'mm'))
    """
    if known := attribute_of(text):
        return known
    wide = unicodedata.normalize("NFKC", text)
    unit = re.search(r"\[([^\[\]]{1,10})\]\s*$", wide)
    name = " ".join((wide[: unit.start()] if unit else wide).split()).lower()
    return name, unit[1].strip() if unit else ""


def attribute_of(header: str) -> tuple[str, str] | None:
    """The (property, unit) a header names, or None. `高さ(mm)` is ("height", "mm").

    An abbreviation (ID, OD) counts only with its unit: a column ID alone is somebody's row number. A length named in
    Japanese is in millimetres if nothing else is said: Japan prints no other.
    """
    if len(header) > _LONGEST:
        return None
    wide = unicodedata.normalize("NFKC", header)
    unit = _UNIT.search(wide) or _BARE_UNIT.search(wide)
    word = fold(re.sub(r"[(\[].*$", "", wide[: unit.start()] if unit else wide))
    name = _known_attributes().get(word)
    if name is None or (word.isascii() and len(word) <= 2 and not unit):
        return None
    if unit:
        return name, unit_of(unit[1])
    return name, "mm" if name in LENGTHS and not word.isascii() else ""
