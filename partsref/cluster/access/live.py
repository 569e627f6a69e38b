"""Which documents are of a publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def live(number: int, void: Sequence[int]) -> dict[str, Any]:
    """The filter for the documents read at publication `number`; what `void` attempts wrote counts for nothing."""
    came: list[Any] = [{"range": {"since": {"lte": number}}}]
    if not void:
        return {"bool": {"filter": came, "must_not": [{"range": {"until": {"lte": number}}}]}}
    went = {"bool": {"filter": [{"range": {"until": {"lte": number}}}], "must_not": [{"terms": {"until": list(void)}}]}}
    return {"bool": {"filter": came, "must_not": [{"terms": {"since": list(void)}}, went]}}
