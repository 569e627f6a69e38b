"""How a part came to be shown for the vehicle asked for."""

from __future__ import annotations

OF_VEHICLES: dict[str, str] = {}
