"""What each slip costs: 0 would be the number itself, 1 a character that nothing explains. The one table of costs.

The order is what decides; the distances were chosen so that two likely slips (two look-alikes, 1.0) cost no less than
one that nothing explains. How often people slip in each way is drawn by `tests/bench/slip_model.py`, after
Kukich, "Techniques for automatically correcting words in text" (https://doi.org/10.1145/146370.146380): about four
in five errors are one wrong, one missing, one added or two swapped characters, swaps and neighbours before the rest.
"""

from __future__ import annotations

LOST_ZERO = 0.3
"""A zero at the start that a spreadsheet or a person left off: the likeliest of all, as nobody sees it happen."""
LOOK_ALIKE = 0.5
"""A character that looks like the right one, see `look_alikes`."""
DOUBTED = 0.1
"""A character that what read a photo was itself in doubt of, at least; the less likely, the nearer a look-alike's."""
REPEATED = 0.1
"""The same look-alike read for the same once more: a habit is one slip, however often it comes out."""
SWAPPED = 0.6
"""Two neighbours in the wrong order."""
DOUBLED = 0.6
"""A key pressed twice, or one of two equal characters left off."""
NEIGHBOUR = 0.75
"""The key beside the right one, on a keyboard or a keypad."""
MISSING = 0.8
"""A character left off."""
EXTRA = 0.85
"""A character too many."""
OTHER = 1.0
"""A character that nothing explains."""

SURE = 0.8
"""A single slip that costs this or less is believed; past it, two likelier slips are looked for as well."""
