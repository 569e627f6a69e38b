"""A question needs no command; a slip in a command's name is told; what was assumed is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize(
    ("typed", "taken_as", "shows"),
    [
        (["16510-61A20"], "xref 16510-61A20", "What replaces it"),
        (["15601", "87204"], "xref 15601 87204", "Daihatsu 15601-87204"),
        (["１６５１０－６１Ａ２０"], "xref", "Suzuki 16510-61A20"),
        (["16510-61A0l"], "search 16510-61A0l", "Nearly this number"),
        (["ha4 oil filter"], "search 'ha4 oil filter'", "Oil filter"),
        (["sambar", "tt2", "oil", "filter"], "search sambar tt2 oil filter", "15208KA012"),
        (["オイルフィルター"], "search", "Oil filter"),
        (["hijet"], "search hijet", "Hijet"),
        (["0.984x2.047 in"], "search '0.984x2.047 in'", "6205"),
        (["DA64V"], "search DA64V", "Every"),
    ],
)
def test_a_question_without_a_command_is_answered(
    partsref: Run, seed_db: Path, typed: list[str], taken_as: str, shows: str
) -> None:
    ran = partsref(*typed, "--db", seed_db)
    assert ran.status == 0, ran.err
    assert f"Taken as: partsref {taken_as}" in ran.err
    assert shows in ran.out


def test_options_of_the_command_meant_go_with_it(partsref: Run, seed_db: Path) -> None:
    assert len(partsref("oil filter", "--limit", "2", "--json", "--db", seed_db).json["hits"]) == 2


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        (["fnid", "449197217"], "partsref find 449197217"),
        (["statz"], "partsref stats"),
        (["vehicels", "hijet"], "partsref vehicles hijet"),
        (["Xref", "15601-87204"], "partsref xref 15601-87204"),
        (["serch", "oil filter"], "partsref search 'oil filter'"),
    ],
)
def test_an_unknown_command_offers_the_nearest(partsref: Run, typed: list[str], nearest: str) -> None:
    ran = partsref(*typed)
    assert ran.status == 2
    assert f"Nearest: {nearest}\n" in ran.err
    assert "partsref search" in ran.err


def test_help_is_a_word_too(partsref: Run) -> None:
    assert "What replaces a part" in partsref("help", "xref").out
    assert "Commands" in partsref("help").out or "Ask:" in partsref("help").out
