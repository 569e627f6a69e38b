"""Parts by what was measured of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from partsref.reads.vehicle_rows import Lengths


class Sizes(Protocol):
    """Lengths are in millimetres, whatever unit a source gave."""

    def measuring(self, lengths: Sequence[float], tolerance: float, most: int) -> list[tuple[int, Lengths]]:
        """(part, its measures) for each way in which `lengths` (mm, give or take `tolerance`) are measures of one part.

        Each length is another measure, by name. The ways nearest to what was asked come first, at most `most`; a part
        may have several. The measures stand in the order of `lengths`.
        """
