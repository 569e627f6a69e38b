"""From a request to a page and back: language, format, permission, errors a visitor can mend, caching by state."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Forbidden, NotFound, Request, Response

from partsref.errors import InputError, NotFoundError, PartsrefError
from partsref.formulas import guarded
from partsref.web.http import request_id
from partsref.web.http.photo_upload import KEY as PHOTO
from partsref.web.language.language import PageWords, words_for
from partsref.web.pages import addresses
from partsref.web.pages.answers import TooLongError
from partsref.web.pages.own_truck import COOKIE, YEAR_SECONDS, from_cookie
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.plugin import assets
from partsref.web.plugin.permissions import is_allowed
from partsref.web.plugin.served_database import catalogue
from partsref.web.shapes.marked_parts import mark

if TYPE_CHECKING:
    from datasette.app import Datasette

log = logging.getLogger("partsref.web")

View = Callable[[Request, "Datasette"], Awaitable[Response]]

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, and those that turn the direction of text around. No name needs them; a forged one may."""

_UNNAMEABLE = re.compile("[^A-Za-z0-9-]+")
"""What never stands in the name of a file that is saved: a catalogue may hold anything."""

_STATUS: dict[type[PartsrefError], int] = {NotFoundError: 404, InputError: 400, TooLongError: 503}


def view(page: Page) -> tuple[str, View]:
    """The page as a route of Datasette."""
    formats = "|".join(page.formats)
    suffix = rf"(?:\.(?P<format>{formats}))?" if formats else ""

    async def answer(request: Request, datasette: Datasette) -> Response:
        if request.method not in ("GET", "HEAD"):
            return Response.text("Only GET and HEAD: nothing here writes.\n", 405, {"Allow": "GET, HEAD"})
        database = catalogue(datasette)
        if database is None:
            raise NotFound("No catalogue is served here.")
        await _allow(datasette, request, database.name)
        words = words_for(request.args.get("lang"), request.headers.get("accept-language", ""))
        pieces = {name: addresses.name(piece) for name, piece in request.url_vars.items() if piece is not None}
        form = pieces.pop("format", "html")
        asked = Asked(
            path=pieces,
            args={name: request.args.get(name) or "" for name in request.args},
            words=words,
            format=form,
            answers=database.answers,
            truck=from_cookie(_cookie(request)) if form == "html" else None,
            lists={name: tuple(request.args.getlist(name)) for name in request.args},
            site=_site(datasette, request),
            takes_photos=_takes_photos(datasette),
            photo=request.scope.get(PHOTO),
        )
        try:
            reply = await database.answers.ask(lambda catalog: page.answer(catalog, asked), ready=page.ready(asked))
        except PartsrefError as error:
            status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
            message = words(error.phrase) if isinstance(error, TooLongError) else str(error)
            reply = _failed(status, message, asked)
        except (sqlite3.Error, OSError) as error:
            log.warning("%s: %s", request.path, error)
            reply = _failed(503, words("failed.database"), asked)
        return await _response(datasette, request, asked, reply)

    return f"^{page.pattern}{suffix}$", answer


def _site(datasette: Datasette, request: Request) -> str:
    """Where others reach these pages, for paper and for phones; see `addresses.site`."""
    named = str((datasette.plugin_config("partsref") or {}).get("address", ""))
    return addresses.site(request.host, str(datasette.urls.path("")), named, request.scheme)


def _takes_photos(datasette: Datasette) -> bool:
    return bool((datasette.plugin_config("partsref") or {}).get("photo"))


async def _allow(datasette: Datasette, request: Request, database: str) -> None:
    """Whoever may not see the database in Datasette sees no page of it."""
    for action, resource in (("view-instance", ""), ("view-database", database)):
        if not await is_allowed(datasette, request.actor, action, resource):
            raise Forbidden(action)


def _failed(status: int, message: str, asked: Asked) -> Reply:
    shape = {"ok": False, "error": message, "status": status}
    return Reply(shape, "partsref/problem.html", {"message": message, "status": status, "asked": asked}, status=status)


async def _response(datasette: Datasette, request: Request, asked: Asked, reply: Reply) -> Response:
    headers = {"Vary": "Accept-Language", "Cache-Control": "no-cache"}
    if reply.keeps or reply.forgets:
        return _going_on(datasette, request, asked, reply)
    if asked.format == "json":
        body = json.dumps(reply.shape, ensure_ascii=False, separators=(",", ":"))
        return Response(body, reply.status, headers, "application/json; charset=utf-8")
    if asked.format == "csv" and reply.table:
        headers["Content-Disposition"] = f'attachment; filename="{_UNNAMEABLE.sub("-", reply.file)}.csv"'
        return Response(_csv(reply.table), reply.status, headers, "text/csv; charset=utf-8")
    if asked.format == "svg" and reply.document:
        return Response(_UNSHOWABLE.sub("\ufffd", reply.document), 200, headers, "image/svg+xml; charset=utf-8")
    # A page for people names the visitor's truck: nobody between may keep it for another.
    headers = {"Vary": "Accept-Language, Cookie", "Cache-Control": "private, no-cache"}
    if asked.takes_photos:
        headers["Referrer-Policy"] = "same-origin"  # Else a form on our page does not say that it comes from us.
    context = {**reply.context, "asked": asked, "truck": asked.truck, "now_at": _address(request)}
    html = await datasette.render_template(reply.template, context, request=request)
    return Response.html(_UNSHOWABLE.sub("\ufffd", html), reply.status, headers)


def _going_on(datasette: Datasette, request: Request, asked: Asked, reply: Reply) -> Response:
    """Let the browser keep or forget the truck, and go on; another site's page cannot say which truck is whose."""
    first = addresses.with_query(datasette.urls.path(""), {"lang": asked.args.get("lang", "")})
    headers = {"Location": reply.goes_to or first, "Cache-Control": "no-store"}
    response = Response("", 303, headers)
    if request.headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        value, seconds = (reply.keeps.as_cookie(), YEAR_SECONDS) if reply.keeps else ("", 0)
        response.set_cookie(COOKIE, value, max_age=seconds, path=datasette.urls.path(""), httponly=True)
    return response


def _cookie(request: Request) -> str:
    """The cookie of the visitor's truck, empty without one: none of Datasette's reading of it may fail."""
    for one in request.headers.get("cookie", "").split(";"):
        name, _, value = one.strip().partition("=")
        if name == COOKIE:
            return str(value).strip('"')
    return ""


def _address(request: Request) -> str:
    """Where the visitor is, to come back to."""
    query = request.query_string
    return f"/{request.path.lstrip('/')}{'?' * bool(query)}{query}"


def _csv(rows: tuple[tuple[str, ...], ...]) -> str:
    """CSV with a byte order mark, which spreadsheets need to read Japanese; no cell may run as a formula."""
    file = io.StringIO()
    csv.writer(file).writerows([guarded(cell) for cell in row] for row in rows)
    return f"\ufeff{file.getvalue()}"


def template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """What every template may use: words in the visitor's language and addresses that keep a chosen one."""
    chosen = request.args.get("lang") if request else None
    accepts = request.headers.get("accept-language", "") if request else ""
    words: PageWords = words_for(chosen, accepts)

    def link(path: str, **values: str | list[str]) -> str:
        base: str = datasette.urls.path(path)
        return addresses.with_query(base, {**values, "lang": words.code if chosen else ""})

    def here(code: str) -> str:
        args = {name: request.args.getlist(name) for name in request.args} if request else {}
        path = "/" + request.path.lstrip("/") if request else ""
        return addresses.with_query(path, {**args, "lang": [code]})

    database = catalogue(datasette)
    return {
        "t": words,
        "request_id": request_id.of(request.scope) if request else "",
        "snapshot": database.replica.copy() if database and database.replica else None,
        "tables_path": datasette.urls.database(database.name) if database else "",
        "asset": lambda file: assets.address(datasette, file),
        "link": link,
        "here": here,
        "part_link": lambda maker, number: link(addresses.part(maker, number)),
        "vehicle_link": lambda make, model, chassis="": link(addresses.vehicle(make, model, chassis)),
        "mark": mark,
        "takes_photos": _takes_photos(datasette),
        "outward": addresses.outward,
    }
