"""The text of a question before anything is read in it: one width, no control characters, sizes and lengths whole."""

from __future__ import annotations

import pytest

from partsref.answer.question.read_tokens import LONGEST_QUERY, readable


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ＤＡ６４Ｖ　オイル", "DA64V オイル"),
        ("ｵｲﾙ", "オイル"),
        ("oil\x00filter\nDA64V", "oil filter DA64V"),
        # What only tells how letters join, or which way they run, is nothing at all.
        ("oil\u200bfilter\u202e", "oilfilter"),
        ("nenryō", "nenryo"),
        ("16510\u201061A20 16510\u221261A20", "16510-61A20 16510-61A20"),
        # A long vowel between figures is a dash typed on a Japanese keyboard; in a word it is a long vowel.
        ("16510ー61A20 ミラー", "16510-61A20 ミラー"),
        ("w/ pump 1/ 2", "w/pump 1/ 2"),
        ("35 mm 35 mmx", "35mm 35 mmx"),
        ("35 x 64 X 37 35×64 35 * 64", "35x64x37 35x64 35x64"),
    ],
)
def test_a_question_is_made_readable(typed: str, read: str) -> None:
    assert readable(typed) == read


def test_four_hundred_characters_are_read() -> None:
    assert (LONGEST_QUERY, len(readable("x" * 401))) == (400, 400)
