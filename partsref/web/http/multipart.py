"""One file out of a form that a browser sent as multipart/form-data (RFC 7578): no more of it than that takes."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r'multipart/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;",]{1,70}))\s*(?:;|$)', re.IGNORECASE
)
_MOST_PARTS = 4
_LONGEST_HEAD = 2_048
_NAME = re.compile(rb'^content-disposition:\s*form-data\b.*?\bname="([^"]*)"', re.IGNORECASE | re.MULTILINE)


class FormError(Exception):
    """What came is no form with this file."""


def boundary(content_type: str) -> bytes:
    """What parts the pieces of the form. Raises `FormError` for another kind of content.

    >>> boundary('multipart/form-data; boundary=x1')
    b'x1'
    """
    found = _BOUNDARY.match(content_type)
    if not found or not (found[1] or found[2]).isascii():
        raise FormError
    return (found[1] or found[2]).encode()


def file_in(body: bytes, between: bytes, field: str) -> bytes:
    r"""The content of `field`. Raises `FormError` where it is not there, twice there, or the form is not whole.

    >>> file_in(b'--x\r\nContent-Disposition: form-data; name="photo"\r\n\r\nAB\r\n--x--\r\n', b"x", "photo")
    b'AB'
    """
    mark = b"--" + between
    start = len(mark)
    if not body.startswith(mark + b"\r\n"):
        raise FormError
    found: list[bytes] = []
    for _ in range(_MOST_PARTS):
        end = body.find(b"\r\n" + mark, start)
        head = body.find(b"\r\n\r\n", start, min(start + _LONGEST_HEAD, max(end, 0)))
        if end < 0 or head < 0:
            raise FormError
        name = _NAME.search(body[start:head].lstrip(b"\r\n"))
        if name and name[1].decode("latin-1") == field:
            found.append(body[head + 4 : end])
        start = end + 2 + len(mark)
        if body[start : start + 2] == b"--":
            if len(found) != 1:
                raise FormError
            return found[0]
    raise FormError
