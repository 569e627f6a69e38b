"""The database file for whoever runs this and asked for `--download`: a whole copy, even while a load goes on."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from datasette.utils.asgi import AsgiFileDownload, Base400, Forbidden, NotFound, Request

from partsref.web.http.headers import Send
from partsref.web.plugin.permissions import ensure_download
from partsref.web.plugin.served_database import catalogue

if TYPE_CHECKING:
    from datasette.app import Datasette

ROUTE = r"^/(?P<database>partsref)\.db$"

_STEPS_BETWEEN_LOOKS = 10_000
MOST_COPIES = 2
_copies = threading.BoundedSemaphore(MOST_COPIES)
"""Copies on the disk at once: each is as large as the catalogue."""


class _BusyError(Base400):  # type: ignore[misc]
    """Too many copies are being sent already."""

    status = 503


async def serve(datasette: Datasette, request: Request, send: Send) -> None:
    """Send a copy of the file."""
    database = catalogue(datasette)
    if database is None or database.route != request.url_vars["database"]:
        raise NotFound("No catalogue is served here.")
    if not datasette.setting("allow_download"):
        raise Forbidden("Downloads are off. Whoever runs this may allow them with: partsref serve --download")
    await ensure_download(datasette, request.actor, database.name)
    if not _copies.acquire(blocking=False):
        raise _BusyError("Another visitor is downloading. Come back in a while.")
    try:
        with TemporaryDirectory(prefix="partsref-") as folder:
            copy = Path(folder) / "partsref.db"
            await _copied(Path(database.path), copy)
            await AsgiFileDownload(str(copy), "partsref.db", "application/octet-stream").asgi_send(send)
    finally:
        _copies.release()


async def _copied(original: Path, copy: Path) -> None:
    """Copy the file. Given up, it is stopped, and has ended before anybody may begin the next."""
    left = threading.Event()
    address = f"{original.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as source:
        source.set_progress_handler(left.is_set, _STEPS_BETWEEN_LOOKS)
        copying = asyncio.ensure_future(asyncio.to_thread(source.execute, "VACUUM INTO ?", (str(copy),)))
        try:
            await asyncio.shield(copying)
        except asyncio.CancelledError:
            left.set()
            await asyncio.wait({copying})
            copying.exception()  # That it was interrupted is no news.
            raise
