"""Helpers of the tests that read what an answer says beside its hits."""

from __future__ import annotations

from partsref.model_search import Searched


def said(answer: Searched) -> tuple[str, ...]:
    """The notes of an answer, in English."""
    return tuple(map(str, answer.notes))
