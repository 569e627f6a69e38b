"""`/healthz`: whether the catalogue can be read, and which one it is. For whoever watches the server."""

from __future__ import annotations

import logging
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from partsref.errors import PartsrefError
from partsref.snapshot.manifest import now
from partsref.web.plugin.served_database import catalogue

if TYPE_CHECKING:
    from datasette.app import Datasette

    from partsref.snapshot.follow import Replica

ROUTE = r"^/healthz$"

log = logging.getLogger("partsref.web")


async def serve(datasette: Datasette) -> Response:
    """`{"status": "ok", "catalogue": ID, "generation": N, "version": V}`; 503 where the file cannot be read."""
    database = catalogue(datasette)
    try:
        if database is None:
            raise PartsrefError("no catalogue is served")
        name, generation = await database.answers.state()
    except (PartsrefError, sqlite3.Error, OSError) as error:
        log.warning("not healthy: %s", error)
        return _reply({"status": "the catalogue cannot be read", "version": _version()}, 503)
    whole = {"status": "ok", "catalogue": name, "generation": generation, "version": _version()}
    return _reply({**whole, **_snapshot(database.replica)}, 200)


def _snapshot(replica: Replica | None) -> dict[str, object]:
    """Of a replica: what it serves, how old that is, and how long ago the place was known to hold nothing newer."""
    served = replica.copy() if replica else None
    if served is None:
        return {}
    moment = now()
    looked = max(0, int((moment - served.looked).total_seconds()))
    made = served.manifest.made.isoformat()
    return {"snapshot": {"made": made, "age_seconds": served.age(moment), "looked_seconds_ago": looked}}


def _reply(shape: dict[str, object], status: int) -> Response:
    response: Response = Response.json(shape, status=status, headers={"Cache-Control": "no-store"})
    return response


def _version() -> str:
    try:
        return version("partsref")
    except PackageNotFoundError:
        return "unknown"
