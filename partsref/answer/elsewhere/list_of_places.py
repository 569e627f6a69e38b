"""The list of places: the shipped one, or an operator's own in its stead."""

from __future__ import annotations

import csv
import os
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from partsref.errors import InputError
from partsref.shipped import shipped
from partsref.values import frozen

Wants = Literal["number", "words_ja", "words_en", "either"]
NumberForm = Literal["dashed", "plain"]
OWN_LIST = "PARTSREF_PLACES"
"""Names a file with the columns of `catalog/places.csv`, in place of that one; an empty file means no places."""


@frozen
class Place:
    """A catalogue, shop or auction. `address` holds {number} or {words}, put in percent-encoded."""

    name: str
    name_ja: str
    country: str
    good_for: str
    wants: Wants
    number_form: NumberForm
    address: str


def places() -> tuple[Place, ...]:
    """Every place, in the order of the list. Raises `InputError` naming the row of a list that cannot be used."""
    return _read(os.environ.get(OWN_LIST, ""))


@lru_cache(maxsize=4)
def _read(own: str) -> tuple[Place, ...]:
    path = Path(own) if own else shipped("catalog") / "places.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_place(path, line, row) for line, row in enumerate(csv.DictReader(file), start=2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: the list of places cannot be read ({error}).") from error


def _place(path: Path, line: int, row: dict[str, str]) -> Place:
    address = row.get("address") or ""
    if not address.startswith("https://") or ("{number}" in address) == ("{words}" in address):
        raise InputError(f"{path}, row {line}: address: expected https://... with {{number}} or {{words}} in it.")
    wants, form = row.get("wants") or "either", row.get("number_form") or "dashed"
    for column, value, allowed in (("wants", wants, get_args(Wants)), ("number_form", form, get_args(NumberForm))):
        if value not in allowed:
            raise InputError(f"{path}, row {line}: {column}: expected {', '.join(allowed)}; came {value!r}.")
    texts = [row.get(column) or "" for column in ("place", "place_ja", "country", "good_for")]
    return Place(texts[0], texts[1], texts[2], texts[3], cast("Wants", wants), cast("NumberForm", form), address)
