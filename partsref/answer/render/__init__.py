"""Answers as JSON and as a drawing."""

from __future__ import annotations

from pathlib import Path

SCHEMA = Path(__file__).with_name("answers.schema.json")
"""The JSON Schema of every answer, made by `tests/docs/schema.py`."""
