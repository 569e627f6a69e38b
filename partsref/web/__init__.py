"""The web door: a Datasette plugin. Datasette finds its hooks, templates and static files in this package."""

from __future__ import annotations

from partsref.web.hooks import asgi_wrapper, prepare_connection, startup

__all__ = ["asgi_wrapper", "prepare_connection", "startup"]
