"""The stylesheet, script and icon: named with their content's hash, so that a browser keeps them until they change."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

if TYPE_CHECKING:
    from datasette.app import Datasette

_FOLDER = Path(__file__).parents[1] / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
ROUTE = r"^/-/static-plugins/partsref/(?P<file>[a-z]+\.[a-z]+)$"


@cache
def _read(file: str) -> tuple[str, str]:
    """(text, hash) of one of our files; nothing else can be named by the route's pattern."""
    text = (_FOLDER / file).read_text(encoding="utf-8")
    return text, sha256(text.encode()).hexdigest()[:12]


def address(datasette: Datasette, file: str) -> str:
    """Where a file is, with its hash."""
    base: str = datasette.urls.path(f"-/static-plugins/partsref/{file}")
    return f"{base}?{_read(file)[1]}"


async def serve(request: Request) -> Response:
    """One of our files."""
    file = request.url_vars["file"]
    kind = _TYPES.get(Path(file).suffix)
    try:
        text, digest = _read(file)
    except FileNotFoundError as error:
        raise NotFound(f"{file}: no such file") from error
    if kind is None:
        raise NotFound(f"{file}: no such file")
    current = request.query_string == digest
    kept = "public, max-age=31536000, immutable" if current else "no-cache"
    return Response(text, 200, {"Cache-Control": kept}, kind)
