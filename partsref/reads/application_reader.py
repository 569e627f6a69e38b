"""What fits what, and what the vehicles have: what a search in words reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from partsref.reads.vehicle_rows import Application, Fitted, Span, Traits


class Applications(Protocol):
    """Applications are vehicles as sources name them; lists come in the order of their ids, twins by name."""

    def by_patterns(self, patterns: Iterable[str]) -> list[Application]:
        """Applications whose chassis cell has one of these codes or patterns."""

    def by_vehicles(self, vehicle_ids: Iterable[int]) -> list[Application]:
        """Applications whose make and chassis cell cover one of these vehicles."""

    def by_series(self, series: str) -> list[Application]:
        """Applications with a code that begins with `series`."""

    def by_models(self, models: Iterable[tuple[str, str]]) -> list[Application]:
        """Applications of these (make, model) pairs."""

    def by_makes(self, makes: Iterable[str]) -> list[Application]:
        """Applications of these makes."""

    def by_engines(self, engines: Iterable[str]) -> list[Application]:
        """Applications that name one of these engines, or whose vehicle has one."""

    def twins(self, vehicle_ids: Iterable[int]) -> list[tuple[int, str, str, str]]:
        """(id, make, model, chassis) of the twins of these vehicles."""

    def made(self, application_ids: Iterable[int]) -> dict[int, list[Span]]:
        """When the vehicles that applications cover were made, as far as any of their rows says.

        Where no row of a chassis code has years, those of its twins count.
        """

    def fitted(self, application_ids: Sequence[int], description_ids: Iterable[int], most: int = -1) -> list[Fitted]:
        """Parts described so that are said to fit these applications, at most `most` rows."""

    def fitted_in_turn(
        self, scopes: Iterable[tuple[Sequence[int], int]], description_ids: Iterable[int]
    ) -> Iterator[list[Fitted]]:
        """For one list of applications after the other, each with its `most`, what `fitted` gives.

        As many are read as are taken, where that is quicker.
        """

    def fitted_anything(self, application_ids: Iterable[int]) -> Iterator[Fitted]:
        """Whatever is said to fit these applications, one after the other: as many are read as are taken."""

    def described(self, description_id: int, most: int, after: int = 0) -> list[int]:
        """Some parts described so, at most `most` after the first `after`; the vehicle makers' own first."""

    def described_in_turn(
        self, description_ids: Iterable[int], most: int, after: int = 0
    ) -> Iterator[tuple[int, list[int]]]:
        """Each description with what `described` gives for it: as many are read as are taken."""

    def made_by(self, makers: Iterable[str], description_ids: Iterable[int], most: int) -> list[tuple[int, int]]:
        """(part, description) of these makers' parts described so, at most `most`."""

    def all_made_by(self, maker: str) -> Iterator[int]:
        """Every part of a maker: as many are read as are taken."""

    def fit_counts(self, part_ids: Sequence[int]) -> dict[int, int]:
        """How many applications each part is said to fit."""

    def traits_of_vehicles(self, vehicle_ids: Iterable[int]) -> list[Traits]:
        """The traits of these vehicles."""

    def traits_of_applications(self, application_ids: Iterable[int]) -> dict[int, list[Traits]]:
        """The traits of the vehicles that applications cover; for one without a chassis code, of its whole model."""
