"""How sure an equivalent is, and what speaks against it."""

from __future__ import annotations

OF_CROSSREF: dict[str, str] = {}
