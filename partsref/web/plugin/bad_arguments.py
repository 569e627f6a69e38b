"""What the address of a table asks wrongly: Datasette fails on these without saying which argument it was."""

from __future__ import annotations

import json
from collections.abc import Mapping

from partsref.web.language.language import Words

_THROUGH = {"table", "column", "value"}
_SWITCHES = ("_json_infinity", "_labels")
_ON_OR_OFF = ("", "on", "off", "true", "false", "1", "0")
_LONGEST_OFFSET = 18
"""Digits of an offset that surely fit SQLite's 64 bits."""


def mistake(args: Mapping[str, str], words: Words) -> str:
    """The first argument that cannot be read, and what it should be; empty if none is known to be wrong."""
    for name, value in args.items():
        if name == "_timelimit" and not _whole(value):
            return words("mistake.whole", argument=f"{name}={value}")
        if name in _SWITCHES and value.lower() not in _ON_OR_OFF:
            return words("mistake.switch", argument=f"{name}={value}")
        if name == "_through" and not _route(value):
            return words("mistake.through", argument=f"{name}={value}")
        if name.endswith(("__in", "__notin")) and value.startswith("[") and not isinstance(_read(value), list):
            return words("mistake.list", argument=f"{name}={value}")
        if name.startswith("_facet") and value.startswith("{"):
            return words("mistake.column", argument=f"{name}={value}")
        if name == "_next" and not _whole(value):
            return words("mistake.next", argument=f"{name}={value}")
    return ""


def _whole(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _LONGEST_OFFSET


def _route(value: str) -> bool:
    read = _read(value)
    return isinstance(read, dict) and read.keys() >= _THROUGH


def _read(value: str) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None
