"""A line of `match` as the cells of a table."""

from __future__ import annotations

from partsref.answer.render.json_shapes import MATCHED_COLUMNS, matched_row
from partsref.model import Part, PartNumber
from partsref.model_crossref import Matched


def _row(matched: Matched) -> dict[str, str]:
    return dict(zip(MATCHED_COLUMNS, matched_row(matched), strict=True))


def test_a_part_is_shown_by_its_name_else_by_its_kind() -> None:
    named = Part(1, "Suzuki", "16510-61A20", "oem", "Filter assy, oil", category="oil filter")
    nameless = Part(1, "Suzuki", "16510-61A20", "oem", "", category="oil filter")
    assert _row(Matched(1, "16510-61A20", "exact", "the same number", named))["name"] == "Filter assy, oil"
    assert _row(Matched(1, "16510-61A20", "exact", "the same number", nameless))["name"] == "oil filter"


def test_what_replaces_it_is_shown_and_a_number_nobody_knows_has_empty_cells() -> None:
    part = Part(1, "Suzuki", "16510-61A00", "oem", "Filter")
    current = PartNumber("Suzuki", "16510-61A20")
    assert "Suzuki 16510-61A20" in matched_row(Matched(1, "16510-61A00", "exact", "", part, current))
    unknown = matched_row(Matched(2, "99999", "none", "no such number"))
    assert [cell for cell in unknown if cell][:3] == ["2", "99999", "none"]
