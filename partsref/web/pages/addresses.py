"""Addresses of our pages. Names in them come from catalogues: every character that could mean something is coded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote, urlencode, urlsplit


def segment(text: str) -> str:
    """A name as one piece of a path. Dots are coded too, so that no name ends like a file or climbs a folder."""
    return quote(text, safe="").replace(".", "%2E")


def name(piece: str) -> str:
    """The name in one piece of a path."""
    return unquote(piece, errors="replace")


def part(maker: str, number: str) -> str:
    """Page of a part."""
    return f"part/{segment(maker)}/{segment(number)}"


def vehicle(make: str, model: str, chassis: str = "") -> str:
    """Page of a model, or of one chassis code of it."""
    return "/".join(["vehicle", segment(make), segment(model), *([segment(chassis)] if chassis else [])])


_NEAR_HOST = re.compile(
    r"(?:[A-Za-z0-9-]{1,63}(?:\.(?:local|lan|home|internal|home\.arpa))?|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]{2,45}\])"
    r"(?::\d{1,5})?"
)
"""A host on one's own network, by what a visitor says we are. A name of the whole internet may be forged to lead others
astray: that one is only shown where whoever runs the server named it."""


def site(host: str, base: str, named: str = "", scheme: str = "http") -> str:
    """Where this catalogue stands, with a slash at the end: as it was `named`, else on `host` if that is near.

    >>> site("192.168.1.20:8001", "/"), site("evil.example", "/"), site("x", "/kei/", "https://parts.example/kei")
    ('http://192.168.1.20:8001/', '', 'https://parts.example/kei/')
    """
    if outward(named):
        return f"{named.rstrip('/')}/"
    plain = scheme if scheme in ("http", "https") else "http"
    return f"{plain}://{host}{base}" if _NEAR_HOST.fullmatch(host) else ""


def with_query(path: str, values: Mapping[str, str | Sequence[str]]) -> str:
    """`path` with those of `values` that are not empty as its query; of several values each by itself."""
    query = urlencode({name: value for name, value in values.items() if value}, doseq=True)
    return f"{path}?{query}" if query else path


def outward(url: str) -> str:
    """`url` if it is a web address to be followed, else nothing: a catalogue may hold javascript: or worse."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
