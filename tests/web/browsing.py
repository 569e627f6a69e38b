"""Ask the server what a browser would, without sockets."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx

from partsref.web.server import Options, make_app

SAFE = Options()


def ask(
    path: Path, *addresses: str, options: Options = SAFE, method: str = "GET", **headers: str
) -> list[httpx.Response]:
    """The responses to these addresses, in order, from one server on the catalogue at `path`."""

    async def go() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=make_app(path, options))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return [await client.request(method, address, headers=headers) for address in addresses]

    return asyncio.run(go())


def json_of(path: Path, address: str, **options: Any) -> Any:
    """The JSON at one address that must answer."""
    (response,) = ask(path, address, **options)
    assert response.status_code == 200, response.text
    return response.json()
