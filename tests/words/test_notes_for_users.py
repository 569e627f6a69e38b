"""Notes as people need them: the remarks of whoever wrote a fact down stay out, doubts and facts stay."""

from __future__ import annotations

import csv
import re

import pytest
from support import ROOT

from partsref.words import notes_for_users
from partsref.words.notes_for_users import note_for_users


@pytest.mark.parametrize(("rule", "example"), notes_for_users._RULES)
def test_each_rule_leaves_its_example_out(rule: str, example: str) -> None:
    assert re.search(rule, example, re.IGNORECASE)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("printed Mini Pajero", ""),
        ("source points to the 2000 Insight", ""),
        ("US number; another source lists 15400-PJ7-015; engine oil 3 L", "US number; engine oil 3 L"),
        ("chassis not stated; Conte Custom", "Conte Custom"),
        ("with idling stop; 2023 truck", "with idling stop; 2023 truck"),
        ('author believes shared ("seems to fit")', 'author believes shared ("seems to fit")'),
        ("one of the oils printed; serial from TT1-093801", "one of the oils printed; serial from TT1-093801"),
        ("front or rear after the Fersa and LSA lists", "front or rear is not certain"),
        ("", ""),
    ],
)
def test_a_note_keeps_what_is_of_the_part_or_the_vehicle(note: str, told: str) -> None:
    assert note_for_users(note) == told


def test_most_notes_of_the_shipped_catalogue_still_say_something() -> None:
    with (ROOT / "catalog" / "fitments.csv").open(encoding="utf-8") as file:
        notes = {row["note"] for row in csv.DictReader(file) if row["note"]}
    assert sum(bool(note_for_users(note)) for note in notes) > len(notes) * 0.7
