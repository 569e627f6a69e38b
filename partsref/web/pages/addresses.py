"""Addresses of our pages. Names in them come from catalogues: every character that could mean something is coded."""

from __future__ import annotations

from collections.abc import Mapping
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


def with_query(path: str, values: Mapping[str, str]) -> str:
    """`path` with those of `values` that are not empty as its query."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{query}" if query else path


def outward(url: str) -> str:
    """`url` if it is a web address to be followed, else nothing: a catalogue may hold javascript: or worse."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
