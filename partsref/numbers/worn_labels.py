"""Worn labels: `?`, `*`, `_` and `...` stand for what cannot be read. What can be read decides, in its place."""

from __future__ import annotations

import re
import unicodedata

from partsref.numbers.readings import readings
from partsref.values import frozen

_ANY_RUN = re.compile(r"\*|…|⋯|\.{2,}|‥")
"""Any number of unread characters, none too."""
_ONE_EACH = "?_"
"""One unread character each. The full-width forms fold to these."""
_SEPARATOR = "_"
"""May also stand between two groups of a number, as a dash does: the number without it is asked for first."""
_BARCODE = re.compile(r"\*[^*?_]+\*")
"""Code 39 begins and ends with an asterisk, and many printers print them: nothing is unread."""
_MAY_BE_MARKED = re.compile(r"[^\x20-\x29\x2b-\x2d\x2f-\x3e\x40-\x5e\x60-\x7e]")
"""Anything but printable ASCII that marks nothing: what most numbers are made of."""
_FEWEST_READ = 2
"""Characters that were read, at least: fewer say nothing."""
_A_DIGIT = "0"


@frozen
class Worn:
    """What of a number was read. `glob` has `?` for one unread character and `*` for any run of them.

    `marks` are those typed; `may_be_separators` where none of them says for certain that something is unread.
    """

    glob: str
    marks: str
    may_be_separators: bool

    @property
    def start(self) -> str:
        """What was read before the first unread character."""
        return re.split(r"[?*]", self.glob, maxsplit=1)[0]

    @property
    def runs(self) -> tuple[str, ...]:
        """What was read, piece by piece."""
        return tuple(filter(None, re.split(r"[?*]+", self.glob)))


def worn(text: str) -> Worn | None:
    """What of a number on a worn label was read; None where nothing is marked as unread.

    >>> worn("1651?-61A…").glob
    '1651?61A*'
    >>> worn("16510-61A20") is None
    True
    """
    if not _MAY_BE_MARKED.search(text) or _BARCODE.fullmatch(text.strip()):
        return None
    wide = unicodedata.normalize("NFKC", _ANY_RUN.sub("*", text)).upper()
    marks = "".join(c for c in wide if c in f"*{_ONE_EACH}")
    read = "".join("?" if c in _ONE_EACH else c for c in wide if c.isalnum() or c in f"*{_ONE_EACH}")
    glob = re.sub(r"\*+", "*", read)
    if not marks or len(glob) - glob.count("?") - glob.count("*") < _FEWEST_READ:
        return None
    return Worn(glob, marks, set(marks) <= set(_SEPARATOR))


def patterns(label: Worn) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The globs a worn number may fit, each with the makers by whose rule; any maker's where none is named.

    A suffix that says nothing may be on the label and not in the catalogue.

    >>> patterns(worn("16510?61A20000"))
    (('16510?61A20000', ()),)
    >>> [glob for glob, _ in patterns(worn("1651?61A2?000"))]
    ['1651?61A2?000', '1651?61A2?']
    """
    found: dict[str, tuple[str, ...]] = {label.glob: ()}
    if "*" not in label.glob:
        for reading in readings(label.glob.replace("?", _A_DIGIT)):
            if reading.block == "exact" and reading.suffix:
                found.setdefault(label.glob[: -len(reading.suffix)], reading.makers)
    return tuple(found.items())
