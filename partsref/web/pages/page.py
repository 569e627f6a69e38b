"""What a page is: a question to the catalogue and how its answer is shown. Pages know nothing of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from partsref.api import Catalog
from partsref.photo.read_photo import ReadPhoto
from partsref.values import frozen
from partsref.web.language.language import PageWords
from partsref.web.pages.answers import Answers
from partsref.web.pages.own_truck import Truck
from partsref.web.pages.ready import Ready


@frozen
class Asked:
    """One request. `path` has the pieces of the address by name, `args` the first value of each query argument.

    `truck` is the visitor's own, on pages for people; what programs read never depends on it. `lists` has every value
    of an argument, `site` the address this catalogue was asked under, with a slash at its end; it is empty where that
    cannot be told.
    """

    path: Mapping[str, str]
    args: Mapping[str, str]
    words: PageWords
    format: str
    answers: Answers
    truck: Truck | None = None
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site: str = ""
    takes_photos: bool = False
    photo: ReadPhoto | None = None
    """What was read on the photo that came with the request."""


@frozen
class Reply:
    """An answer: `shape` for programs, `template` and `context` for people, `table` for spreadsheets.

    `document` is a whole SVG document, `file` what a table is called when it is saved. `keeps` and `forgets` say what
    the visitor's browser is to do with his truck; he goes on to `goes_to`, an address of ours (empty: the first page).
    """

    shape: Any = None
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    table: tuple[tuple[str, ...], ...] = ()
    document: str = ""
    file: str = "partsref"
    status: int = 200
    goes_to: str = ""
    keeps: Truck | None = None
    forgets: bool = False


@frozen
class Page:
    """`pattern` is the address without format and query; `formats` are what it can be had as beside HTML.

    `ready` gives, for a request, what its answer stands on; where that is not there, the request waits for it apart
    from the others.
    """

    pattern: str
    answer: Callable[[Catalog, Asked], Reply]
    formats: tuple[str, ...] = ("json",)
    ready: Callable[[Asked], Ready | None] = lambda _asked: None
