"""`/robots.txt`: search engines stay out unless they are asked in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

if TYPE_CHECKING:
    from datasette.app import Datasette

ROUTE = r"^/robots\.txt$"


def welcome(datasette: Datasette) -> bool:
    """Whether whoever runs this wants to be found."""
    return bool((datasette.plugin_config("partsref") or {}).get("robots"))


async def serve(datasette: Datasette) -> Response:
    """What crawlers read first."""
    # Every filter and sort of a table is an address of its own: even welcome crawlers have nothing to find there.
    database = datasette.urls.path("partsref/")
    return Response.text(f"User-agent: *\nDisallow: {database if welcome(datasette) else '/'}\n")
