"""What is stamped on a ball bearing: a size that every maker makes, then its seals and its clearance."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_STAMP = re.compile(rf"(6[02389]\d\d)({'|'.join(SEALS)})?({_CLEARANCE})?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What follows the size on a bearing. `size` is the key of the open bearing; `says` is in words."""

    size: str
    says: str


def stamp(number_key: str) -> Stamp | None:
    """The size of a sealed deep groove ball bearing and what its letters say; None for any other key.

    Only what is sourced is read: 6 is a deep groove bearing, then come its diameter series and two digits of its
    bore, or the bore in mm after a slash (62/22). Seals: http://www.nirinbanashi.net/motor-cycle/26214; VV: a
    catalogue of NSK, https://cdn.shopify.com/s/files/1/0280/0549/8968/files/Deep_Groove_Ball_Bearings.pdf; Z, 2Z:
    https://www.fbslhl.com/big5/bearing_805700; RS: http://ugaw.cn/mrwzrczbs/rczbdddeh; C3, the clearance within:
    https://60you1.com/?p=2291.

    >>> stamp("6205ZZC3")
    Stamp(size='6205', says='ZZ: shields on both sides; C3: its clearance')
    >>> stamp("6205")
    """
    match = _STAMP.fullmatch(number_key)
    if match is None or match[0] == match[1]:
        return None
    seals = f"{match[2]}: {SEALS[match[2]]}" if match[2] else ""
    clearance = f"{match[3]}: its clearance" if match[3] else ""
    return Stamp(match[1], "; ".join(filter(None, (seals, clearance))))
