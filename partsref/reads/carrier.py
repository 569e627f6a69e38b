"""A part that may carry a number asked for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from partsref.model import Part
from partsref.values import frozen


class CarrierQuestion(NamedTuple):
    """What `Reader.carriers` is asked for one number."""

    keys: tuple[str, ...]
    bases: tuple[str, ...]
    spelled: str
    longer: int


@frozen
class Carrier:
    """A part that may carry a number asked for, with its canonical `key`, and `base` where that is another.

    `by` says what led to it: its key, its base, a `spelling` seen of it, which `slip` may call damaged, or that it is
    longer and begins so.
    """

    by: Literal["key", "base", "spelling", "longer"]
    spelling: str
    slip: str
    key: str
    base: str
    part: Part
