"""Why a part answers a question, and what is missing from the answer."""

from __future__ import annotations

OF_SEARCH: dict[str, str] = {}
