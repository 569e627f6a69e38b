"""Kinds of part that are a piece of something: what a list of numbers on their record means, and what it does not.

A vehicle maker often sells a piece only inside an assembly. The record of an aftermarket ball joint then names the
numbers of control arms, left and right, for every car; the record of a clamp those of hoses. Each of these is
served by the piece, and none by another. A bare fuel pump is such a piece: its record names the tank units that hold
one, each with its own flange and sender.
"""

from __future__ import annotations

import re
from functools import lru_cache

from partsref.words.text import stem

PIECE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "bellow bolt boot bush bushing circlip clamp clip cover gasket grommet hardware mount mounting nut oring part"
        " repair rivet screw seal washer",
    )
)
_PIECES = re.compile(
    "|".join(
        (
            "ball joint",
            "fuel pump$",
            "ボールジョイント",
            "ブッシュ",
            "ブーツ",
            "クランプ",
            "クリップ",
            "シール",
            "(?:フューエル|燃料)ポンプ$",
        )
    )
)
_KITS = re.compile(r"\bkits?\b|キット")
_SETS = re.compile(r"\bsets?\b|セット")


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The words of a name, singular, in no order."""
    return frozenset(stem(word) for word in re.findall(r"\w+", text.lower().replace("o-ring", "oring")))


@lru_cache(maxsize=4096)
def names_assemblies(kind_of_part: str) -> bool:
    """Whether the OEM numbers on the record of such a part may be those of assemblies it is only a piece of, or of
    the single pieces it is a kit of.
    """
    named = kind_of_part.lower()
    return bool(words(kind_of_part) & PIECE_WORDS or _KITS.search(named) or _PIECES.search(named))


@lru_cache(maxsize=4096)
def are_pieces(holder: str, one: str, other: str) -> bool:
    """Whether two parts that are said to replace one number may be different pieces of what the number names.

    So it is with a kit, unless both are kits themselves; and with a set, unless both are sets or the set is of nothing
    but such parts.

    >>> are_pieces("wheel bearing kit", "wheel bearing", "wheel bearing")
    True
    >>> are_pieces("brake pad set", "brake pad", "brake pad set"), are_pieces("clutch set", "clutch disc", "clutch")
    (False, True)
    """
    if _KITS.search(holder.lower()):
        return not all(_KITS.search(what.lower()) for what in (one, other))
    if _SETS.search(holder.lower()):
        of_what = words(_SETS.sub(" ", holder.lower()))
        return not all(_SETS.search(what.lower()) or words(what) == of_what for what in (one, other))
    return False


@lru_cache(maxsize=4096)
def sits_twice(kind_of_part: str) -> bool:
    """Whether one assembly may hold several different pieces of this kind, as an arm has two bushes."""
    return bool(words(kind_of_part) & PIECE_WORDS)
