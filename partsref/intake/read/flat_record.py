"""A nested record as lines of named cells: what shops and parts managers export, and whatever else is nested.

Names and values in pairs become columns; a list of variants, numbers or vehicles a line each; all else words in a cell.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

DEEPEST = 8
"""Levels of a record that become columns; what is deeper is kept as JSON in the cell."""
_MOST_LINES = 2000
"""Lines of one record; one with more is no part."""

VARIANTS = frozenset({"variants", "variations", "combinations", "product_variants", "skus"})
"""Lists whose items are what is sold: the record itself is no part beside them."""
NUMBERS = frozenset({
    "sku", "mpn", "number", "no", "partnumber", "partno", "part", "pn", "oem", "oemnumber", "oenumber", "oe",
    "defaultcode", "itemcode", "ipn", "supplierpartno", "supplierpartnumber", "supplierpartnr",
    "articleno", "articlenumber", "code", "reference", "partref", "品番", "部品番号",
})  # fmt: skip
"""Keys, folded, that tell a list of numbers."""
MAKERS = frozenset({"brand", "maker", "make", "manufacturer", "mfr", "supplier", "company", "メーカー", "ブランド"})
VEHICLES = frozenset({"make", "model", "chassis", "chassiscode", "engine", "year", "years", "yearfrom", "車種", "型式"})
"""Keys that tell a list of vehicles, two of them at least or one with words of vehicles over the list."""
GROUPS = (
    (re.compile(r"oem?(?:$|_|n|p|c|r)|genuine|original|純正", re.IGNORECASE), "oem"),
    (re.compile(r"supersed\w*_?by|replaced_?by|new|successor", re.IGNORECASE), "new"),
    (re.compile(r"supersedes|old|previous|former", re.IGNORECASE), "old"),
    (re.compile(r"cross|interchange|equivalent|competitor|xref|ref|alternat|replace|互換", re.IGNORECASE), "cross"),
)
"""What a list's name says its numbers are, the first that fits."""
_NAMES = ("name", "key", "label", "attribute", "attribute_name", "parameter", "title", "template_detail.name")
_VALUES = ("value", "values", "option", "options", "text", "data", "value_text", "content", "value_typical")
_SAME_AS_PARENT = frozenset({"name", "title", "label", "value", "rendered", "display_name", "#text", "language"})
_ITEMS_NAMED = ("name", "title", "label", "value", "src", "url", "barcode", "id")
COLUMNS = {
    "ean13": "gtin", "global_unique_id": "gtin", "categ_id": "category", "category_name": "category",
    "item_group": "category", "product_brand_id": "brand", "brands": "brand", "qty_available": "stock",
    "stock_quantity": "stock", "inventory_quantity": "stock", "actual_qty": "stock", "standard_rate": "price",
    "default_item_manufacturer": "brand", "default_manufacturer_part_no": "part number",
    "manufacturer_product_number": "part number", "manufacturer_part_no": "part number", "supplierpartnr": "order code",
    "body_html": "description", "product_type": "category", "categories": "category",
    "regular_price": "price before discount",
    "sale_price": "price of a sale", "list_price": "price", "permalink": "link", "product_url": "link",
}  # fmt: skip
"""What exports call their columns, in words suppliers use (WooCommerce, Shopify, PrestaShop, Odoo, ERPNext, InvenTree,
Part-DB). A word that the record uses already stays with its own column."""
_TAG = re.compile(
    r"<br\s*/?>|</?(?:p|div|span|strong|b|em|i|u|ul|ol|li|h[1-6]|a|table|tr|td|tbody)\b[^>]*>", re.IGNORECASE
)

Cells = dict[str, str]


def lines(record: Mapping[str, Any]) -> Iterator[Cells]:
    """The lines a record is told in: column to text. One at least.

    >>> list(lines({"sku": "A-1", "brand": {"name": "Orla"}, "oem": [{"make": "Suzuki", "number": "16510-61A20"}]}))[1]
    {'sku': 'A-1', 'brand': 'Orla', 'oem brand': 'Suzuki', 'oem number': '16510-61A20'}
    """
    own: Cells = {}
    groups: list[tuple[str, list[Mapping[str, Any]]]] = []
    _flatten("", record, own, groups, 0)
    own = _renamed(own)
    variants = [(name, items) for name, items in groups if _leaf(name) in VARIANTS and items]
    others = [(name, items) for name, items in groups if _leaf(name) not in VARIANTS]
    if not variants:
        yield own
    count = 0
    for name, items in (*variants, *others):
        for item in items:
            for cells in lines(item):
                count += 1
                if count <= _MOST_LINES:
                    yield own | _beside(own, name, cells)


def text(value: object) -> str:
    """A plain value as a cell has it."""
    if value is None or value is False:
        return ""
    if isinstance(value, str):
        return " ".join(html.unescape(_TAG.sub(" ", value)).split()) if "<" in value and _TAG.search(value) else value
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], str):
            return value[1]  # Odoo: a record elsewhere, its key and its name.
        return "; ".join(filter(None, map(text, value)))
    if isinstance(value, dict):
        return _json(value)
    return "yes" if value is True else str(value)


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        return "nested too deep"


def _flatten(
    prefix: str, record: Mapping[str, Any], own: Cells, groups: list[tuple[str, list[Mapping[str, Any]]]], depth: int
) -> None:
    for key, value in record.items():
        name = f"{prefix}.{key}" if prefix else key
        if isinstance(record.get(f"{key}_detail"), dict):
            continue  # InvenTree: the key of a record that is told beside.
        if isinstance(value, dict) and depth < DEEPEST:
            _flatten(name, value, own, groups, depth + 1)
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            _list(name, value, own, groups)
        else:
            own[_column(name)] = text(value)


def _column(name: str) -> str:
    """The column's name: `brand.name` is `brand`, and `manufacturer_detail.name` the manufacturer."""
    while "." in name and _leaf(name) in _SAME_AS_PARENT:
        name = name.rpartition(".")[0]
    return "part name" if name == "part_detail" else name.removesuffix("_detail")


def _leaf(name: str) -> str:
    return name.rpartition(".")[2].casefold()


def _list(name: str, items: list[Any], own: Cells, groups: list[tuple[str, list[Mapping[str, Any]]]]) -> None:
    keys = [{_folded(key) for key in item} for item in items]
    numbers = any(one & NUMBERS for one in keys)
    vehicles = any(len(one & VEHICLES) > 1 for one in keys)
    pairs = [] if vehicles else [_pair(item) for item in items]
    if _leaf(name) in VARIANTS and (numbers or any("price" in one for one in keys)):
        groups.append((name, items))
    elif pairs and all(pairs):
        for key, value in filter(None, pairs):
            column = key if key and key not in own else f"{name}.{key}"
            own[column] = "; ".join(filter(None, (own.get(column), value)))
    elif all(set(item) <= {"id", "value", "language", "attrs"} and "value" in item for item in items):
        own[_column(name)] = text(items[0]["value"])  # PrestaShop: the same in several languages.
    elif numbers or vehicles:
        groups.append((name, items))
    else:
        own[name] = "; ".join(filter(None, map(_item, items)))


def _item(item: Mapping[str, Any]) -> str:
    return next((text(item[key]) for key in _ITEMS_NAMED if item.get(key)), "") or _json(item)


def _pair(item: Mapping[str, Any]) -> tuple[str, str] | None:
    template = item.get("template_detail")
    flat = {**item, "template_detail.name": template.get("name") if isinstance(template, dict) else None}
    names = [flat[key] for key in _NAMES if isinstance(flat.get(key), str)]
    values = [flat[key] for key in _VALUES if key in flat]
    if not names or not values or {_folded(key) for key in item} & (NUMBERS - {"code"}):
        return None
    return names[0], text(next(filter(None, values), ""))


def _beside(own: Cells, group: str, cells: Cells) -> Cells:
    """The cells of an item of a list, named so that they are not taken for the record's own."""
    leaf = _leaf(group)
    if leaf in VARIANTS:
        return {key if key not in own or key in _REPLACED else f"{leaf}.{key}": value for key, value in cells.items()}
    folded = {_folded(key) for key in cells}
    if len(folded & VEHICLES) > 1 and not folded & (NUMBERS - {"code", "number", "no"}):
        return {f"vehicle {key}" if key in own else key: value for key, value in cells.items()}
    kind = next((kind for pattern, kind in GROUPS if pattern.search(leaf)), leaf)
    named: Cells = {}
    for key, value in cells.items():
        plain = "number" if _folded(key) in NUMBERS else "brand" if _folded(key) in MAKERS else key
        named.setdefault(f"{kind} {plain}", value)
    return named


_REPLACED = frozenset({"sku", "price", "stock", "barcode", "gtin", "weight", "link", "mpn"})
"""What a variant says of itself in place of what its product says."""


def _renamed(own: Cells) -> Cells:
    found: Cells = {}
    if "manufacturer" in own and "supplier" in own:  # Of two, the supplier is who sells it.
        own["sold by"] = own.pop("supplier")
    for name, value in own.items():
        better = COLUMNS.get(name) or COLUMNS.get(_leaf(name), "")
        found[better if better and better not in own and better not in found else name] = value
    return found


def _folded(key: str) -> str:
    return re.sub(r"[\W_]+", "", key.casefold())
