"""How sure an equivalent is, what speaks against it, and what a check of the links finds.

Parts, kinds of part, values and notes are texts as they were printed; measures, sides and the terms of a score are
`Term`s, for which a language may have a word.
"""

from __future__ import annotations

OF_CROSSREF = {
    # What a score is made of.
    "weighed": "{added:+.1f} {term}",
    "listed_for": "as listed for {part}",
    "suffix_differs": "differs only in its suffix: colour or packaging",
    # What rules two parts out.
    "measured_apart": "{measure} {one: or } against {other: or } (source {sources})",
    "measured_apart_unsourced": "{measure} {one: or } against {other: or }",
    "other_kind": "{one} against {other}",
    "opposite_sides": "{one} against {other}",
    "against_part": "{part}: {reason}",
    "apart_on_the_way": "{one} and {other} on the way: {reason}",
    "does_not_interchange": "{part} does not interchange: {reasons}",
    "more_do_not_interchange": (
        "{count:more part does|more parts do} not interchange: measures, kinds or positions differ"
    ),
    "contested": "sources disagree on what replaces {part}: the parts they name differ from one another",
    "sources_disagree": "the sources disagree on its {measure}: {values: or } (source {sources})",
    "between_parts": "{one} and {other}: {reason}",
    "same_number_apart": "{part} carries the same number, but may be another part: {reasons}",
    # Why a rule that derives an interchange does not hold.
    "few_shared": "of {listed:number|numbers} named for them they share only {shared}",
    "kept_apart": "{maker} sells them as two parts, and they have few numbers in common",
    "piece_of_it": "one may be only a piece of the other: a {kind} is on its record",
    "kinds_by_number": "{maker} numbers different kinds of part {one} and {other}",
    "footnote_mark": "the number has a footnote mark that its record does not explain",
    "perhaps_different": "{one} and {other} may be different parts",
    "several_belong": "more than one {kind} may belong to one number",
    "pieces_of_a_kit": "a {kind} holds several pieces, and each number named for it may be another of them",
    "hedged": "its source is not sure: {note}",
    # What a standard says.
    "by_standard": "by {standard}: {compared}",
    "lower_rank": "of a lower performance rank: {theirs} against {ours}",
    "rank_not_said": "its performance rank is not given",
    "lacks": "{part} is made for {what}, this one is not known to be",
    "left_open": "the standard leaves {what} open: compare before you buy",
    "also_said": "a source adds: {note}",
    "kind_too_large": "only the first {read:part|parts} of the kind {kind} were compared by their standard",
    # Supersession.
    "several_successors": "{part} has several successors: {successors: and }",
    "probable_successor": "{newer} probably replaces {older}, but no source says it outright: ask before you order",
    "circle": "the sources supersede in a circle: {parts: to }",
    # Where an answer is not all there is.
    "crowded": "{part} is named beside {links:other part|other parts}: too many to tell which of them interchange",
    "cut": "too many parts are related to it: only the nearest were followed",
    "limited": "{known:part is|parts are} known; the {shown} surest are shown",
    "limited_at_least": "at least {known:part is|parts are} known; the {shown} surest are shown",
    # What a check finds.
    "index_differs": "an index answers otherwise than the facts: {what}",
    "unreadable": "cannot be read on: {error}",
    "leftover": "{path}: left by a command that did not finish. It may be deleted.",
    "superseded_in_a_circle": "superseded in a circle: {parts: to }",
    "claimed_apart": "{one} and {other} are both said to replace {part}, but differ: {reasons}",
    "claimed_apart_often": (
        "{one} and {other} are both said to replace {part}, but differ: {reasons};"
        " and {more:more such pair|more such pairs}"
    ),
    "told_backwards": "the OEM number {number} is given as an aftermarket equivalent of {part}",
    "large_group": "{size:part is|parts are} linked into one group; {busiest} has most links, {links}: check them",
    "read_alike": "{parts: and } read alike: one may be a misspelling of the other",
    "leading_zero": "{parts: and } differ by a leading zero: one may be a misspelling of the other",
}
