"""What a number says of itself."""

from __future__ import annotations

OF_FORMS = {
    "form_of_maker": "{maker} by its form",
    "form_of_nobody": "it has the form of no maker known here",
    "kind_of_stem": "{stem} is {kind} in {count} of {known} known numbers",
    "kind_listed": "{stem} is {kind} in parts lists (source {source})",
    "kind_not_known": "what {stem} stands for is not known here",
    "block_seen": "block {block} was seen on {vehicles} (seen on is not fits)",
    "block_not_seen": "block {block} not seen",
    "suffix_empty": "-{suffix} says nothing",
    "suffix_colour": "-{suffix} names a colour or packaging",
    "zero_restored": "read with the zero a spreadsheet eats: {printed}",
}
