"""An address as a QR code: what is on paper is opened by a phone. Drawn as SVG with nothing from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import segno
from markupsafe import Markup, escape

LONGEST = 600
"""Characters of an address that a phone still reads off paper; a longer one gets no code."""
_MASK = 4
"""One of the eight masks, all of which are valid: choosing the prettiest takes most of the time a code takes."""
_QUIET = 4


def qr_code(address: str, title: str) -> Markup:
    """The code as an SVG element named `title`; empty for no address, or one too long to be read."""
    if not address or len(address) > LONGEST:
        return Markup()
    path, side = _drawn(address)
    return Markup(
        '<svg class="qr" role="img" viewBox="0 0 {0} {0}" width="132" height="132" shape-rendering="crispEdges">'
        '<title>{1}</title><rect width="{0}" height="{0}" fill="#fff"/><path d="{2}" stroke="#000"/></svg>'
    ).format(side, escape(title), path)


@lru_cache(maxsize=1024)
def _drawn(address: str) -> tuple[str, int]:
    """Its dark modules as lines of a path, and the side of the whole with its quiet zone, in modules."""
    matrix = segno.make(address, error="m", mask=_MASK, boost_error=False, micro=False).matrix
    lines = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                lines.append(f"M{x + _QUIET} {y + _QUIET}.5h{length}")
            x += length
    return "".join(lines), len(matrix) + 2 * _QUIET
