"""The pages, in the order their addresses are tried."""

from __future__ import annotations

from partsref.web.pages import (
    about_page,
    compare_page,
    coverage_page,
    home_page,
    list_page,
    match_page,
    part_page,
    photo_page,
    sources_page,
    truck_page,
    vehicle_page,
)
from partsref.web.pages.page import Page

PAGES: tuple[Page, ...] = (
    home_page.PAGE,
    part_page.PAGE,
    vehicle_page.PAGE,
    match_page.PAGE,
    compare_page.PAGE,
    list_page.PAGE,
    coverage_page.PAGE,
    sources_page.PAGE,
    about_page.PAGE,
    truck_page.PAGE,
    photo_page.PAGE,
)
