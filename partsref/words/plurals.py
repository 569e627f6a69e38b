"""English plurals: one rule for questions, names of parts, headers and kinds."""

from __future__ import annotations

_SINGULAR = frozenset(
    {
        "gas", "bus", "abs", "plus", "ss", "glass", "class", "chassis", "lens", "us", "is", "this", "its", "dias",
        "series", "species", "axis", "basis", "brass", "press", "bias", "canvas", "atlas", "thermos",
    }
)  # fmt: skip
"""Words, and a model's name (Sambar Dias), whose s is no plural: a dia is a diameter."""
_IRREGULAR = {
    "gases": "gas", "buses": "bus", "lenses": "lens", "biases": "bias", "canvases": "canvas",
    "ties": "tie", "dies": "die", "leaves": "leaf", "halves": "half", "knives": "knife", "shelves": "shelf",
    "caches": "cache", "feet": "foot", "teeth": "tooth",
}  # fmt: skip


def singular(word: str) -> str:
    """A lower-case English word without its plural; anything else as it is.

    >>> [singular(word) for word in ("pads", "bushes", "glasses", "batteries", "lenses", "leaves", "chassis")]
    ['pad', 'bush', 'glass', 'battery', 'lens', 'leaf', 'chassis']
    """
    if found := _IRREGULAR.get(word):
        return found
    if len(word) < 4 or not word.endswith("s") or word in _SINGULAR or not word.isalpha() or not word.isascii():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]
