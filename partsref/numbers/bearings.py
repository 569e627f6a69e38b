"""What is stamped on a ball bearing: a size that every maker makes, then its seals and its clearance."""

from __future__ import annotations

import re

from partsref.reasons import Reason, Term
from partsref.values import frozen

SEALS = {
    "Z": "a shield on one side",
    "ZZ": "shields on both sides",
    "2Z": "shields on both sides",
    "ZE": "shields on both sides",
    "RS": "a contact seal on one side",
    "LU": "a contact seal on one side",
    "NSE": "a contact seal on one side",
    "2RS": "contact seals on both sides",
    "LLU": "contact seals on both sides",
    "DDU": "contact seals on both sides",
    "2NSE": "contact seals on both sides",
    "V": "a non-contact seal on one side",
    "LB": "a non-contact seal on one side",
    "NKE": "a non-contact seal on one side",
    "VV": "non-contact seals on both sides",
}
"""What each code of shields and seals says, as the makers of bearings write them."""
_CLEARANCE = "C3"
_SIZE = r"6[02389]\d\d"
_STAMP = re.compile(rf"({_SIZE})({'|'.join(SEALS)})?({_CLEARANCE})?")


@frozen
class Stamp:
    """What is stamped: `size` is the key of the open bearing, `seals` and `clearance` are letters after it."""

    size: str
    seals: str = ""
    clearance: str = ""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What the letters say."""
        told: list[Reason] = []
        if self.seals:
            told.append(Reason("bearing_seals", letters=self.seals, seals=Term("seals", SEALS[self.seals])))
        if self.clearance:
            told.append(Reason("bearing_clearance", letters=self.clearance))
        return tuple(told)


def stamp(number_key: str) -> Stamp | None:
    """The size of a sealed deep groove ball bearing and what its letters say; None for any other key.

    Only what is sourced is read: 6 is a deep groove bearing, then come its diameter series and two digits of its
    bore, or the bore in mm after a slash (62/22). Seals: http://www.nirinbanashi.net/motor-cycle/26214; VV: a
    catalogue of NSK, https://cdn.shopify.com/s/files/1/0280/0549/8968/files/Deep_Groove_Ball_Bearings.pdf; Z, 2Z:
    https://www.fbslhl.com/big5/bearing_805700; RS: http://ugaw.cn/mrwzrczbs/rczbdddeh; C3, the clearance within:
    https://60you1.com/?p=2291.

    >>> stamp("6205ZZC3")
    Stamp(size='6205', seals='ZZ', clearance='C3')
    >>> stamp("6205")
    """
    match = _STAMP.fullmatch(number_key)
    if match is None or match[0] == match[1]:
        return None
    return Stamp(match[1], match[2] or "", match[3] or "")


def size(number_key: str) -> str:
    """The size of a deep groove ball bearing, open or sealed; empty for any other key.

    >>> size("6205"), size("62052RS"), size("5205")
    ('6205', '6205', '')
    """
    match = _STAMP.fullmatch(number_key)
    return match[1] if match else ""
