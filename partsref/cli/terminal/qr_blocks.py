"""An address as a QR code of half blocks: two rows of modules in each line of a terminal."""

from __future__ import annotations

import segno

_QUIET = 2
"""Light modules around it. The standard asks for four; every phone reads two, and a screen has few lines."""
_BLOCKS = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
"""(upper, lower) dark or not: drawn in light on the dark ground that most terminals have."""


def qr_blocks(text: str) -> list[str]:
    """The lines of the code of `text`."""
    modules = [[bool(module) for module in row] for row in segno.make(text, error="l", micro=False).matrix]
    size = len(modules) + 2 * _QUIET
    light = [False] * size
    side = [False] * _QUIET
    rows = [light] * _QUIET + [side + row + side for row in modules] + [light] * _QUIET
    if len(rows) % 2:
        rows.append(light)
    return ["".join(_BLOCKS[pair] for pair in zip(*rows[at : at + 2], strict=True)) for at in range(0, len(rows), 2)]
