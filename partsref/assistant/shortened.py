"""An answer's JSON made short enough for a conversation: the surest first, what was left out counted, nothing surer.

Only keys and items go; what is left is word for word what the JSON of the same answer says.
"""

from __future__ import annotations

from typing import Any

Shape = dict[str, Any]

WARNING = (
    "Before anybody buys: compare measures, mounting and the number on the old part. 'stated' is what a source says,"
    " 'derived' follows from several, 'possible' is a lead to check; a hit that is 'near' or 'contains' is another"
    " number than the one asked for; 'related' is for another vehicle. Say which it is, and name the source."
)
"""Goes with every answer."""
_ITEMS = {
    "hits": 8,
    "equivalents": 8,
    "fits": 8,
    "candidates": 5,
    "attributes": 12,
    "forms": 3,
    "facts": 10,
    "offers": 5,
}
"""Items of each list that are kept."""
_DROPPED = frozenset(
    {
        "note_reasons",
        "conflict_reasons",
        "reasons",
        "score",
        "name_ja",
        "category_ja",
        "did_you_mean_codes",
        "understood",
    }
)
"""Keys that say again in codes what stands beside them in words, or that nobody would read out."""


def shortened(shape: Shape) -> Shape:
    """The shape with each list cut, `left_out` counting what is not shown, and sources only of what is."""
    left_out: dict[str, int] = {}
    short = {key: _cut(key, value, left_out) for key, value in shape.items() if key not in _DROPPED}
    if "sources" in short:
        used = _texts({key: value for key, value in short.items() if key != "sources"})
        short["sources"] = {code: source for code, source in short["sources"].items() if code in used}
    if left_out:
        short["left_out"] = left_out
    return short


def _cut(key: str, value: Any, left_out: dict[str, int]) -> Any:
    if isinstance(value, list):
        most = _ITEMS.get(key, len(value))
        if len(value) > most:
            left_out[key] = len(value) - most
        return [_without(item) for item in value[:most]]
    return _without(value)


def _without(value: Any) -> Any:
    """The value without dropped keys, and without what is empty."""
    if isinstance(value, dict):
        return {
            key: _without(item) for key, item in value.items() if key not in _DROPPED and item not in ("", None, [])
        }
    if isinstance(value, list):
        return [_without(item) for item in value]
    return value


def _texts(value: Any) -> set[str]:
    """Every text in the lists of a shape: codes of sources stand there."""
    if isinstance(value, dict):
        return set().union(*map(_texts, value.values()))
    if isinstance(value, list):
        return set().union(*map(_texts, value))
    return {value} if isinstance(value, str) else set()
