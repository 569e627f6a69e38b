"""Datasette on one catalogue with settings that are safe to leave alone."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import re
import socket
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
import yaml
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.version import __version__ as datasette_version

import partsref.web
from partsref.database_file import fold_log
from partsref.errors import InputError
from partsref.photo.read_photo import read_sent
from partsref.shipped import shipped
from partsref.snapshot.follow import Replica
from partsref.values import frozen
from partsref.web.http.access_log import with_access_log
from partsref.web.http.by_turns import by_turns
from partsref.web.http.guard import guarded
from partsref.web.http.headers import App
from partsref.web.http.photo_upload import takes, with_photos
from partsref.web.http.request_id import with_request_id
from partsref.web.http.slow_clients import PatientProtocol
from partsref.web.http.snapshot_age import with_snapshot_age
from partsref.web.http.turnstile import MOST_AT_ONCE, Turnstile
from partsref.web.pages import home_page
from partsref.web.pages.answers import Answers
from partsref.web.plugin.served_database import NAME, CatalogueDatabase

if TYPE_CHECKING:
    from partsref.cluster.access.cluster_address import ClusterAddress

_KEEP_ALIVE_SECONDS = 15
_FINISH_SECONDS = 5
"""For the work that is begun when the server is told to stop; then it is given up, and its visitor told so."""
_GRACE_SECONDS = 7
"""For the answers to be read. It ends within ten."""
_SWITCH_SECONDS = 0.002
"""How long a thread that computes may keep the others waiting. Python's own 5 ms add up over the steps of a page."""
_OLDEST_SAFE = (0, 65, 5)
"""Datasette before it took the name of a column of ?x__arraycontains= into its SQL unquoted."""
_IS_OF_1_0 = int(re.findall(r"\d+", datasette_version)[0]) >= 1
_TALKATIVE = "datasette.handle_exception"


@frozen
class Options:
    """What somebody may ask `serve` for; everything is off unless asked."""

    sql: bool = False
    download: bool = False
    robots: bool = False
    base_url: str = "/"
    address: str = ""
    """What others call this site. Without it only a host of the own network is put on paper: others may be forged."""
    access_log: bool = False
    log_queries: bool = False
    """Also what was asked, in the access log."""
    photo: bool = False
    """Read photos that visitors send."""
    replica: Replica | None = None
    """Where the catalogue is a copy of a place's newest snapshot."""


_AS_USUAL = Options()


def settings(options: Options) -> dict[str, Any]:
    """Datasette's settings."""
    return {
        "default_allow_sql": options.sql,
        "allow_download": options.download,
        "allow_csv_stream": options.download,
        "max_csv_mb": 20,
        # What a statement may take on a busy machine; of the processor all of them together get `cpu_share.SECONDS`.
        "sql_time_limit_ms": 20_000,
        "facet_time_limit_ms": 400,
        "suggest_facets": False,
        "max_returned_rows": 1_000,
        "default_page_size": 50,
        "num_sql_threads": MOST_AT_ONCE,
        "default_cache_ttl": 0,
        "cache_size_kb": 4_000,
        "truncate_cells_html": 400,
        "base_url": options.base_url,
    }


class _Datasette(Datasette):  # type: ignore[misc]
    """Datasette with what is ours to decide."""

    def absolute_url(self, request: Any, path: str) -> str:
        """The address on this very host: one that a visitor says we are would lead others there."""
        return path

    async def refresh_schemas(self, **how: Any) -> None:
        """Nothing before 1.0: it copies, with each request, the names of the tables into a database no page reads.

        1.0 asks that database what may be seen, and which queries there are.
        """
        if _IS_OF_1_0:
            await super().refresh_schemas(**how)


def refuse_unsafe(version: str) -> None:
    """Raise `InputError` for a Datasette with a published hole, however it came to be installed."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:3])
    if numbers < _OLDEST_SAFE:
        oldest = ".".join(map(str, _OLDEST_SAFE))
        raise InputError(
            f"Datasette {version} lets visitors inject SQL. Expected {oldest} or later:"
            f" pip install 'datasette>={oldest}'"
        )


@cache
def _metadata() -> dict[str, Any]:
    """What the tables are, in words. Read by libyaml where there is one: in Python it takes a tenth of a second."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read: dict[str, Any] = yaml.load(shipped("metadata.yml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return read


def make(path: Path | ClusterAddress, options: Options = _AS_USUAL) -> Datasette:
    """A Datasette on the catalogue at `path`, with our pages, that has not started yet.

    Of one on a cluster the tables are those of its reference file.
    """
    if not pm.is_registered(partsref.web):
        pm.register(partsref.web, name="partsref")
    # Datasette's handler prints every mistyped address to the terminal as a traceback with all its variables.
    if pm.has_plugin(_TALKATIVE):
        pm.unregister(name=_TALKATIVE)
    metadata = copy.deepcopy(_metadata())
    metadata["plugins"] = {"partsref": {"photo": options.photo, "robots": options.robots, "address": options.address}}
    refuse_unsafe(datasette_version)
    more = {"config": {"databases": {NAME: {"queries": _queries(metadata)}}}} if _IS_OF_1_0 else {}
    datasette = _Datasette([], memory=True, metadata=metadata, settings=settings(options), **more)
    datasette.remove_database("_memory")
    datasette.add_database(_database(datasette, path, options), name=NAME)
    return datasette


def _queries(metadata: dict[str, Any]) -> Any:
    """The queries that come with the catalogue: Datasette 1.0 looks for them in its configuration alone."""
    return metadata["databases"][NAME].pop("queries")


def _database(datasette: Datasette, path: Path | ClusterAddress, options: Options) -> CatalogueDatabase:
    if isinstance(path, Path):
        return CatalogueDatabase(datasette, str(path), options.replica)
    from partsref.cluster_catalog import ClusterCatalog

    with ClusterCatalog(path) as catalog:
        reference = catalog.path
    return CatalogueDatabase(datasette, str(reference), opener=lambda: ClusterCatalog(path))


def make_app(path: Path | ClusterAddress, options: Options = _AS_USUAL) -> App:
    """The whole server as an ASGI application."""
    return _whole(make(path, options), Turnstile(), options)


def _whole(datasette: Datasette, turnstile: Turnstile, options: Options) -> App:
    app = by_turns(datasette.app(), turnstile, options.base_url)
    if options.photo:
        app = guarded(with_photos(app, read_sent), options.base_url, takes)
    else:
        app = guarded(app, options.base_url)
    if options.access_log:
        app = with_access_log(app, _write_line, options.log_queries)
    if options.replica:
        app = with_snapshot_age(app, options.replica.copy)
    return with_request_id(app)


def _write_line(line: str) -> None:
    with contextlib.suppress(OSError):  # A log that cannot be written stops no answer.
        print(line, file=sys.stderr, flush=True)


class _Server(uvicorn.Server):
    """Uvicorn, which at its end turns away who still waits and finishes what is begun."""

    def __init__(self, config: uvicorn.Config, turnstile: Turnstile) -> None:
        super().__init__(config)
        self._turnstile = turnstile

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End in order."""
        self._turnstile.close()
        ending = asyncio.get_running_loop().call_later(_FINISH_SECONDS, self._turnstile.end)
        await super().shutdown(sockets)
        ending.cancel()


def run(path: Path | ClusterAddress, listening: socket.socket, options: Options = _AS_USUAL) -> None:
    """Serve on an open socket until interrupted."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    datasette = make(path, options)
    turnstile = Turnstile()
    answers: Answers = datasette.databases[NAME].answers
    home_page.warm(answers)
    config = uvicorn.Config(
        _whole(datasette, turnstile, options),
        log_level="warning",
        lifespan="on",
        http=PatientProtocol,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    server = _Server(config, turnstile)
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
