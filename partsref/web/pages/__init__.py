"""The pages, in the order their addresses are tried."""

from __future__ import annotations

from partsref.web.page import Page
from partsref.web.pages import about, home, match, part, sources, vehicle

PAGES: tuple[Page, ...] = (home.PAGE, part.PAGE, vehicle.PAGE, match.PAGE, sources.PAGE, about.PAGE)
