"""The code on paper says the address of the page, drawn here module by module."""

from __future__ import annotations

import re

import segno
from hypothesis import given
from hypothesis import strategies as st

from partsref.web.shapes.qr_code import LONGEST, qr_code
from partsref.web.shapes.qr_rows import qr_rows

ADDRESS = "http://192.168.1.20:8001/part/Daihatsu/15601-87204"


def test_the_drawing_is_the_code_of_the_address() -> None:
    drawn = str(qr_code(ADDRESS, "The address"))
    side = int(re.search(r'viewBox="0 0 (\d+)', drawn)[1])  # type: ignore[index]
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", drawn):
        dark |= {(int(x) + step, int(y)) for step in range(int(length))}
    matrix = segno.make(ADDRESS, error="m", mask=4, boost_error=False, micro=False, mode="byte").matrix
    wanted = {(x + 4, y + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert dark == wanted
    assert side == len(matrix) + 8


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=15, max_size=120))
def test_what_is_reckoned_from_a_code_of_zeros_is_the_code_itself(text: str) -> None:
    rows, side = qr_rows(text)
    matrix = segno.make(text.encode(), error="m", mask=4, boost_error=False, micro=False, mode="byte").matrix
    assert side == len(matrix)
    assert list(rows) == [int("".join(map(str, row)), 2) for row in matrix]


def test_it_is_named_and_holds_no_markup_of_others() -> None:
    assert "<title>a &lt;b&gt;</title>" in qr_code(ADDRESS, "a <b>")


def test_an_address_no_phone_would_read_off_paper_has_none() -> None:
    assert qr_code("", "x") == ""
    assert qr_code("http://x/" + "1" * LONGEST, "x") == ""
