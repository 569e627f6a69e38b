"""What an assistant may ask: the commands that answer, as functions from plain values to plain ones. They only read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

import partsref
from partsref.answer.render.json_shapes import (
    explained_json,
    found_json,
    frame_json,
    matched_json,
    searched_json,
    source_json,
    vehicle_json,
    xref_json,
)
from partsref.api import Catalog
from partsref.assistant.shortened import WARNING, shortened
from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.errors import InputError

Answer = dict[str, Any]
LONGEST, MOST_LINES = 400, 200
SECONDS = 20.0
"""One question may take so long; then it is stopped."""
_STEPS_BETWEEN_LOOKS = 20_000
_MOST = 20
_MOST_VEHICLES = 15

Text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Full = Annotated[bool, Field(description="All of it: every item, reasons as codes, scores. Long.")]


class Tools:
    """Answers from one catalogue, opened for each question: a load, or a publication, between two of them shows."""

    def __init__(self, database: Path | ClusterAddress) -> None:
        self._database = database

    def find(self, number: Annotated[Text, Field(description="As printed or typed")], full: Full = False) -> Answer:
        """Which parts carry this part number, or nearly so. Blocks: exact, base, contains, near; each hit says why."""
        with self._catalog() as catalog:
            return _told(found_json(catalog.find(number, _MOST, explain=True)), full)

    def cross_reference(
        self,
        number: Annotated[Text, Field(description="The very number; a slip is answered with candidates")],
        maker: Annotated[str, Field(max_length=LONGEST, description="Chooses between parts with one number")] = "",
        full: Full = False,
    ) -> Answer:
        """What replaces the part with this number, how sure that is and who says so; what it fits; its measures."""
        with self._catalog() as catalog:
            return _told(xref_json(catalog.cross_reference(number, maker)), full)

    def search(
        self, query: Annotated[Text, Field(description="Vehicle and part, in any language")], full: Full = False
    ) -> Answer:
        """Parts for a question in words, such as 'acty ha4 oil filter' or サンバー TT2 オイルフィルター."""
        with self._catalog() as catalog:
            return _told(searched_json(catalog.search(query, _MOST)), full)

    def match(
        self, lines: Annotated[list[Text], Field(min_length=1, max_length=MOST_LINES)], full: Full = False
    ) -> Answer:
        """A list of numbers, each answered: its state (exact, base, ambiguous, near, none) and what replaces it."""
        with self._catalog() as catalog:
            found = [matched_json(matched) for matched in catalog.match(lines)]
        return _told({"lines": found if full else [shortened(line) for line in found]}, full)

    def explain(self, number: Text, full: Full = False) -> Answer:
        """What a number says of itself, known or not: maker by its form, kind of part by its digits. Never a fit."""
        with self._catalog() as catalog:
            return _told(explained_json(number, catalog.explain(number)), full)

    def vehicles(
        self, query: Annotated[Text, Field(description="Make, model or chassis code")], full: Full = False
    ) -> Answer:
        """The vehicles known by a make, model or chassis code, with their twins and how many parts are listed."""
        with self._catalog() as catalog:
            found = [vehicle_json(vehicle) for vehicle in catalog.vehicles(query)]
            nearest = [] if found else list(catalog.nearest_vehicles(query))
        shown = found if full else found[:_MOST_VEHICLES]
        left = {"left_out": {"vehicles": len(found) - len(shown)}} if len(found) > len(shown) else {}
        return _told({"vehicles": shown, "nearest": nearest, **left}, full)

    def frame(self, number: Annotated[Text, Field(description="Such as HA4-1234567, or a whole plate")]) -> Answer:
        """The vehicle a frame number (車台番号) is of, and when it was built, as far as sources tell."""
        with self._catalog() as catalog:
            found = catalog.frame(number)
        if found is None:
            raise InputError(f"expected a frame number such as HA4-1234567, got {number!r}")
        return _told(frame_json(found), full=True)

    def source(self, code: Annotated[str, Field(min_length=1, max_length=LONGEST)]) -> Answer:
        """One source by its id: title, address, trust (A article records ... D unverified)."""
        with self._catalog() as catalog:
            found = catalog.sources({code})
        if code not in found:
            raise InputError(f"no source has the id {code!r}")
        return source_json(found[code])

    @contextmanager
    def _catalog(self) -> Iterator[Catalog]:
        until = time.monotonic() + SECONDS
        with partsref.open(self._database) as catalog:
            catalog.connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS_BETWEEN_LOOKS)
            yield catalog


def _told(shape: Answer, full: bool) -> Answer:
    return {**(shape if full else shortened(shape)), "before_you_buy": WARNING}
