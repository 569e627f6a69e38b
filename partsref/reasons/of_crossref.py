"""How sure an equivalent is, what speaks against it, and what a check of the links finds.

Parts, kinds of part, values and notes are texts as they were printed; measures, sides and the terms of a score are
`Term`s, for which a language may have a word.
"""

from __future__ import annotations

OF_CROSSREF = {
    # What a score is made of.
    "weighed": "{added:+.1f} {term}",
    "suffix_differs": "differs by a colour or packaging suffix",
    # What rules two parts out.
    "measured_apart": "{measure} {one: or } against {other: or } (source {sources})",
    "measured_apart_unsourced": "{measure} {one: or } against {other: or }",
    "other_kind": "{one} against {other}",
    "opposite_sides": "{one} against {other}",
    "against_part": "{part}: {reason}",
    "apart_on_the_way": "{one} and {other} on the way: {reason}",
    "does_not_interchange": "{part} does not interchange: {reasons}",
    "more_do_not_interchange": "{count} more parts do not interchange: measures, kinds or positions contradict",
    "contested": "{part} is contested: parts stated to replace it contradict one another",
    "sources_disagree": "the sources disagree on its {measure}: {values: or } (source {sources})",
    "between_parts": "{one} and {other}: {reason}",
    "same_number_apart": "{part} carries the same number, but may be another part: {reasons}",
    # Why a rule that derives an interchange does not hold.
    "few_shared": "of {listed} they share only {shared}",
    "kept_apart": "{maker} keeps them apart, and they share little",
    "piece_of_it": "a {kind} may be a piece of, or hold, what the numbers on its record name",
    "kinds_by_number": "{maker} numbers different kinds of part {one} and {other}",
    "footnote_mark": "the number was printed with a footnote mark that the record does not explain",
    "perhaps_different": "{one} and {other} may be different parts",
    "several_belong": "more than one {kind} may belong to one number",
    "pieces_of_a_kit": "a {kind} holds several pieces: what its record names may each be another of them",
    "hedged": "every source that says so has its doubts: {note}",
    # What a standard says.
    "by_standard": "by {standard}: {compared}",
    "lower_rank": "of a lower performance rank: {theirs} against {ours}",
    "rank_not_said": "its performance rank is not said",
    "lacks": "not known to be for {what}, as {part} is",
    "left_open": "the standard says nothing of {what}: compare before you buy",
    "also_said": "a source says of the two: {note}",
    "kind_too_large": "of the kind {kind} only {read} parts were compared by their standard",
    # Supersession.
    "several_successors": "{part} has several successors: {successors: and }",
    "probable_successor": "that {newer} replaces {older} is probable, not stated: ask before you order",
    "circle": "the sources supersede in a circle: {parts: to }",
    # Where an answer is not all there is.
    "crowded": "{part} has {links} links: too many to conclude anything from",
    "cut": "too many links to follow them all: what is further off is left out",
    "limited": "{known} parts are known; the {shown} surest are shown",
    "limited_at_least": "at least {known} parts are known; the {shown} surest are shown",
    # What a check finds.
    "fault": "{text}",
    "unreadable": "cannot be read on: {error}",
    "leftover": "{path}: left by a command that was ended. It may be deleted.",
    "superseded_in_a_circle": "superseded in a circle: {parts: to }",
    "claimed_apart": "{part} is claimed by {one} and {other}, which contradict each other: {reasons}",
    "claimed_apart_often": (
        "{part} is claimed by {one} and {other}, which contradict each other: {reasons}, and {more} more such pairs"
    ),
    "told_backwards": "{part} has the OEM number {number} as its aftermarket equivalent",
    "large_group": "{size} parts touch through links; {busiest} has most, {links}: check what it claims",
    "read_alike": "{parts: and } read alike: one may be a misspelling of the other",
    "leading_zero": "{parts: and } differ by a leading zero: one may be a misspelling of the other",
}
