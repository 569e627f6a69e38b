"""The settings and fields of an index of parts. `since` and `until` are publications, see `pointer`."""

from __future__ import annotations

from typing import Any

from partsref.cluster.access.indexed_fields import DERIVED

FORMAT = 1
"""Raised when documents change: what was published by another version is not read, and is published anew."""
MARK = "partsref"
_WORD = {"type": "keyword"}
_ASKED = {"type": "keyword", "doc_values": False, "norms": False, "index_options": "docs"}
"""A text that is only looked up, never sorted by or shown."""

PARTS: dict[str, Any] = {
    "dynamic": False,
    "_meta": {MARK: FORMAT},
    "_source": {"excludes": list(DERIVED)},
    "properties": {
        "what": _WORD,
        "since": {"type": "integer"},
        "until": {"type": "integer"},
        "id": {"type": "long"},
        "hub": {"type": "long"},
        "page": {"type": "integer"},
        "maker": {"type": "integer"},
        "key": _WORD,
        "base": _WORD,
        "place": {"type": "byte"},
        "description": {"type": "integer"},
        "first_fit": {"type": "long"},
        "applications": {"type": "integer"},
        "mm": {"type": "double"},
        "spelled": _ASKED,
        "one_less": _ASKED,
        "head_less": _ASKED,
        "tail_less": _ASKED,
        "reversed": _ASKED,
        "grams": _ASKED,
    },
}
POINTER: dict[str, Any] = {"dynamic": False, "_meta": {MARK: FORMAT}, "properties": {}}


def settings(shards: int) -> dict[str, Any]:
    """Of an index being filled: no copies and no refreshing until it is whole."""
    return {"index": {"number_of_shards": shards, "number_of_replicas": 0, "refresh_interval": -1}}


EVERYWHERE = {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-all"}}
"""Of the small index every node has: what is published, and the reference file."""
COPIED = {"index": {"auto_expand_replicas": "0-1"}}
"""Of an index that is whole: one copy of each shard, where there is a second node."""
