"""Debian's Chromium, driven by Playwright. Without it what needs it is skipped, or fails where it must be there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


def _missing(reason: str) -> None:
    if os.environ.get("PARTSREF_REQUIRE_BROWSER") == "1":
        pytest.fail(f"a browser is required (PARTSREF_REQUIRE_BROWSER=1), but {reason}")
    pytest.skip(f"no browser: {reason}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """An open browser."""
    path = shutil.which("chromium")
    if path is None:
        _missing("chromium is not on the PATH (Debian: apt-get install chromium fonts-noto-cjk)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed (pip install -e '.[dev]')")
    # Chromium's sandbox needs rights that containers rarely give; it only ever opens our own pages here.
    with sync_playwright() as playwright:
        spare = ["--no-sandbox", "--disable-gpu", "--disable-extensions"]
        opened = playwright.chromium.launch(executable_path=path, args=spare)
        try:
            yield opened
        finally:
            opened.close()
