"""Why something is in an answer, or what speaks against it: as data, with one English sentence for each."""

from __future__ import annotations

from partsref.reasons.reason import Argument, Reason, Term, in_english, rendered

__all__ = ["Argument", "Reason", "Term", "in_english", "rendered"]
