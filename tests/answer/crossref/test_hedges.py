from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogues import Small, told

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.crossref.hedges import HEDGES, is_hedged


@pytest.mark.parametrize(("pattern", "note"), HEDGES)
def test_each_hedge_is_read_by_its_own_row(pattern: str, note: str) -> None:
    assert re.search(pattern, note, re.IGNORECASE)
    assert is_hedged(note)
    others = [other for other, _ in HEDGES if other != pattern]
    assert not re.search("|".join(others), re.search(pattern, note, re.IGNORECASE)[0], re.IGNORECASE)  # type: ignore[index]


@pytest.mark.parametrize("note", ["", "oil filter, numbers on box", "front pads", "unified number in the catalogue"])
def test_a_plain_note_is_no_hedge(note: str) -> None:
    assert not is_hedged(note)


def test_a_pair_that_rests_on_a_hedged_row_alone_is_possible_and_shows_the_doubt(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.source("s2", "A")
    small.link("Subaru 28321KJ000", "equivalent", "HDK DS-FU-14", note="right; pairing by order of print")
    small.link("Subaru 28321KJ010", "equivalent", "HDK DS-FU-15", note="right; pairing by order of print")
    small.link("Subaru 28321KJ010", "equivalent", "HDK DS-FU-15", "s2")
    reader = small.reader()
    doubted = cross_reference(reader, small.ids["Subaru 28321KJ000"])
    assert told(doubted) == {"HDK DS-FU-14": ("possible", "equivalent")}
    assert doubted.equivalents[0].conflicts == ("its source is not sure: right; pairing by order of print",)
    stated = cross_reference(reader, small.ids["Subaru 28321KJ010"])
    assert told(stated) == {"HDK DS-FU-15": ("stated", "equivalent")}
    assert stated.equivalents[0].conflicts == ()
