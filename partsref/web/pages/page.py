"""What a page is: a question to the catalogue and how its answer is shown. Pages know nothing of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from partsref.api import Catalog
from partsref.web.language.language import Words
from partsref.web.pages.answers import Answers
from partsref.web.pages.ready import Ready


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `path` has the pieces of the address by name, `args` the first value of each query argument.

    `lists` has every value of an argument, `site` the address this catalogue was asked under, with a slash at its end;
    it is empty where that cannot be told.
    """

    path: Mapping[str, str]
    args: Mapping[str, str]
    words: Words
    format: str
    answers: Answers
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: `shape` for programs, `template` and `context` for people, `table` for spreadsheets.

    `document` is a whole SVG document, `file` what a table is called when it is saved.
    """

    shape: Any = None
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    table: tuple[tuple[str, ...], ...] = ()
    document: str = ""
    file: str = "partsref"
    status: int = 200


@dataclass(frozen=True, slots=True)
class Page:
    """`pattern` is the address without format and query; `formats` are what it can be had as beside HTML.

    `ready` gives, for a request, what its answer stands on; where that is not there, the request waits for it apart
    from the others.
    """

    pattern: str
    answer: Callable[[Catalog, Asked], Reply]
    formats: tuple[str, ...] = ("json",)
    seconds: float = 5.0
    ready: Callable[[Asked], Ready | None] = lambda _asked: None
