"""The reference data that goes out with each publication: makers, descriptions, vehicles, sources, terms.

A small SQLite file without a table of parts, so that what is asked of parts can never be answered from it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sqlite3
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.cluster.access.pointer import Pointer
from partsref.cluster.access.wire import ClusterError, Json, Wire
from partsref.store.file.database import generation, open_reader
from partsref.store.file.drafts import draft_folder
from partsref.store.read.counts import counts, parts_by_trust

TABLES = (
    "meta", "source", "load", "maker", "maker_alias", "category", "description", "application", "application_vehicle",
    "application_code", "model", "vehicle", "vehicle_twin", "frame", "term", "term_word", "vehicle_fact",
)  # fmt: skip
"""What the file holds; every other table is of parts, or is nobody else's business."""
FIGURES = "figures"
"""The row of meta with the counts of the whole catalogue."""
_CHUNK = 1_500_000
_LARGEST = 1 << 30


def pack(connection: sqlite3.Connection) -> tuple[bytes, str]:
    """The reference file of a catalogue, compressed, and its SHA-256; read in the view `connection` has."""
    # A database without a name is a file that the system takes away with the process, however it ends.
    with closing(sqlite3.connect("", isolation_level=None)) as made:
        made.execute("BEGIN")
        _copy(connection, made)
        figures = {"counts": counts(connection), "trust": parts_by_trust(connection)}
        made.execute("INSERT INTO meta VALUES (?, ?)", (FIGURES, json.dumps(figures)))
        made.execute("COMMIT")
        for pragma in ("application_id", "user_version"):
            made.execute(f"PRAGMA {pragma} = {connection.execute(f'PRAGMA {pragma}').fetchone()[0]}")
        made.execute("VACUUM")
        data = zlib.compress(made.serialize(), 6)
    return data, hashlib.sha256(data).hexdigest()


def _copy(connection: sqlite3.Connection, made: sqlite3.Connection) -> None:
    schema = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL ORDER BY rowid"
    for name, _, sql in connection.execute(schema, ("table",)).fetchall():
        if name not in TABLES:
            continue
        made.execute(sql)
        rows = connection.execute(f"SELECT * FROM {name}")
        marks = ", ".join("?" * len(rows.description))
        made.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    for _, table, sql in connection.execute(schema, ("index",)).fetchall():
        if table in TABLES:
            made.execute(sql)


def figures(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """`counts` of the rows of each table and parts by `trust`, of the catalogue a reference file was made from."""
    (told,) = connection.execute("SELECT value FROM meta WHERE key = ?", (FIGURES,)).fetchone()
    found: dict[str, dict[str, int]] = json.loads(told)
    return found


def chunks(data: bytes, attempt: int) -> list[tuple[str, Json]]:
    """The documents that carry a packed file."""
    pieces = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    return [
        (f"reference-{attempt}-{number}", {"data": base64.b64encode(piece).decode()})
        for number, piece in enumerate(pieces)
    ]


def fetch(wire: Wire, pointer: Pointer, folder: Path) -> Path:
    """The reference file of a publication in `folder`, asked for unless it is there. Raises `ClusterError`."""
    path = folder / "reference.db"
    if _is_of(path, pointer):
        return path
    data = b"".join(
        base64.b64decode(found["_source"]["data"])
        for name in pointer.reference
        for found in wire.mget(wire.place.index, [name])
    )
    if hashlib.sha256(data).hexdigest() != pointer.sha256:
        raise ClusterError(f"{wire.place}: its reference file is damaged. Publish it again.")
    unpacked = zlib.decompressobj()
    whole = unpacked.decompress(data, _LARGEST)
    if unpacked.unconsumed_tail:
        raise ClusterError(f"{wire.place}: its reference file is larger than any of ours. Publish it again.")
    _put(path, whole)
    if not _is_of(path, pointer):
        raise ClusterError(f"{wire.place}: its reference file is of another catalogue. Publish it again.")
    return path


def cache_folder(place: ClusterAddress) -> Path:
    """Where the reference files of a place are kept: in this user's cache, else in a folder of the process."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "partsref" / "cluster"
    name = hashlib.sha256(f"{place.hosts} {place.index}".encode()).hexdigest()[:16]
    try:
        (base / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(base / name, os.W_OK):
            return base / name
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="partsref-cluster-"))


def _put(path: Path, whole: bytes) -> None:
    with draft_folder(path, "part") as folder:
        (folder / path.name).write_bytes(whole)
        (folder / path.name).replace(path)


def _is_of(path: Path, pointer: Pointer) -> bool:
    if not path.exists():
        return False
    try:
        with closing(open_reader(path)) as connection:
            return generation(connection) == (pointer.identity, pointer.generation)
    except Exception:
        return False
