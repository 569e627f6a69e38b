"""Words by which a source says that it is not sure: what is said so is possible, and the doubt is shown with it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

HEDGES: tuple[tuple[str, str], ...] = (
    # (pattern, a note that has it)
    (r"\buncertain\b", "OEM number worded as uncertain by author"),
    (r"\bunsure\b|\bnot sure\b", "reader unsure whether it ends X1 or XI"),
    (r"\bunverified\b|\bnot verified\b", "author marks aftermarket filters unverified"),
    (r"\bunconfirmed\b|\bnot confirmed\b", "unconfirmed by the maker"),
    (r"\bnot checked\b", "listed together; not checked on Sambar"),
    (r"\bdoubtful\b|\bdubious\b|\bin doubt\b", "doubtful"),
    (r"\bprobabl[ey]\b", "MT radiator; writer adds: probably"),
    (r"\bperhaps\b|\bmaybe\b|\bpossibly\b|\bpresumably\b|\bapparently\b", "perhaps the later number"),
    (r"\bmight\b|\bmay (?:be|mean|not)\b", "may be a slip"),
    (r"\bi (?:think|guess|believe|suppose)\b|\bguess(?:ed)?\b", "a guess"),
    (r"\bassum(?:e|es|ed|ing|ption)\b", "author assumes interchange"),
    (r"\bby (?:the )?order (?:of print|printed)\b", "right; pairing by order of print"),
    (
        r"\binterchange not stated\b|\bsupersession not stated\b",
        "revision, supersession not stated",
    ),
    (r"\bnot clear\b|\bunclear\b", "direction of supersession not clear"),
    (r"\bask (?:a |the |your )?dealer\b", "ask dealer"),
    (r"\bcheck the thread\b", "check the thread: elsewhere a Ford filter with a metric thread"),
    (r"未確認|未検証|確認していません", "未確認"),
    (r"不明|不確か|はっきりしない", "適合不明"),
    (r"おそらく|恐らく|たぶん|多分", "おそらく同じもの"),
    (r"かもしれ|らしい|と思(?:う|い|わ)|ようです", "使えるかもしれません"),
    (r"推定|推測|憶測", "推定"),
    (r"要確認", "要確認"),
    (r"\bdisputed: ", "disputed: thread is M18 (my truck, measured)"),
    (r"[?？]", "same as 15601-87204?"),
)
"""What marks a doubt in the note of a link, each with an example that a test reads."""


@cache
def _any() -> re.Pattern[str]:
    """Matches any of them; made when the first note comes."""
    return re.compile("|".join(pattern for pattern, _ in HEDGES), re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_hedged(note: str) -> bool:
    """Whether a source's note on a link says that the source is not sure of it.

    >>> is_hedged("left; pairing by order of print"), is_hedged("oil filter, numbers on box")
    (True, False)
    """
    return bool(note) and _any().search(note) is not None
