"""One rule for plurals: what is one kind of part in a question is one in a catalogue."""

from __future__ import annotations

import pytest

from partsref.words.phrases import keys
from partsref.words.plurals import singular


@pytest.mark.parametrize(("several", "one"), [
    ("pads", "pad"), ("bushes", "bush"), ("switches", "switch"), ("boxes", "box"), ("glasses", "glass"),
    ("lenses", "lens"),
    ("batteries", "battery"), ("gases", "gas"), ("leaves", "leaf"), ("hoses", "hose"), ("valves", "valve"),
    ("fuses", "fuse"), ("ties", "tie"), ("dies", "die"),
])  # fmt: skip
def test_a_plural_is_its_singular(several: str, one: str) -> None:
    assert singular(several) == singular(one) == one


@pytest.mark.parametrize(
    "word", ["glass", "chassis", "lens", "abs", "series", "press", "axis", "dias", "canvas", "gas", "plus"]
)
def test_what_only_ends_like_a_plural_stays(word: str) -> None:
    assert singular(word) == word


def test_quarter_glasses_are_quarter_glass() -> None:
    assert set(keys("quarter glass")) == set(keys("quarter glasses"))
