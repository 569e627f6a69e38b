"""The catalogue's file as Datasette sees it: read-only, and followed when another file takes its place."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.database import Database

from partsref.database_file import is_catalogue, is_gone
from partsref.web.pages.answers import Answers
from partsref.web.pages.reopened_file import Live

if TYPE_CHECKING:
    from datasette.app import Datasette

_T = TypeVar("_T")

_INNER = ("near_", "sqlite_", "_sqlite_", "garage")
"""Tables that are no facts: the index's own, SQLite's, and what a user owns. They are not listed, counted or shown."""

NAME = "partsref"
"""What the database is called in addresses, whatever its file is called."""


class CatalogueDatabase(Database):  # type: ignore[misc]
    """A Datasette database over a partsref file."""

    def __init__(self, datasette: Datasette, path: str) -> None:
        # A file in a folder nobody may write cannot change, and its write-ahead log cannot be joined.
        super().__init__(datasette, path, is_mutable=os.access(Path(path).absolute().parent, os.W_OK))
        self._live: Live[sqlite3.Connection] = Live(Path(path), self._open)
        self.answers = Answers(Path(path))

    def _open(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = self.connect()
        self.ds._prepare_connection(connection, self.name)
        return connection

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run `fn` on this thread's connection, on today's file."""
        if self.ds.executor is None:
            return self._ask(fn)
        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, self._ask, fn)

    def _ask(self, fn: Callable[[sqlite3.Connection], _T]) -> _T:
        try:
            return fn(self._live.get())
        except sqlite3.DatabaseError as error:
            if not is_gone(error):
                raise
            self._live.forget()
            return fn(self._live.get())

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
