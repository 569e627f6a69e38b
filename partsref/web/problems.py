"""What a visitor sees when a page fails: one clear sentence. What went wrong inside goes to the log."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from partsref.web.serve_page import template_vars

if TYPE_CHECKING:
    from datasette.app import Datasette

log = logging.getLogger("partsref.web")


async def respond(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """The page, or JSON, for an exception that nothing else took care of."""
    words = template_vars(datasette, request)["t"]
    status = getattr(exception, "status", 500)
    if isinstance(exception, DatasetteError):
        # Datasette writes markup into this message only to say that a question took too long.
        message = words("failed.slow") if exception.message_is_html else str(exception.message)
        # It raises these for what an address asks wrongly, such as sorting by a column that is not there.
        status = 400 if status == 500 else status
    elif isinstance(exception, Base400):
        message = words("problem.missing") if status == 404 else str(exception)
    elif isinstance(exception, json.JSONDecodeError):
        status, message = 400, words("problem.400")  # In an address; nothing else is read as JSON.
    else:
        status, message = 500, words("problem.internal")
        log.error("%s failed", request.path, exc_info=exception)
    return await page(datasette, request, status, message)


async def page(datasette: Datasette, request: Request, status: int, message: str) -> Response:
    """A problem as a page, or as JSON where JSON was asked for."""
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": status, "title": None}, status=status)
    context = {"message": message, "status": status}
    html = await datasette.render_template("partsref/problem.html", context, request=request)
    return Response.html(html, status=status)
