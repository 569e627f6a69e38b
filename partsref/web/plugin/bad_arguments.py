"""What the address of a table asks wrongly: Datasette fails on these without saying which argument it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from partsref.web.language.language import PageWords

_THROUGH = {"table", "column", "value"}
_SWITCHES = ("_json_infinity", "_labels")
_ON_OR_OFF = ("", "on", "off", "true", "false", "1", "0")
_LONGEST_OFFSET = 18
"""Digits of an offset that surely fit SQLite's 64 bits."""


def mistake(args: Mapping[str, str], words: PageWords) -> str:
    """The first argument that cannot be read, and what it should be; empty if none is known to be wrong."""
    for name, value in args.items():
        for phrase, is_wrong in _MISTAKES:
            if is_wrong(name, value):
                return words("mistake." + phrase, argument=f"{name}={value}")
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


_MISTAKES: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("whole", lambda name, value: name == "_timelimit" and not _whole(value)),
    ("switch", lambda name, value: name in _SWITCHES and value.lower() not in _ON_OR_OFF),
    ("through", lambda name, value: name == "_through" and not _route(value)),
    (
        "list",
        lambda name, value: (
            name.endswith(("__in", "__notin")) and value.startswith("[") and not isinstance(_read(value), list)
        ),
    ),
    ("column", lambda name, value: name.startswith("_facet") and value.startswith("{")),
    ("next", lambda name, value: name == "_next" and not _whole(value)),
)
"""What an argument may be instead of what it should be: the phrase that says so, and whether it is that."""
