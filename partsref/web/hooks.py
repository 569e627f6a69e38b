"""Where Datasette calls us."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from partsref.web import functions
from partsref.web.database import adopt
from partsref.web.headers import App, with_headers


@hookimpl  # type: ignore[untyped-decorator]
def startup(datasette: Datasette) -> None:
    """Follow catalogues whose file is replaced."""
    adopt(datasette)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """SQL functions in every connection."""
    functions.register(conn)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Headers on every response."""
    config: dict[str, Any] = datasette.plugin_config("partsref") or {}
    return lambda app: with_headers(app, robots=bool(config.get("robots")))
