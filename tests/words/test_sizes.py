"""Sizes as they are typed, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.words.sizes import shown, size


@pytest.mark.parametrize(("token", "lengths"), [
    ("35x64x37", (35, 64, 37)),
    ("35X64X37mm", (35, 64, 37)),
    ("17.5x28x4.5", (17.5, 28, 4.5)),
    ("28-40-8", (28, 40, 8)),
    ("238x129", (238, 129)),
])  # fmt: skip
def test_a_size_is_read(token: str, lengths: tuple[float, ...]) -> None:
    assert size(token) == lengths


@pytest.mark.parametrize(
    "token",
    [
        "4x4",
        "4x2",
        "6x6",
        "10x1.25",
        "M12x1.5",
        "28-40",
        "15400-PLM-A01",
        "35x",
        "x64",
        "",
        "0x0x0",
        "1-2-3",
        "614-223-0007",
        "310-12-847",
        "28-040-8",
    ],
)
def test_a_drive_a_thread_or_a_number_is_no_size(token: str) -> None:
    assert size(token) == ()


@given(st.lists(st.integers(30, 9999).map(lambda tenths: tenths / 10), min_size=3, max_size=4))
def test_what_is_shown_reads_as_the_same_size(lengths: list[float]) -> None:
    assert size(shown(tuple(lengths)).replace(" ", "")) == tuple(lengths)
