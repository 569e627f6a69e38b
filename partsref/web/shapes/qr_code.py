"""An address as a QR code: what is on paper is opened by a phone. Drawn as SVG with nothing from elsewhere."""

from __future__ import annotations

import re

from markupsafe import Markup

from partsref.web.shapes.qr_rows import qr_rows

LONGEST = 600
"""Characters of an address that a phone still reads off paper; a longer one gets no code."""
_QUIET = 4
_DARK = re.compile("1+")


def qr_code(address: str, title: str) -> Markup:
    """The code as an SVG element named `title`; empty for no address, or one too long to be read."""
    if not address or len(address) > LONGEST:
        return Markup()
    rows, modules = qr_rows(address)
    side = modules + 2 * _QUIET
    path = "".join(
        f"M{run.start() + _QUIET} {y}.5h{run.end() - run.start()}"
        for y, row in enumerate(rows, _QUIET)
        for run in _DARK.finditer(f"{row:0{modules}b}")
    )
    return Markup(
        '<svg class="qr" role="img" viewBox="0 0 {0} {0}" width="132" height="132" shape-rendering="crispEdges">'
        '<title>{1}</title><rect width="{0}" height="{0}" fill="#fff"/><path d="{2}" stroke="#000"/></svg>'
    ).format(side, title, path)
