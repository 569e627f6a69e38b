"""What a visitor sees when a page fails: one clear sentence. What went wrong inside goes to the log."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING

from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from partsref.web.http import request_id
from partsref.web.plugin.bad_arguments import mistake
from partsref.web.plugin.page_view import template_vars

if TYPE_CHECKING:
    from datasette.app import Datasette

log = logging.getLogger("partsref.web")

_OF_SQL = ("execute-sql", "_where= is not allowed")
"""What Datasette says to SQL it does not take; both mean the same to a visitor."""
_UNREAD = (ValueError, TypeError, KeyError, IndexError, sqlite3.IntegrityError)
"""What Datasette fails with, besides its own errors, on an argument it cannot read."""


async def respond(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """The page, or JSON, for an exception that nothing else took care of."""
    words = template_vars(datasette, request)["t"]
    status = getattr(exception, "status", 500)
    args = {name: request.args.get(name) or "" for name in request.args}
    if isinstance(exception, DatasetteError):
        # Datasette writes markup into this message only to say that a question took too long.
        message = words("failed.slow") if exception.message_is_html else str(exception.message)
        if "syntax error" in message:
            message = mistake(args, words) or message
        # It raises these for what an address asks wrongly, such as sorting by a column that is not there.
        status = 400 if status == 500 else status
    elif isinstance(exception, Base400):
        message = words("problem.missing") if status == 404 else str(exception)
    elif isinstance(exception, sqlite3.ProgrammingError) or _is_no_table(request, exception):
        # A row's address with fewer values than its key has, or the database itself as a list.
        status, message = 404, words("problem.missing")
    elif _is_no_facet(args, exception):
        status, message = 400, str(exception)
    elif isinstance(exception, _UNREAD) and (message := mistake(args, words)):
        status = 400
    else:
        status, message = 500, words("problem.internal")
        log.error("%s failed (request %s)", request.path, request_id.of(request.scope), exc_info=exception)
    return await page(datasette, request, status, message)


def _is_no_table(request: Request, exception: Exception) -> bool:
    return isinstance(exception, KeyError) and exception.args == ("columns",) and request.path.endswith(".csv")


def _is_no_facet(args: Mapping[str, str], exception: Exception) -> bool:
    """Facets of a column that is not there, of which Datasette 1.0 says nothing itself."""
    asked = any(name.startswith("_facet") for name in args)
    code = getattr(exception, "sqlite_errorcode", None)
    return asked and isinstance(exception, sqlite3.OperationalError) and code == sqlite3.SQLITE_ERROR


async def page(datasette: Datasette, request: Request, status: int, message: str) -> Response:
    """A problem as a page, or as JSON where JSON was asked for."""
    if message in _OF_SQL:
        message = template_vars(datasette, request)["t"]("problem.sql")
    if request.path.endswith(".json"):
        shape = {"ok": False, "error": message, "status": status, "title": None}
        return Response.json({**shape, "request": request_id.of(request.scope)}, status=status)
    context = {"message": message, "status": status}
    html = await datasette.render_template("partsref/problem.html", context, request=request)
    return Response.html(html, status=status)
