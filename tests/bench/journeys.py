"""The three journeys of the start page in a real browser: every tap is counted, and the time pages take to come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Journey:
    """One way through the pages; `seconds` are what the visitor waits for pages after each tap."""

    page: Any
    taps: int = 0
    typed: int = 0
    seconds: float = 0.0

    def tap(self, target: Any) -> None:
        """Tap, and wait for what comes; a summary only unfolds."""
        self.taps += 1
        folds = target.evaluate("e => e.closest('summary') !== null")
        started = time.perf_counter()
        if folds:
            target.click()
        else:
            with self.page.expect_navigation():
                target.click()
        self.seconds += time.perf_counter() - started

    def type(self, target: Any, text: str) -> None:
        """Type into a box, which takes a tap to get to."""
        self.taps += 1
        self.typed += len(text)
        target.fill(text)


def owner(on: Journey) -> str:
    """Make, model, code, group, part: the longest way to it, by the folded makes."""
    page = on.page
    page.goto("/")
    on.tap(page.locator(".makes summary", has_text="Suzuki"))
    on.tap(page.locator(".makes").get_by_role("link", name="Every エブリイ", exact=True))
    on.tap(page.locator(".chips").get_by_role("link", name="DA64V"))
    on.tap(page.locator(".group > summary", has_text="engine lubrication"))
    on.tap(page.locator(".partlist").get_by_role("link", name="16510-82703"))
    return str(page.locator(".certainty.stated").inner_text())


def mechanic(on: Journey) -> str:
    """A greasy number with a slip in it: which part it is, and what can be bought instead."""
    page = on.page
    page.goto("/")
    on.type(page.locator("#q"), "16510-61A0l")
    on.tap(page.get_by_role("button", name="Search"))
    on.tap(page.locator(".block.near .hits a", has_text="16510-61A01"))
    return str(page.locator(".certainty").first.inner_text())


def supplier(on: Journey) -> str:
    """A pasted list, answered line by line, taken along as a shopping list."""
    page = on.page
    page.goto("/")
    on.tap(page.locator(".doors").get_by_role("link", name="Match a list"))
    on.type(page.get_by_label("Numbers, one a line"), "16510-61A20\n0 986 452 058\n449197217")
    on.tap(page.get_by_role("button", name="Match"))
    on.tap(page.get_by_role("link", name="Shopping list of the 2 parts found"))
    return str(page.locator("ul.shopping").inner_text())


JOURNEYS: dict[str, tuple[Callable[[Journey], str], str, int]] = {
    # name: (the way, what stands at its end, taps it may take)
    "owner": (owner, "ACDelco", 5),
    "mechanic": (mechanic, "0 451 103 276", 3),
    "supplier": (supplier, "16510-61A20", 4),
}
