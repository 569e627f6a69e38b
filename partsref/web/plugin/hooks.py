"""Where Datasette calls us."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Request, Response
from jinja2 import Environment
from markupsafe import Markup

from partsref.database_file import is_catalogue
from partsref.web.http.answer_length import with_length
from partsref.web.http.compression import compressed
from partsref.web.http.headers import App, with_headers
from partsref.web.pages import PAGES
from partsref.web.plugin import assets, download, error_pages, health, machine_notes, permissions, robots, sql_functions
from partsref.web.plugin.page_view import template_vars, view
from partsref.web.plugin.served_database import adopt, is_inner
from partsref.web.plugin.table_cells import cell
from partsref.web.shapes.template_filters import FILTERS

if TYPE_CHECKING:
    from datasette.app import Datasette


@hookimpl  # type: ignore[untyped-decorator]
def startup(datasette: Datasette) -> None:
    """Follow catalogues whose file is replaced."""
    adopt(datasette)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """SQL functions in every connection."""
    sql_functions.register(conn)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    """What our templates do with values."""
    env.filters.update(FILTERS)


@hookimpl(optionalhook=True)  # type: ignore[untyped-decorator]
def permission_allowed(datasette: Datasette, action: str, resource: Any) -> bool | None:
    """Nobody browses the tables that hold no facts; everything else is as the instance is set up."""
    return False if action == "view-table" and is_inner(datasette, *resource) else None


@hookimpl(optionalhook=True)  # type: ignore[untyped-decorator]
def permission_resources_sql(datasette: Datasette, action: str) -> Awaitable[Any]:
    """The same, as Datasette 1.0 asks for it."""
    return permissions.denied_tables(datasette, action)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """Words and addresses in every template."""
    return template_vars(datasette, request)


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(datasette: Datasette, database: str, row: Any, column: str, value: object) -> Markup | None:
    """Part numbers in tables lead to their pages."""
    return cell(datasette, database, row, column, value)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    """Our pages, where a catalogue is served; Datasette's stay one step below."""
    routes: list[tuple[str, Callable[..., Any]]] = [
        (assets.ROUTE, assets.serve),
        (robots.ROUTE, robots.serve),
        (health.ROUTE, health.serve),
        (machine_notes.OPENAPI_ROUTE, machine_notes.serve_openapi),
        (machine_notes.LLMS_ROUTE, machine_notes.serve_llms),
    ]
    if any(is_catalogue(database.path) for database in datasette.databases.values()):
        routes.append((download.ROUTE, download.serve))
        routes += map(view, PAGES)
    return routes


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Awaitable[Response]:
    """A clear sentence for what went wrong."""
    return error_pages.respond(datasette, request, exception)


@hookimpl  # type: ignore[untyped-decorator]
def forbidden(datasette: Datasette, request: Request, message: str) -> Awaitable[Response]:
    """The same for what a visitor may not see."""
    return error_pages.page(datasette, request, 403, message)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Headers on every response."""
    return lambda app: with_headers(with_length(compressed(app)), robots=robots.welcome(datasette))
