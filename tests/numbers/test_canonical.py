"""However a number is typed, it comes back as its maker prints it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.numbers.canonical import canonical
from partsref.numbers.formats import FORMATS, NumberFormat, is_whole
from partsref.numbers.number_key import key

_LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def laid_out(formats: tuple[NumberFormat, ...]) -> st.SearchStrategy[tuple[NumberFormat, str]]:
    """A layout and a key that matches it."""

    def with_key(layout: NumberFormat) -> st.SearchStrategy[tuple[NumberFormat, str]]:
        letters = st.sampled_from(_LETTERS_AND_DIGITS)
        return st.tuples(st.just(layout), st.from_regex(layout.pattern, fullmatch=True, alphabet=letters))

    return st.sampled_from(formats).flatmap(with_key)


@pytest.mark.parametrize(
    ("maker", "typed", "printed", "base"),
    [(layout.maker, *example) for layout in FORMATS for example in layout.examples],
)
def test_every_layout_prints_its_examples(maker: str, typed: str, printed: str, base: str) -> None:
    number = canonical(maker, typed)
    assert (number.printed, number.base) == (printed, base)


@pytest.mark.parametrize("layout", FORMATS, ids=lambda layout: f"{layout.maker} {layout.body}")
def test_every_layout_has_examples_that_it_alone_of_its_maker_reads(layout: NumberFormat) -> None:
    others = [other for other in FORMATS if other.maker == layout.maker and other is not layout]
    typed = [key(example[0]) for example in layout.examples]
    assert typed
    assert all(layout.pattern.fullmatch(text) for text in typed)
    assert not any(other.pattern.fullmatch(typed[0]) for other in others[:1] if other.body.startswith(layout.body))


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("1651061A20", True),
        ("1651061A20000", True),
        ("16510M68K20", True),
        ("15601B2010", True),
        ("15400PLMA02", True),
        ("1520865F0A", True),
        ("13028KA060", True),
        ("AY0114300A", True),
        ("MD134953", True),
        ("1651061A2O", False),
        ("165106IA20", False),
        ("165106A20", False),
        ("BKR6E", False),
        ("6205", False),
    ],
)
def test_a_whole_number_is_told_from_one_with_a_letter_for_a_digit(typed: str, whole: bool) -> None:
    assert is_whole(typed) == whole


@given(laid_out(FORMATS))
def test_what_is_printed_is_read_back_as_the_same_number(drawn: tuple[NumberFormat, str]) -> None:
    layout, typed = drawn
    number = canonical(layout.maker, typed)
    assert canonical(layout.maker, number.printed) == number
    assert key(number.printed) == number.key


@given(st.text(), st.sampled_from(sorted({layout.maker for layout in FORMATS} | {"nobody"})))
def test_any_text_has_one_key_and_keeps_it(text: str, maker: str) -> None:
    assert key(key(text)) == key(text)
    number = canonical(maker, text)
    assert canonical(maker, number.printed) == number
