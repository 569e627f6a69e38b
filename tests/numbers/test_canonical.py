"""However a number is typed, it comes back as its maker prints it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from partsref.numbers.canonical import bases, canonical, readings, restored_zeros
from partsref.numbers.formats import FORMATS, NumberFormat
from partsref.numbers.number_key import key

_DIGITS = "0123456789"


def laid_out(
    formats: tuple[NumberFormat, ...], alphabet: str = f"{_DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ"
) -> st.SearchStrategy[tuple[NumberFormat, str]]:
    """A layout and a key that matches it."""

    def with_key(layout: NumberFormat) -> st.SearchStrategy[tuple[NumberFormat, str]]:
        return st.tuples(
            st.just(layout), st.from_regex(layout.pattern, fullmatch=True, alphabet=st.sampled_from(alphabet))
        )

    return st.sampled_from(formats).flatmap(with_key)


@given(laid_out(FORMATS))
def test_what_is_printed_is_read_back_as_the_same_number(drawn: tuple[NumberFormat, str]) -> None:
    layout, typed = drawn
    number = canonical(layout.maker, typed)
    assert canonical(layout.maker, number.printed) == number
    assert key(number.printed) == number.key


@given(laid_out(FORMATS))
def test_a_key_is_found_without_knowing_its_maker(drawn: tuple[NumberFormat, str]) -> None:
    layout, typed = drawn
    number = canonical(layout.maker, typed)
    assert number.key in readings(typed)
    assert number.key.startswith(number.base)
    assert number.base in (number.key, *bases(typed))


@given(st.text(), st.sampled_from(sorted({layout.maker for layout in FORMATS} | {"nobody"})))
def test_any_text_has_one_key_and_keeps_it(text: str, maker: str) -> None:
    assert key(key(text)) == key(text)
    number = canonical(maker, text)
    assert canonical(maker, number.printed) == number


@given(laid_out(tuple(layout for layout in FORMATS if layout.zero_padded), _DIGITS), st.sampled_from(("0", "00")))
def test_zeros_that_a_spreadsheet_ate_come_back(drawn: tuple[NumberFormat, str], eaten: str) -> None:
    layout, typed = drawn
    left = f"1{typed[len(eaten) + 1 :]}"
    # What is left may be a number of the layout by itself: nothing is missing then.
    assume(layout.pattern.fullmatch(eaten + left) and not layout.pattern.fullmatch(left))
    assert canonical(layout.maker, eaten + left).key in restored_zeros(left)
