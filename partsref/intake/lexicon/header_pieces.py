"""Headers that are in no table as a whole, read by the words within them: `OEM Cross Ref Nos`, `Номера аналогов`.

Every word must be understood, and together they must say one thing: a header of which half is guessed is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from partsref.words.fold import fold

_TABLE = Path(__file__).with_name("header_pieces.yml")
_WORDS = re.compile(
    r"#|№|n[º°]|(?:[^\W\d_][.])+[^\W\d_](?![^\W_])|[^\W\d_]+(?:[/'’][^\W\d_](?![^\W_]))?|\d+", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_RUNS_ON = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST, _LONGEST_WORDS = 200, 8
_NUMBER_OF_A_COLUMN = re.compile(r"[0-9]{1,2}")


class HeaderRule(NamedTuple):
    """Pieces that must all be there, those of which none may be, the field they say, and a header that says it."""

    needs: str
    forbids: str
    field: str
    example: str


RULES: tuple[HeaderRule, ...] = (
    HeaderRule("date price", "number name", "offer_date", "Price date"),
    HeaderRule("currency", "number name", "currency", "Devise de vente"),
    HeaderRule("price", "oe cross old name date stock number", "price", "Prix unitaire HT"),
    HeaderRule("stock", "oe cross old new name price number", "stock", "Lagerbestand Menge"),
    HeaderRule("link", "oe cross old new price stock", "link", "Product link"),
    HeaderRule("old number", "brand vehicle price", "old_number", "Стар. номер детали"),
    HeaderRule("new number", "brand vehicle price", "new_number", "New Part Nbr"),
    HeaderRule("oe brand", "number vehicle", "oe_brand", "Original brand"),
    HeaderRule("oe maker", "number vehicle", "oe_brand", "OE-Hersteller Name"),
    HeaderRule("oe number", "brand name vehicle", "oe_number", "OE/OEM Reference Nos"),
    HeaderRule("oe cross", "brand name vehicle", "oe_number", "OEM equivalents"),
    HeaderRule("part cross", "number brand maker name vehicle", "cross_number", "Part Pengganti"),
    HeaderRule("cross brand", "number vehicle", "cross_brand", "Marca equivalente"),
    HeaderRule("cross maker", "number vehicle", "cross_brand", "Interchange manufacturer"),
    HeaderRule("cross number", "brand maker name vehicle model", "cross_number", "Номера аналогов"),
    HeaderRule("order number", "brand name vehicle", "order_code", "Bestell-Nr. Lieferant"),
    HeaderRule("own number", "vehicle name", "number", "Our Ref"),
    HeaderRule("vehicle brand", "number part", "make", "Marke des Fahrzeugs"),
    HeaderRule("vehicle maker", "number part", "make", "Vehicle manufacturer"),
    HeaderRule("vehicle model", "number part", "model", "Modelo de vehículo"),
    HeaderRule("part brand", "vehicle number", "brand", "Marca de la pieza"),
    HeaderRule("part maker", "vehicle number", "brand", "Hersteller des Teils"),
    HeaderRule("maker number", "vehicle name", "number", "Код производителя"),
    HeaderRule("brand number", "vehicle name", "number", "Brand article no"),
    HeaderRule("part number", "vehicle name model", "number", "Part Nbr"),
    HeaderRule("brand name", "vehicle number", "brand", "Nome marca"),
    HeaderRule("maker name", "vehicle number", "maker", "Manufacturer name"),
    HeaderRule("part name", "vehicle number price", "name", "Article name"),
    HeaderRule("part description", "vehicle number price", "description", "Part Desc"),
    HeaderRule("name description", "vehicle number price", "name", "Title / description"),
    HeaderRule("brand", "number vehicle part name oe cross model old new price", "brand", "Značka"),
    HeaderRule("maker", "number vehicle part name oe cross model old new price", "maker", "Виробник"),
    HeaderRule("name", "number vehicle part brand maker oe cross model old new price", "name", "Benämning"),
    HeaderRule(
        "description", "number vehicle part brand maker oe cross model old new price", "description", "Omschrijving"
    ),
    HeaderRule("note", "number vehicle price", "note", "Opmerkingen"),
    HeaderRule(
        "number",
        "vehicle part brand maker oe cross model old new price name note stock order",
        "sku",
        "Custom label code",
    ),
    HeaderRule("cross", "number vehicle part brand maker oe model old new price name", "cross_number", "Helyettesítő"),
)
"""Which pieces together say which field; the first that holds counts."""


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """(whole word to piece, beginnings of words with their piece, the longest first)."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read: dict[str, str] = yaml.load(_TABLE.read_bytes(), Loader=loader)  # noqa: S506 - a safe one
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    for piece, words in read.items():
        for word in words.split("|"):
            (starts if word.endswith("*") else whole).setdefault(_folded(word.rstrip("*")), piece)
    return whole, tuple(sorted(starts.items(), key=lambda item: -len(item[0])))


def pieces_of(header: str) -> frozenset[str]:
    """What the words of a header stand for; empty unless each is understood.

    >>> sorted(pieces_of("OE Part Nos")), sorted(pieces_of("Number plate lamp"))
    (['number', 'oe', 'part'], [])
    """
    if len(header) > _LONGEST:
        return frozenset()
    words = _WORDS.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", header)))
    words = [word for word in words if not _NUMBER_OF_A_COLUMN.fullmatch(word)]
    if not words or len(words) > _LONGEST_WORDS:
        return frozenset()
    found: set[str] = set()
    for word in words:
        if not (pieces := _pieces(word)):
            return frozenset()
        found |= pieces
    return frozenset(found)


def field_of_pieces(header: str) -> str | None:
    """The field that the words of a header say together, or None.

    >>> field_of_pieces("他社相当品番"), field_of_pieces("oem_equivalent_part_number"), field_of_pieces("Genuine item")
    ('cross_number', 'oe_number', None)
    """
    if not (found := pieces_of(header)):
        return None
    return next((rule.field for rule in RULES if _holds(rule, found)), None)


def _holds(rule: HeaderRule, found: frozenset[str]) -> bool:
    return found.issuperset(rule.needs.split()) and found.isdisjoint(rule.forbids.split())


def _pieces(word: str) -> set[str]:
    if _RUNS_ON.search(word):
        return _within(word)
    whole, starts = _table()
    for folded in _forms(word):
        if piece := whole.get(folded):
            return {piece}
        if piece := next((piece for start, piece in starts if folded.startswith(start) and len(start) > 2), ""):
            return {piece}
    return set()


def _forms(word: str) -> tuple[str, ...]:
    """The word, and without the article Arabic writes before it."""
    folded = _folded(word)
    return (folded, folded.removeprefix("ال")) if folded.startswith("ال") else (folded,)


def _within(word: str) -> set[str]:
    """The pieces of a run of letters without blanks; none unless they make up all of it."""
    whole, _ = _table()
    rest, found = _folded(word), set()
    while rest:
        size = next((n for n in range(len(rest), 0, -1) if rest[:n] in whole), 0)
        if not size:
            return set()
        found.add(whole[rest[:size]])
        rest = rest[size:]
    return found


def _folded(word: str) -> str:
    return fold(word) or unicodedata.normalize("NFKC", word).strip()
