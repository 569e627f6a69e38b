"""What a number says of itself."""

from __future__ import annotations

OF_FORMS = {
    "form_of_maker": "looks like a number of {maker}",
    "form_of_nobody": "no maker known here writes its numbers so",
    "kind_of_stem": "{stem} is {kind} in {count} of {known:known number|known numbers}",
    "kind_listed": "{stem} is {kind} in parts lists (source {source})",
    "kind_not_known": "what {stem} stands for is not known",
    "block_seen": "{block} is also in numbers for {vehicles}, which is no promise that it fits them",
    "block_not_seen": "{block} is in no other known number",
    "suffix_empty": "-{suffix} means nothing",
    "suffix_colour": "-{suffix} names a colour or packaging",
    "zero_restored": "with the first zero, which spreadsheets drop: {printed}",
}
