"""What a check of the file and its indexes finds wrong. Names of tables are texts, as SQLite has them."""

from __future__ import annotations

OF_CHECKS = {
    "sqlite_finds": "{found}",
    "reference_broken": "{table} row {row} points at a row of {parent} that is not there",
    "lacks_structure": "the {kind} {name} is missing",
    "applications_unrelated": "{count:application is|applications are} not in the table of chassis codes",
    "facts_unsourced": "{count:row|rows} of {fact} without a source, the first is {first}",
    "parts_unsourced": "{count:part has|parts have} no source, such as {first}",
    "near_index_missing": "the near-number index is missing or of another version",
    "near_index_damaged": "the near-number index is damaged: {error}",
    "near_index_lacks_part": "near-number index: part {part} ({key}) is not in it",
    "near_index_strangers": "near-number index: {count:row|rows} of {table} of parts that are gone",
    "near_index_miscounted": "near-number index: {table} has {count:row|rows} where {expected} were expected",
    "near_index_lacks_rows": "near-number index: {of} lacks rows in {table}",
    "near_index_half": "near-number index: the numbers with {half} {text} are not those of the parts",
    "near_index_piece": "near-number index: the numbers that contain {piece} are not those of the parts",
}
