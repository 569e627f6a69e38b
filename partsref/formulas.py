"""Cells that a spreadsheet would run: an apostrophe before them keeps them text, and is taken off again on load.

Which cells those are: OWASP, "CSV Injection".
"""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Full-width ones run too where spreadsheets are set to Japanese."""
_TEXT = re.compile(r'="([^"]*)"')


def guarded(cell: str) -> str:
    """The cell for a spreadsheet, so that it is not run as a formula; `unguarded` undoes it exactly."""
    return f"'{cell}" if cell.lstrip("'").startswith(_STARTS) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_STARTS) else cell


def text_in(cell: str) -> str | None:
    """What a formula holds that does nothing but tell a spreadsheet that digits are text; None for any other cell.

    >>> text_in('="00123"'), text_in('="a"&B1')
    ('00123', None)
    """
    found = _TEXT.fullmatch(cell.strip()) if cell.lstrip().startswith('="') else None
    return found[1] if found else None
