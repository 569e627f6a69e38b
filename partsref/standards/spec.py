"""What a standard says of one part, so that two parts can be compared by it."""

from __future__ import annotations

from partsref.values import frozen


@frozen
class Spec:
    """`fits` is what two parts must have alike to be interchangeable; `compared` says it, as the standard words it.

    A part of a higher `rank` serves in place of one of a lower rank; None where the standard has none, or the number
    does not say it. `also` are further properties a replacement must have. `power` in watts must be the same, where
    both are known. `may_differ` is what the standard leaves open.
    """

    standard: str
    fits: tuple[str, ...]
    compared: str
    ranked: bool = False
    rank: int | None = None
    also: frozenset[str] = frozenset()
    power: str = ""
    may_differ: str = ""
