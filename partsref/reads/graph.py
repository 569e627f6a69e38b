"""The links of parts as a graph: what a cross-reference reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from partsref.reads.link_rows import Edge, Node, Said


class Graph(Protocol):
    """Read for one answer. Order within a list matters only where a method says so."""

    def degrees(self, part_ids: Iterable[int]) -> dict[int, int]:
        """How many links touch each part."""

    def neighbours(self, part_ids: Iterable[int]) -> dict[int, int]:
        """How many other parts each part is linked with, however many links say so."""

    def edges(self, part_ids: Iterable[int]) -> list[Edge]:
        """Every link that touches one of these parts, seen from each of them."""

    def carrying(self, part_ids: Iterable[int]) -> list[Edge]:
        """Of the links that touch these parts those that carry on: `same` and `superseded_by`."""

    def nodes(self, part_ids: Iterable[int]) -> dict[int, Node]:
        """Parts by id; unknown ids are left out."""

    def measures(self, part_ids: Iterable[int]) -> dict[int, str]:
        """All attributes of each part that has any, in one text, the same for the same ones: see `measures_in`."""

    def sizes(self, part_ids: Iterable[int]) -> dict[int, tuple[str, str, str]]:
        """Inner diameter, outer diameter and width in mm of parts of which all three are given."""

    def positions(self, part_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The positions parts are fitted in, where their fitments name any."""

    def claims(self, part_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        """By part, what is said to replace it: (part, link)."""

    def shared_vehicles(self, part_id: int, other_ids: Iterable[int]) -> dict[int, int]:
        """How many vehicles other parts are listed for that this one is listed for too, a vehicle's twin counted."""

    def models(self, part_ids: Iterable[int]) -> dict[int, frozenset[tuple[str, str]]]:
        """(make, model) of the vehicles parts are listed for; parts without any are left out."""

    def evidence(self, link_ids: Iterable[int]) -> dict[int, list[Said]]:
        """All evidence of each link."""

    def measured_by(self, part_ids: Iterable[int], names: Iterable[str]) -> list[str]:
        """The sources of these attributes of these parts."""

    def of_categories(self, categories: Iterable[str], limit: int) -> list[tuple[int, str, str, str, str]]:
        """(id, maker, number, name, category) of the parts of some categories (lower case), at most `limit`."""

    def version(self) -> tuple[str, int]:
        """The catalogue's identity and generation: what was derived of it at another is stale."""

    def variants(self, part_id: int, limit: int) -> list[int]:
        """Parts of the same maker that differ from this one only by a colour or packaging suffix."""
