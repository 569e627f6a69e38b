"""Datasette on one catalogue with settings that are safe to leave alone."""

from __future__ import annotations

import contextlib
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils import parse_metadata
from datasette.version import __version__ as datasette_version

import partsref.web
from partsref.database_file import fold_log
from partsref.errors import InputError
from partsref.shipped import shipped
from partsref.web.http.guard import guarded
from partsref.web.http.headers import App
from partsref.web.http.turnstile import MOST_OF_ONE, by_turns
from partsref.web.pages import home_page
from partsref.web.pages.answers import Answers
from partsref.web.plugin.served_database import NAME, CatalogueDatabase

if TYPE_CHECKING:
    from partsref.cluster.access.place import Place

MOST_CONNECTIONS = 500
"""More at once are told to come back later, while there still are files to open."""
_KEEP_ALIVE_SECONDS = 15
_GRACE_SECONDS = 3
_OLDEST_SAFE = (0, 65, 5)
"""Datasette before it took the name of a column of ?x__arraycontains= into its SQL unquoted."""
_TALKATIVE = "datasette.handle_exception"


@dataclass(frozen=True, slots=True)
class Options:
    """What somebody may ask `serve` for; everything is off unless asked."""

    sql: bool = False
    download: bool = False
    robots: bool = False
    base_url: str = "/"


def settings(options: Options) -> dict[str, Any]:
    """Datasette's settings."""
    return {
        "default_allow_sql": options.sql,
        "allow_download": options.download,
        "allow_csv_stream": options.download,
        "max_csv_mb": 20,
        "sql_time_limit_ms": 1_500,
        "facet_time_limit_ms": 200,
        "suggest_facets": False,
        "max_returned_rows": 1_000,
        "default_page_size": 50,
        "num_sql_threads": MOST_OF_ONE + 1,
        "default_cache_ttl": 0,
        "cache_size_kb": 16_000,
        "truncate_cells_html": 400,
        "base_url": options.base_url,
    }


class _Datasette(Datasette):  # type: ignore[misc]
    """Datasette whose addresses never name the host a visitor said we are: a forged one would lead others there."""

    def absolute_url(self, request: Any, path: str) -> str:
        """The address on this very host, whatever it is called."""
        return path


def refuse_unsafe(version: str) -> None:
    """Raise `InputError` for a Datasette with a published hole, however it came to be installed."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:3])
    if numbers < _OLDEST_SAFE:
        oldest = ".".join(map(str, _OLDEST_SAFE))
        raise InputError(
            f"Datasette {version} lets visitors inject SQL. Expected {oldest} or later:"
            f" pip install 'datasette>={oldest}'"
        )


def make(path: Path | Place, options: Options = Options()) -> Datasette:
    """A Datasette on the catalogue at `path`, with our pages, that has not started yet.

    Of one on a cluster the tables are those of its reference file.
    """
    if not pm.is_registered(partsref.web):
        pm.register(partsref.web, name="partsref")
    # Datasette's handler prints every mistyped address to the terminal as a traceback with all its variables.
    if pm.has_plugin(_TALKATIVE):
        pm.unregister(name=_TALKATIVE)
    metadata = parse_metadata(shipped("metadata.yml").read_text(encoding="utf-8"))
    metadata["plugins"] = {"partsref": {"robots": options.robots}}
    refuse_unsafe(datasette_version)
    datasette = _Datasette([], memory=True, metadata=metadata, settings=settings(options))
    datasette.remove_database("_memory")
    datasette.add_database(_database(datasette, path), name=NAME)
    return datasette


def _database(datasette: Datasette, path: Path | Place) -> CatalogueDatabase:
    if isinstance(path, Path):
        return CatalogueDatabase(datasette, str(path))
    from partsref.cluster_catalog import ClusterCatalog

    with ClusterCatalog(path) as catalog:
        reference = catalog.path
    return CatalogueDatabase(datasette, str(reference), lambda: ClusterCatalog(path))


def make_app(path: Path | Place, options: Options = Options()) -> App:
    """The whole server as an ASGI application."""
    return _guarded(make(path, options))


def _guarded(datasette: Datasette) -> App:
    base_url = datasette.setting("base_url")
    return guarded(by_turns(datasette.app(), base_url), base_url)


def run(path: Path | Place, listening: socket.socket, options: Options = Options()) -> None:
    """Serve on an open socket until interrupted."""
    import uvicorn

    from partsref.web.http.slow_clients import PatientProtocol

    datasette = make(path, options)
    answers: Answers = datasette.databases[NAME].answers
    home_page.warm(answers)
    config = uvicorn.Config(
        _guarded(datasette),
        log_level="warning",
        lifespan="on",
        http=PatientProtocol,
        limit_concurrency=MOST_CONNECTIONS,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    server = uvicorn.Server(config)
    try:
        # Ctrl+C and SIGTERM are how one stops it. Uvicorn ends in order, then lets them through once more.
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    except SystemExit:
        if not server.should_exit:
            raise
    finally:
        answers.close()
        if isinstance(path, Path):
            fold_log(path)
