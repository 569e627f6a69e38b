"""What answers read of parts. SQLite is one implementation of it; another need only give the same rows.

Two interfaces, for two needs: what replaces a part is read by its id, and a number leads to ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from partsref.model import Attribute, Fitment, Link, Offer, Part, Source
from partsref.reads.application_reader import Applications
from partsref.reads.carrier import Carrier, CarrierQuestion
from partsref.reads.graph import Graph
from partsref.reads.near_reader import NearNumbers
from partsref.reads.size_reader import Sizes

_T = TypeVar("_T")


class PartReader(Protocol):
    """Parts by their ids, and what is said of them: what a cross-reference reads."""

    def parts(self, ids: Sequence[int]) -> dict[int, Part]:
        """Parts by id; unknown ids are left out."""

    def fitments(self, part_id: int) -> tuple[Fitment, ...]:
        """What a part fits, one row a vehicle and position, with all who say so."""

    def attributes(self, part_ids: Sequence[int]) -> dict[int, tuple[Attribute, ...]]:
        """Measured properties by part."""

    def sources(self, codes: Iterable[str]) -> dict[str, Source]:
        """Sources by their code."""

    def same_key(self, part_id: int) -> list[int]:
        """Parts of other makers that carry the very same number."""

    def offers(self, part_ids: Sequence[int]) -> tuple[Offer, ...]:
        """The offers of parts in their order, newest first of each."""

    def graph(self) -> Graph:
        """The links, to be read for one answer: what it meets is kept for as long."""


class Reader(PartReader, Protocol):
    """Parts by numbers, vehicles and measures too: what a question reads."""

    @property
    def near(self) -> NearNumbers:
        """The numbers, by what is nearly or partly one of them."""

    @property
    def applications(self) -> Applications:
        """The vehicles that parts are said to fit."""

    @property
    def sizes(self) -> Sizes:
        """The lengths measured of parts."""

    def carriers(self, keys: Sequence[str], bases: Sequence[str], spelled: str, longer: int) -> list[Carrier]:
        """What a number may stand for, in one statement: this is the question asked most.

        Parts with one of these keys or bases, parts with a recorded spelling of the key `spelled`, and the first
        `longer` parts whose key begins with `spelled` and goes on. A part may come more than once.
        """

    def carriers_ahead(self, questions: Sequence[CarrierQuestion]) -> None:
        """These are asked next, and then what may replace the parts found: who is far away reads them together."""

    def together(self, tasks: Iterable[Callable[[], _T]]) -> Iterable[_T]:
        """What each of the tasks gives, in their order. Who is far away reads for many of them at once."""

    def by_keys(self, keys: Sequence[str]) -> dict[str, list[Part]]:
        """The parts with each of these canonical keys; keys of no part are left out."""

    def ids_by_key(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        """(part id, key) of every part whose canonical key is one of `keys`."""

    def ids_by_spelling(self, keys: Sequence[str]) -> list[tuple[int, str, str]]:
        """(part id, spelling as seen, how it was damaged) of every recorded spelling with one of these keys."""

    def evidence(self, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
        """(fitments, links, claims) known of each part: how well a part is evidenced."""

    def maker_by_fold(self, folds: Sequence[str]) -> dict[str, str]:
        """Maker names by folded alias, for those that are known."""

    def links(self, part_ids: Sequence[int]) -> list[Link]:
        """Every link that touches one of these parts, with its evidence, in a fixed order."""
