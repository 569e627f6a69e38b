"""Why a number was found, and what differs from the one asked for."""

from __future__ import annotations

OF_NUMBERS = {
    # The very number.
    "same_number": "the same number",
    "suffix_says_nothing": "the -{suffix} means nothing",
    "also_written": "also written {spelling}",
    # Its base.
    "without_suffix": "the same number without the suffix -{suffix}",
    "with_suffix": "the same number with the suffix -{suffix}",
    "other_suffix": "the suffix -{suffix} in place of -{typed}",
    "bearing_size": "a bearing of this size",
    "bearing_seals": "{letters}: {seals}",
    "bearing_clearance": "{letters}: internal clearance",
    # A piece of it.
    "starts_with": "starts with this",
    "contains": "contains this",
    "ends_with": "ends with this",
    "fits_what_is_read": "matches what can be read",
    "one_of_many_that_fit": "matches what can be read, as {count} numbers do",
    # Nearly it: what slipped.
    "misread": "you typed {typed}, this part has {meant}",
    "swapped": "two characters swapped ({pair})",
    "missing": "a character is missing ({character})",
    "extra": "a character too many ({character})",
    "doubled": "a character is doubled ({character})",
    "lost_zero": "a leading zero is missing",
    "photo_doubt": "read from the photo as {read}, which may be {other}",
    "photo_short": "this number as read from the photo, but so short a one may be the rest of another",
    "photo_unsure": "this number as read from the photo, but {characters} is not clear",
    "seen_damaged": "also found misprinted: {damage}",
    "other_makers_suffix": "{maker} is not known to use the suffix -{suffix}",
    "marks_left_out": "this number, if {marks} is left out",
    # Nearly it, and yet no slip of it.
    "other_kind_of_part": "another kind of part ({meant}, not {typed})",
    "other_heat_range": "another heat range ({meant}, not {typed})",
    "other_bearing_size": "a bearing of another size ({meant}, not {typed})",
    "other_size": "another shape or size ({meant}, not {typed})",
    "other_version": "another version ({meant}, not {typed})",
    # No part, or not one.
    "no_number_in_line": "no part number in this line",
    "no_part_carries": "no part carries {number}",
    "eaten_by_spreadsheet": "no part carries {number}: a spreadsheet made that of a number; see the list it is from",
    "no_part_of_maker_carries": "no part of {maker} carries {number}",
    "several_carry": "several parts carry {number}: which is meant?",
}
