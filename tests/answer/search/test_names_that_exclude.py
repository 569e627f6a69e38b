"""A name may say which vehicle its part is not for. Made-up rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading import load_text

import partsref

ROWS = (
    "VE-1,not for Carry DA63T - floor mat", "VE-2,Floor mat (excl. DA63T) Carry",
    "VE-3,フロアマット キャリイ DA63T以外", "VE-4,Floor mat all kei trucks except Hijet S500P",
    "VE-5,Floor mat DA63T/65T", "VE-6,Floor mat not heated Carry DA63T",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("carry da63t floor mat", {"VE-5", "VE-6"}),
        ("carry da65t floor mat", {"VE-2", "VE-3", "VE-5"}),
        ("hijet s500p floor mat", set()),
    ],
)
def test_a_part_is_not_offered_for_the_vehicle_its_name_rules_out(
    fresh_db: Path, question: str, numbers: set[str]
) -> None:
    load_text(fresh_db, "\n".join(("part number,name", *ROWS, "")), source="Lister", brand="Velda")
    with partsref.open(fresh_db) as catalog:
        assert {hit.number for hit in catalog.search(question).hits if hit.maker == "Velda"} == numbers
