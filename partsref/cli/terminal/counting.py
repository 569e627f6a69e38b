"""Counts in words."""

from __future__ import annotations

from gettext import ngettext


def counted(count: int, one: str, many: str) -> str:
    """A count with what it counts.

    >>> counted(1, "vehicle", "vehicles"), counted(1200, "vehicle", "vehicles")
    ('1 vehicle', '1,200 vehicles')
    """
    return f"{count:,} {ngettext(one, many, count)}"
