"""`/photo`: a photo of a label in, what was read on it and what that leads to out. Where the server takes photos."""

from __future__ import annotations

from partsref.api import Catalog
from partsref.errors import NotFoundError
from partsref.web.pages.page import Asked, Page, Reply

MOST_HITS = 6


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    if not asked.takes_photos:
        raise NotFoundError("No photos are read here. Whoever runs this server may: partsref serve --photo")
    photo = asked.photo
    label = catalog.read_label(photo.lines, MOST_HITS) if photo and not photo.error else None
    return Reply(
        template="partsref/photo.html",
        context={"photo": photo, "label": label},
        status=400 if photo and photo.error else 200,
    )


PAGE = Page("/photo", _answer, ())
