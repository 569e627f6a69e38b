"""Cells of Datasette's tables: a part number leads to its page, and no cell turns its neighbours' text around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from partsref.web.pages import addresses
from partsref.web.plugin.served_database import CatalogueDatabase

if TYPE_CHECKING:
    from datasette.app import Datasette

_MAKER_OF = {"number": "maker", "other_number": "other_maker"}
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def cell(datasette: Datasette, database: str, row: Any, column: str, value: object) -> Markup | None:
    """How a cell is shown, or None to leave that to Datasette."""
    if not isinstance(value, str) or not isinstance(datasette.databases.get(database), CatalogueDatabase):
        return None
    maker = _MAKER_OF.get(column)
    if maker and maker in row.keys() and row[maker]:  # noqa: SIM118 - a row's own iteration yields values.
        href = datasette.urls.path(addresses.part(str(row[maker]), value))
        return Markup('<a href="{}"><bdi class="number">{}</bdi></a>').format(href, shown(value))
    if _UNSHOWABLE.search(value):
        return Markup("<bdi>{}</bdi>").format(shown(value))
    return None


def shown(text: str) -> str:
    """The text with control characters, and what turns its direction, made visible."""
    return _UNSHOWABLE.sub("\ufffd", text)
