"""How fast an answer comes at a million parts, beside the plain SQL that reads the same rows and judges nothing.

pytest -m bench -s tests/bench/test_speed.py
"""

from __future__ import annotations

import sqlite3
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bench.figures import note
from bench.large import FULL, SMALL, fill_large

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_crossref import CrossReference
from partsref.store.file.database import open_reader

TIMES_SQL, HUB_MEGABYTES = 3.0, 50

_RING = (
    "WITH one AS (SELECT to_id AS id FROM link WHERE from_id = :part"
    " UNION SELECT from_id FROM link WHERE to_id = :part),"
    " two AS (SELECT id FROM one UNION SELECT :part UNION SELECT to_id FROM link JOIN one ON from_id = one.id"
    " UNION SELECT from_id FROM link JOIN one ON to_id = one.id)"
)
"""The part, what it is linked with, and what those are linked with."""
_ROWS = (
    "SELECT part.*, maker.name, description.name FROM two JOIN part USING (id) JOIN maker ON maker.id = maker_id"
    " LEFT JOIN description ON description.id = description_id",
    "SELECT link.*, e.note, source.code, source.trust FROM link JOIN link_evidence AS e ON e.link_id = link.id"
    " JOIN source ON source.id = e.source_id WHERE from_id IN (SELECT id FROM one UNION SELECT :part)"
    " UNION SELECT link.*, e.note, source.code, source.trust FROM link JOIN link_evidence AS e ON e.link_id = link.id"
    " JOIN source ON source.id = e.source_id WHERE to_id IN (SELECT id FROM one UNION SELECT :part)",
    "SELECT attribute.* FROM two JOIN attribute ON part_id = two.id",
    "SELECT a.*, f.position FROM (SELECT id FROM one UNION SELECT :part) AS near JOIN fitment AS f ON part_id = near.id"
    " JOIN application AS a ON a.id = application_id",
)


def plain(connection: sqlite3.Connection, part: int) -> int:
    """Two steps out: parts, links with their evidence, measures, fitments. Returns the rows read."""
    return sum(len(connection.execute(_RING + rows, {"part": part}).fetchall()) for rows in _ROWS)


def _answered(connection: sqlite3.Connection, part: int) -> CrossReference:
    """By a reader that has met nothing yet: one that is asked again keeps what it read."""
    return cross_reference(SqliteReader(connection), part)


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def test_an_answer_at_a_million_parts(tmp_path: Path, full: bool) -> None:
    size = FULL if full else SMALL
    asked, hub, links = fill_large(tmp_path / "large.db", size)
    connection = open_reader(tmp_path / "large.db")
    assert _answered(connection, asked[0]).equivalents
    assert plain(connection, asked[0]) > size.links
    ours, theirs = [], []
    for part in asked[1:]:  # By turns, so that a busy machine is busy for both.
        ours.append(milliseconds(partial(_answered, connection, part)))
        theirs.append(milliseconds(partial(plain, connection, part)))
    hub_ours = [milliseconds(partial(_answered, connection, hub)) for _ in range(5)]
    hub_theirs = [milliseconds(partial(plain, connection, hub)) for _ in range(5)]
    tracemalloc.start()
    _answered(connection, hub)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    where = f"xref, {size.oem + size.aftermarket:,} parts, {links:,} links"
    many = note(
        f"{where}: {size.links} links", median(ours), "ms", peer="plain SQL", theirs=median(theirs), goal=TIMES_SQL
    )
    hubs = note(
        f"{where}: hub of {size.hub:,}",
        median(hub_ours),
        "ms",
        peer="plain SQL",
        theirs=median(hub_theirs),
        goal=TIMES_SQL,
    )
    held = note(f"{where}: memory at the hub", peak, "MB", goal=HUB_MEGABYTES)
    connection.close()
    if full:
        assert (many <= TIMES_SQL, hubs <= TIMES_SQL, held <= HUB_MEGABYTES) == (True, True, True)
