"""The web door: a Datasette plugin. Datasette finds its hooks, templates and static files in this package."""

from __future__ import annotations

from partsref.web.plugin.hooks import (
    asgi_wrapper,
    extra_template_vars,
    forbidden,
    handle_exception,
    permission_allowed,
    permission_resources_sql,
    prepare_connection,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "extra_template_vars",
    "forbidden",
    "handle_exception",
    "permission_allowed",
    "permission_resources_sql",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
    "startup",
]
