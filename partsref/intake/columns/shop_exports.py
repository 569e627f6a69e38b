"""What exports of web shops do with columns: a product over several rows, and properties in pairs of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partsref.intake.columns.fields import SEVERAL, attribute_of, field_of
from partsref.intake.columns.header import Header
from partsref.intake.columns.samples import filled
from partsref.intake.columns.settle import Columns
from partsref.intake.read.line import Line
from partsref.words.fold import fold

_PRODUCT_ROWS = (
    ("handle", "variantsku", frozenset({"name", "name_ja", "brand", "note", "category", "make", "model"})),
)
"""Column that holds for all rows of a product, one that tells the export, and what only the first row says."""
_PAIR_NAME = re.compile(r"(?:product )?attribute[ _]*(\d{1,2})[ _]*name", re.IGNORECASE)
_PAIR_VALUE = re.compile(r"(?:product )?attribute[ _]*(\d{1,2})[ _]*(?:value(?:\(s\)|s)?|data|options?)", re.IGNORECASE)

Pairs = dict[int, int]
"""Place of a property's name to that of its value."""


def attribute_pairs(header: Header, unknown: Sequence[int]) -> Pairs:
    """The pairs `Attribute 1 name`, `Attribute 1 value(s)` among columns that are not known otherwise."""
    names = {found[1]: place for place in unknown if (found := _PAIR_NAME.fullmatch(header.names[place]))}
    values = {found[1]: place for place in unknown if (found := _PAIR_VALUE.fullmatch(header.names[place]))}
    return {names[one]: values[one] for one in names if one in values}


def settle_pairs(
    columns: Columns, attributes: dict[int, tuple[str, str]], pairs: Pairs, sample: Sequence[Line]
) -> Pairs:
    """Give the value of each pair whose name is one throughout its column; the pairs that are left are properties."""
    left: Pairs = {}
    for name, value in pairs.items():
        said = {cell.casefold() for cell in filled(sample, name)}
        one = field_of(next(iter(said))) if len(said) == 1 else None
        if one and (one not in columns or one in SEVERAL):
            columns.setdefault(one, []).append(value)
        elif one is None and len(said) == 1 and (attribute := attribute_of(next(iter(said)))):
            attributes[value] = attribute
        else:
            left[name] = value
    return left


def product_rows(header: Header, columns: Columns) -> tuple[int, frozenset[int]]:
    """The column whose value rows of one product share, and those that only the first of them fills; -1 if none."""
    folded = [fold(name) for name in header.names]
    for shared, sign, said_once in _PRODUCT_ROWS:
        if shared in folded and sign in folded:
            return folded.index(shared), frozenset(at for one in said_once for at in columns.get(one, ()))
    return -1, frozenset()
