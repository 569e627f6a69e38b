"""What marks the file as ours, and its version. The tables stand in `schema_1.py` and in the migrations after it.

Every fact (claim, link, fitment, attribute) stands once and has rows of evidence: who, by which load. Facts are
separate from their evidence so that two sources saying the same are one fact with two witnesses, and withdrawing a
load takes away its evidence and then the facts that have none left. Evidence is not indexed by load: a withdrawal,
which is rare, reads it all, and a load need not keep four indexes more.
"""

from __future__ import annotations

APPLICATION_ID = 0x50524546
"""Marks the file as ours (SQLite's application_id): the letters PREF."""

READABLE_VERSION = 1
"""The oldest version that can be read as it stands."""

VERSION = 5
"""How many migrations today's schema takes; stands in the file as SQLite's user_version."""
