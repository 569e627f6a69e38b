"""Numbers that are nearly, or partly, the one asked for: kept in the catalogue's own file, by the writer."""

from __future__ import annotations

from partsref.index.near.codes import LONGEST
from partsref.index.near.fragments import containing, inside
from partsref.index.near.lookup import NearMatch, lookup, near_keys
from partsref.index.near.self_check import check
from partsref.index.near.upkeep import apply, is_complete, rebuild
from partsref.index.near.worn_numbers import fitting

__all__ = [
    "LONGEST",
    "NearMatch",
    "apply",
    "check",
    "containing",
    "fitting",
    "inside",
    "is_complete",
    "lookup",
    "near_keys",
    "rebuild",
]
