"""What a document is found by: worked out of the document itself, so that it can be written again as it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partsref.index.near.codes import LONGEST, shortened, strings_of
from partsref.index.near.families import HEAD, is_cut
from partsref.index.near.fragments import GRAM

Document = dict[str, Any]
"""A document as it is sent and given back."""
DERIVED = ("applications", "mm", "spelled", "one_less", "head_less", "tail_less", "reversed", "grams")
"""Fields that are looked up and never given back."""


def with_indexed_fields(doc: dict[str, Any]) -> dict[str, Any]:
    """The document of a part with the fields it is found by; any other document as it is."""
    if doc["what"] != "part":
        return doc
    key: str = doc["key"]
    found = {
        **doc,
        "applications": sorted({row[1] for row in doc["fits"]}),
        "mm": sorted({row[4] for row in doc["attributes"] if row[4] is not None}),
        "spelled": sorted({row[1] for row in doc["spellings"]}),
        "one_less": texts(strings_of(key)),
        "grams": sorted(grams(key)),
    }
    if is_cut(key) and len(key) <= LONGEST:
        found |= {
            "reversed": key[::-1],
            "head_less": texts(shortened(key[:HEAD])),
            "tail_less": texts(shortened(key[HEAD:])),
        }
    else:
        found["reversed"] = key[::-1]
    return found


def grams(key: str) -> set[str]:
    """The three-character pieces of a key."""
    return {key[place : place + GRAM] for place in range(len(key) - GRAM + 1)}


def texts(strings: Iterable[bytes]) -> list[str]:
    """Strings that are hashed elsewhere, as they are looked up here."""
    return sorted({string.decode("utf-8", "surrogatepass") for string in strings})
