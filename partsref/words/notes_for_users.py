"""Notes of the catalogue as people need them: what a fact's writer noted of the page it was read on stays out.

A note is clauses parted by semicolons. A clause is left out where a rule here knows it for a remark on the reading; one
that has a doubt in it always stays, and the note as a whole stays in every answer for programs and every export.
"""

from __future__ import annotations

import re
from functools import cache

_RULES = (
    # What it says of the page, with an example of each.
    (r"\bprint(?:s|ed)\b", "printed Mini Pajero"),
    (r"\bnot (?:stated|spelled out|readable|printed)\b|\bno code\b", "chassis not stated"),
    (r"\bno years given\b|\bcodes? not given\b|\bengine not given\b|\bwithout the body letter\b", "no years given"),
    (r"\b(?:order of rows|in two columns|row cut off|one row of a sample)\b", "front or rear from the order of rows"),
    (r"\b(?:in|after|by) the [\w ]*lists?\b|\blists?$|\blist (?:says|names|around)\b", "left open in the list"),
    (r"\b(?:stock|fit) list\b|\bshop (?:listing|system)\b|\bin the listing\b", "Myanmar shop stock list"),
    (r"\bread (?:as|from)\b|\bas read\b|\blost in the text\b|\bin the text$", "read as MH44S"),
    (r"\bfrom (?:URL|the index|the title|an app seed)\b|\bURL only\b", "number from URL only"),
    (r"\b(?:typo|spelling|misspell\w*|full-width|diagram code|figure \w+-?\w*)\b", "parts list figure 178-A1"),
    (r"^(?:the )?(?:same|another|two) (?:source|page)\w*", "another source lists 15400-PJ7-015"),
    (r"\bsources? (?:lists?|points?|agree)\b|\banother page\b|\bsame author's page\b|\(s\d+\)", "source points to it"),
    (r"\b(?-i:[a-z]\d{3})$", "generation dates p076"),
    (r"^known from\b|\bgeneration window\b|^changes seen\b|\bper source$", "known from a recall filing"),
    (r"\b(?:application column|OE cell|article line|text cut off|page spells)\b", "application column: Suzuki"),
    (r"\b(?:the car on the page|per page|on the same line|general knowledge)\b", "the car on the page"),
)
_SAID_PLAINLY = (
    # A remark on the reading that is a caveat too, and what it means to somebody who buys.
    (r"^front or rear (?:from|after) the .*", "front or rear is not certain"),
    (r"^years inferred from the generation.*", "years are those of the generation"),
)
_DOUBTS = (
    r"believes? seems? unsure unverified unchecked doubt\w* weak warns? advice says\susable may\sbe too\slong"
    r" one\sof adding"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is left out, and what is a doubt: made when the first note comes."""
    doubts = rf"\b(?:{'|'.join(_DOUBTS.split())})\b"
    return re.compile("|".join(rule for rule, _ in _RULES), re.IGNORECASE), re.compile(doubts, re.IGNORECASE)


def note_for_users(note: str) -> str:
    """The clauses of a note that say something of the part or the vehicle.

    >>> note_for_users("11-93 to 12-94; front or rear from the order of rows in the list")
    '11-93 to 12-94; front or rear is not certain'
    >>> note_for_users("printed SJ480/SJ410; author believes shared")
    'author believes shared'
    """
    if not note:
        return note
    clauses = (_plainly(clause.strip()) for clause in note.split(";"))
    left_out, doubt = _patterns()
    return "; ".join(c for c in clauses if c and (not left_out.search(c) or doubt.search(c)))


def _plainly(clause: str) -> str:
    for pattern, meant in _SAID_PLAINLY:
        clause = re.sub(pattern, meant, clause, flags=re.IGNORECASE)
    return clause
