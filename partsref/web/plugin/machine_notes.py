"""What programs and assistants are told of these pages: `/openapi.json`, and `/llms.txt` in words."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

import partsref
from partsref.answer.render import SCHEMA

if TYPE_CHECKING:
    from datasette.app import Datasette

OPENAPI_ROUTE = r"^/openapi\.json$"
LLMS_ROUTE = r"^/llms\.txt$"
Shape = dict[str, Any]

_NAME: Shape = {"type": "string", "minLength": 1, "maxLength": 200}
_ANY: Shape = {"type": "object"}


def _query(name: str, says: str, *, required: bool = False, longest: int = 2_000, several: bool = False) -> Shape:
    text: Shape = {"type": "string", "maxLength": longest}
    schema: Shape = {"type": "array", "items": text, "maxItems": 50} if several else text
    return {"name": name, "in": "query", "description": says, "required": required, "schema": schema}


def _path(name: str, says: str) -> Shape:
    return {"name": name, "in": "path", "description": says, "required": True, "schema": _NAME}


_PARTS = _query("part", "A part as MAKER/NUMBER; several times for several.", longest=200, several=True)
_OPERATIONS: tuple[tuple[str, str, tuple[Shape, ...], tuple[str, ...]], ...] = (
    # Address, what it answers, its parameters, the shapes of its answer in answers.schema.json (any object if none).
    (
        "/.json",
        "Parts for a number, a vehicle, words, mixed; without q what the catalogue holds.",
        (_query("q", "What is looked for, in any language."), _query("v", "The vehicle it is for.", longest=200)),
        (),
    ),
    (
        "/part/{maker}/{number}.json",
        "All that is known of one part: what replaces it, how sure that is and who says so, what it fits.",
        (_path("maker", "Whose number it is."), _path("number", "The number, in any spelling.")),
        ("part_page", "part_page_missing"),
    ),
    (
        "/vehicle/{make}/{model}.json",
        "A model: its chassis codes, what it needs, its parts by group.",
        (_path("make", "Its maker."), _path("model", "The model.")),
        ("vehicle_page",),
    ),
    (
        "/vehicle/{make}/{model}/{chassis}.json",
        "One chassis code of a model.",
        (_path("make", "Its maker."), _path("model", "The model."), _path("chassis", "The chassis code.")),
        ("vehicle_page",),
    ),
    (
        "/match.json",
        "A list of numbers, each answered.",
        (_query("numbers", "One number a line.", longest=20_000),),
        ("match",),
    ),
    ("/compare.json", "Up to four parts side by side.", (_PARTS,), ()),
    ("/list.json", "Up to fifty parts to buy: what replaces each, who sells it.", (_PARTS,), ()),
    ("/coverage.json", "Parts by family of vehicles and group of parts.", (), ()),
    ("/sources.json", "The sources, with their trust and addresses.", (), ("sources_page",)),
)


@cache
def description() -> Shape:
    """The pages' JSON as OpenAPI 3.1; shapes are those of `answers.schema.json`."""
    text = SCHEMA.read_text(encoding="utf-8").replace("#/$defs/", "#/components/schemas/")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "partsref",
            "version": partsref.__version__,
            "description": "Parts of Japanese kei trucks and vans. Read only: GET alone. Keys may join, none leave.",
        },
        "paths": {
            address: {"get": _operation(says, parameters, shapes)} for address, says, parameters, shapes in _OPERATIONS
        },
        "components": {"schemas": json.loads(text)["$defs"]},
    }


def _operation(says: str, parameters: tuple[Shape, ...], shapes: tuple[str, ...]) -> Shape:
    schema = _any_of(shapes) if shapes else {"anyOf": [_ANY, {"type": "array"}]}
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}}
    return {
        "summary": says,
        "parameters": list(parameters),
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": schema}}},
            **{
                status: {"description": text, "content": refused}
                for status, text in (
                    ("400", "What cannot be asked so."),
                    ("404", "The catalogue does not have it."),
                    ("503", "Too much at once: come back later."),
                )
            },
        },
    }


def _any_of(names: tuple[str, ...]) -> Shape:
    shapes = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


async def serve_openapi(datasette: Datasette) -> Response:
    """The description, with where these pages stand."""
    whole = {**description(), "servers": [{"url": datasette.urls.path("").rstrip("/") or "/"}]}
    body = json.dumps(whole, ensure_ascii=False)
    return Response(body, 200, {"Cache-Control": "no-cache"}, "application/json; charset=utf-8")


async def serve_llms(datasette: Datasette) -> Response:
    """What an assistant that reads these pages should know, as a text with links."""
    base = datasette.urls.path("")
    lines = [
        "# partsref",
        "",
        "> Parts of Japanese kei trucks and vans (Suzuki Carry, Daihatsu Hijet, Honda Acty and Street, Subaru Sambar,",
        "> Mitsubishi Minicab and their twins): what a number is, what replaces it, how sure that is, who says so.",
        "",
        "A wrong part costs money. `stated` is what a source says, `derived` follows from several, `possible` is to be",
        "checked. A hit that is `near` or `contains` is another number than the one asked for; `related` is for a",
        "twin or a relative of the vehicle. Pass that on, with the sources and their trust (A article records,",
        "B workshop tables, C shops, D unverified), and say that measures are to be compared before anybody buys.",
        "",
        "## JSON",
        "",
        f"- [OpenAPI description]({base}openapi.json)",
        *(f"- [{address}]({base}{address.lstrip('/')}): {says}" for address, says, _, _ in _OPERATIONS),
        "",
        "## Pages",
        "",
        f"- [Search]({base}): a number, a vehicle or words in any language",
        f"- [Sources]({base}sources): who says what, and how far to trust them",
        f"- [About]({base}about): what the words of an answer mean, and the terms of the data",
        "",
    ]
    return Response("\n".join(lines), 200, {"Cache-Control": "no-cache"}, "text/plain; charset=utf-8")
