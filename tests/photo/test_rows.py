"""What stands side by side on a label held askew is one row."""

from __future__ import annotations

import math

from partsref.photo.rows import TextBox, rows


def box(x: float, y: float, width: float, height: float, degrees: float) -> TextBox:
    """A box on a picture turned by `degrees` about its corner."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    turned = [(px * c - py * s, px * s + py * c) for px, py in corners]
    return TextBox(*turned)


def test_pieces_of_a_line_are_one_row_however_the_label_is_held() -> None:
    for degrees in (-12, 0, 12):
        some = [box(0, 0, 400, 40, degrees), box(0, 100, 90, 50, degrees), box(300, 104, 100, 46, degrees)]
        found, starts = rows(some)
        assert found == [0, 1, 1]
        assert [round(start) for start in starts] == [0, 0, 300]


def test_nothing_read_has_no_rows() -> None:
    assert rows([]) == ([], [])
