"""What one question for a number asks: the number as typed, its key, and the maker named with it."""

from __future__ import annotations

import re

from partsref.reasons import Reason
from partsref.values import frozen

_PLAIN = re.compile(r"[0-9][0-9A-Za-z-]*")


@frozen
class NumberQuery:
    """One number asked for: as typed, its key, and the catalogue's name of the maker named with it, or nothing."""

    text: str
    key: str
    maker: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is typed as most numbers are: there is nothing to take apart."""
        return _PLAIN.fullmatch(self.text) is not None

    def as_typed(self, slip: Reason) -> Reason:
        """A slip told with the character as it was typed, where that says more: a small l is not a capital one."""
        if slip.code != "misread" or (self.text.isupper() and self.text.isascii()):
            return slip
        shown = [c for c in self.text if c.isalnum()]
        if len(shown) != len(self.key):
            return slip
        typed = {c for k, c in zip(self.key, shown, strict=True) if k == slip["typed"]}
        return Reason("misread", typed=typed.pop(), meant=slip["meant"]) if len(typed) == 1 else slip
