"""The catalogue's file as Datasette sees it: read-only, and followed when another file takes its place."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.database import Database, QueryInterrupted

from partsref.database_file import is_catalogue, is_gone
from partsref.web.http.cpu_share import CpuShare, of_request
from partsref.web.pages.answers import Answers
from partsref.web.pages.reopened_file import Live
from partsref.web.plugin.bounded_connection import BoundedConnection, bounded_row, connect

if TYPE_CHECKING:
    from datasette.app import Datasette

    from partsref.api import Catalog
    from partsref.snapshot.follow import Replica

_T = TypeVar("_T")

_INNER = ("near_", "publish_", "sqlite_", "_sqlite_", "garage")
"""Tables that are no facts: the index's own, SQLite's, and what a user owns. They are not listed, counted or shown."""

NAME = "partsref"
"""What the database is called in addresses, whatever its file is called."""


class _Running:
    """What runs in a thread for a visitor, so that it can be stopped from outside."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._stopped = False

    @contextmanager
    def on(self, connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        """Whatever is done within runs on `connection`. Raises `sqlite3.OperationalError` if it is stopped already."""
        with self._lock:
            if self._stopped:
                raise sqlite3.OperationalError("interrupted")
            self._connection = connection
        try:
            yield connection
        finally:
            with self._lock:
                self._connection = None

    def stop(self) -> None:
        """Stop it, wherever it is."""
        with self._lock:
            self._stopped = True
            if self._connection is not None:
                self._connection.interrupt()


class CatalogueDatabase(Database):  # type: ignore[misc]
    """A Datasette database over a partsref file."""

    def __init__(
        self,
        datasette: Datasette,
        path: str,
        replica: Replica | None = None,
        opener: Callable[[], Catalog] | None = None,
    ) -> None:
        # A file in a folder nobody may write cannot change, and its write-ahead log cannot be joined.
        super().__init__(datasette, path, is_mutable=os.access(Path(path).absolute().parent, os.W_OK))
        self._live: Live[sqlite3.Connection] = Live(Path(path), self._open)
        self.answers = Answers(Path(path), opener)
        self.replica = replica

    def _open(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = self.connect()
        self.ds._prepare_connection(connection, self.name)
        connection.row_factory = bounded_row
        return connection

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A read-only connection with limits; nothing in the browser writes."""
        if write:
            raise PermissionError("the browser never writes the catalogue; use partsref load")
        return connect(Path(self.path), immutable=not self.is_mutable)

    async def execute(self, sql: str, params: Any = None, **options: Any) -> Any:
        """As Datasette does, but what a visitor asks wrongly is told to him alone."""
        return await super().execute(sql, params, **{**options, "log_sql_errors": False})

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run `fn` on this thread's connection, on today's file; stop it when nobody waits for it any more."""
        running = _Running()
        share = of_request.get()
        if share is not None and share.settle() <= 0:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), "", None)
        if self.ds.executor is None:
            return self._ask(fn, running, share)
        try:
            return await asyncio.get_running_loop().run_in_executor(self.ds.executor, self._ask, fn, running, share)
        except asyncio.CancelledError:
            running.stop()
            raise

    def _ask(self, fn: Callable[[sqlite3.Connection], _T], running: _Running, share: CpuShare | None) -> _T:
        try:
            return self._within(fn, running, share)
        except sqlite3.DatabaseError as error:
            if not is_gone(error):
                raise
            self._live.forget()
            return self._within(fn, running, share)

    def _within(self, fn: Callable[[sqlite3.Connection], _T], running: _Running, share: CpuShare | None) -> _T:
        with running.on(self._live.get()) as connection:
            if share is None or not isinstance(connection, BoundedConnection):
                return fn(connection)
            with share.piece() as is_used_up:
                connection.is_used_up = is_used_up
                try:
                    return fn(connection)
                finally:
                    connection.is_used_up = None

    async def table_names(self) -> list[str]:
        """The tables that hold facts."""
        names: list[str] = await super().table_names()
        return [name for name in names if not name.startswith(_INNER)]

    def execute_write_fn(self, fn: Callable[[sqlite3.Connection], Any], block: bool = True) -> Awaitable[Any]:
        """Nothing in the browser writes."""
        raise PermissionError("the browser never writes the catalogue; use partsref load")


def is_inner(datasette: Datasette, database: str, table: str) -> bool:
    """True for a table of a catalogue that holds no facts."""
    return table.startswith(_INNER) and isinstance(datasette.databases.get(database), CatalogueDatabase)


async def inner_tables(database: CatalogueDatabase) -> list[str]:
    """The tables of a catalogue that hold no facts."""
    rows = await database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [row[0] for row in rows if row[0].startswith(_INNER)]


def adopt(datasette: Datasette) -> None:
    """Put our own kind of database in the place of Datasette's for every catalogue it serves, under the same name."""
    adopted = datasette.databases.copy()
    for name, database in adopted.items():
        if not isinstance(database, CatalogueDatabase) and is_catalogue(database.path):
            ours = CatalogueDatabase(datasette, database.path)
            ours.name, ours.route = database.name, database.route
            adopted[name] = ours
    datasette.databases = adopted


def catalogue(datasette: Datasette) -> CatalogueDatabase | None:
    """The first catalogue served, if there is one."""
    return next((db for db in datasette.databases.values() if isinstance(db, CatalogueDatabase)), None)
