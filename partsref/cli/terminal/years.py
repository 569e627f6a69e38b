"""Spans of years as people write them."""

from __future__ import annotations


def years(first: int | None, last: int | None) -> str:
    """1999-2004, from 1999, to 2004, or nothing.

    >>> years(1999, 2004), years(1999, None), years(None, 2004)
    ('1999-2004', 'from 1999', 'to 2004')
    """
    if first and last:
        return str(first) if first == last else f"{first}-{last}"
    if first:
        return f"from {first}"
    return f"to {last}" if last else ""
