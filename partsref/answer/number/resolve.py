"""From what was typed to the one part it most likely means, or a clear refusal to guess."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.answer.number.find_number import find
from partsref.errors import NotFoundError
from partsref.model import Hit
from partsref.numbers.number_key import key
from partsref.store.read.reader import Reader
from partsref.words.fold import fold

_CLEAR_LEAD = 0.05
"""A near hit is taken for the number meant only when the next one is at least this much less like it."""


def resolve(reader: Reader, query: str, maker: str = "") -> Hit:
    """The hit a cross-reference is made for: exact if there is one, else the only base, fragment or clear near hit.

    `maker` (any alias) chooses between makers that print the same number. Raises `NotFoundError` naming the
    candidates when none stands out, and when nothing is found.
    """
    wanted = fold(maker)
    hits = [h for h in find(reader, query).hits if not maker or _is_of(reader, h, wanted)]
    return chosen(hits, query, maker)


def chosen(hits: Sequence[Hit], query: str, maker: str = "") -> Hit:
    """The one of `hits` that is meant; raises `NotFoundError` as `resolve` does."""
    if not hits:
        raise NotFoundError(f"No part carries {_short(query)}{f' of {maker}' if maker else ''}, nor one like it.")
    first = hits[0]
    if first.block in ("exact", "base") or len(hits) == 1:
        return first
    # The same digits under another brand are no other number: the first is the best evidenced of them.
    rival = next((h for h in hits[1:] if h.block == first.block and key(h.number) != key(first.number)), None)
    if first.block == "near" and (rival is None or first.score - rival.score >= _CLEAR_LEAD):
        return first
    candidates = ", ".join(f"{h.maker} {h.number}" for h in hits[:5])
    raise NotFoundError(f"No part carries exactly {_short(query)}. Which is meant: {candidates}?")


def _is_of(reader: Reader, hit: Hit, wanted: str) -> bool:
    return reader.maker_by_fold([wanted]).get(wanted) == hit.maker


def _short(query: str) -> str:
    text = " ".join(query.split())
    return text if len(text) <= 40 else f"{text[:40]}..."
