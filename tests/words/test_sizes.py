"""Sizes as they are typed, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.words.sizes import Size, shown, take_sizes


def sizes(text: str) -> list[Size]:
    return take_sizes(text, lambda _number: False)[1]


@pytest.mark.parametrize("text", [
    "25x52x15", "25X52X15mm", "25 × 52 × 15", "φ25×φ52×15", "25Φ×52Φ×15", "⌀25 x ⌀52 x 15 mm", "25mm x 52mm x 15mm",
    "25,0x52,0x15,0", "25✕52✕15", "25х52х15", "25*52*15", "25-52-15", "25 52 15", "2x25x52x15", "25x52x15x2",
    "内径25外径52幅15", "内径 25mm、外径 52mm、幅 15mm", "inner diameter 25 outer diameter 52 width 15",
    "ID25 OD52 W15",
    "id: 25 od: 52 w 15", "ベアリング25×52×15", "bearing 25x52x15, rear", "(25x52x15)", "25x52x15ミリのベアリング",
])  # fmt: skip
def test_a_size_is_read_however_it_is_typed(text: str) -> None:
    assert sizes(text) == [(25, 52, 15)]


@pytest.mark.parametrize(("text", "found"), [
    ("238x129", [(238, 129)]),
    ("φ35×φ64", [(35, 64)]),
    ("17,5x28x4,5", [(17.5, 28, 4.5)]),
    ("40x72x36/33", [(40, 72, 36, 33)]),
    ("25x52x15 20x47x14", [(25, 52, 15), (20, 47, 14)]),
    ("25x52x15、20x47x14", [(25, 52, 15), (20, 47, 14)]),
])  # fmt: skip
def test_each_length_and_each_size_is_read(text: str, found: list[Size]) -> None:
    assert sizes(text) == found


@pytest.mark.parametrize("text", [
    "0.984x2.047x0.59 in", "0.984x2.047x0.591in", "0.984 x 2.047 x 0.591 inch", '0.984" x 2.047" x 0.591"',
    ".984 × 2.047 × .591 inches", "0.984in x 2.047in x 0.591in", "0,984x2,047x0,591 in.", "0.984x2.047x0.591インチ",
    "wheel bearing 0.984x2.047x0.59 in rear", '0.984″x2.047″x0.591″',
])  # fmt: skip
def test_a_size_in_inches_is_that_in_millimetres(text: str) -> None:
    assert sizes(text) == [(25, 52, 15)]


@pytest.mark.parametrize("text", ["25x52x15 in stock", "25.0x52.0x15.0 in the rear hub", "seal 25x52x15 in hijet"])
def test_the_word_in_makes_no_inches_of_millimetres(text: str) -> None:
    assert sizes(text) == [(25, 52, 15)]


@pytest.mark.parametrize("text", [
    "4x4", "4x2", "6x6", "10x1.25", "M12x1.5", "28-40", "15400-PLM-A01", "35x", "x64", "", "0x0x0", "1-2-3",
    "614-223-0007", "310-12-847", "614 223 0007", "310 12 847 02 22", "28-040-8", "145/80R12", "165-65-14", "H4 H7",
    "1990 1998", "25x52x15x7x9x11", "99999x52x15", "2.5x5.2x1.5cm", "W20EPR-U", "DAC35640037",
    "152 208 112",
])  # fmt: skip
def test_a_drive_a_thread_a_tyre_or_a_number_is_no_size(text: str) -> None:
    assert sizes(text) == []


def test_a_known_number_stays_a_number() -> None:
    assert take_sizes("seal 25-52-15", {"25-52-15"}.__contains__) == ("seal 25-52-15", [])


def test_what_is_left_has_no_piece_of_the_size() -> None:
    rest, _ = take_sizes("hijet φ25×φ52×15mm bearing 2個", lambda _number: False)
    assert rest.split() == ["hijet", "bearing", "2個"]


@given(st.lists(st.integers(30, 9999).map(lambda tenths: tenths / 10), min_size=3, max_size=4))
def test_what_is_shown_reads_as_the_same_size(lengths: list[float]) -> None:
    assert sizes(shown(tuple(lengths))) == [tuple(lengths)]
