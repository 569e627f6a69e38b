"""What fits which vehicle, asked from the vehicle's side: what the sheets of parts and vehicles read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from partsref.model import Fitment, Vehicle
from partsref.reads.part_reader import Reader
from partsref.reads.vehicle_rows import Frame


class VehicleParts(Protocol):
    """The parts of vehicles, and the groups and frames they are told under."""

    def vehicle_ids(self, make: str, model: str, chassis: str = "") -> dict[int, str]:
        """Chassis code by id of the known vehicles with these names, case aside; an empty code takes every one."""

    def fitments_of_vehicles(self, ids: Sequence[int], limit: int) -> list[tuple[int, Fitment]]:
        """(part id, fitment as stated) for every application that covers one of these vehicles."""

    def fitments_of_model(self, make: str, model: str, limit: int) -> list[tuple[int, Fitment]]:
        """(part id, fitment as stated) for what sources say of a model without naming a chassis code."""

    def fitments_of_applications(self, application_ids: Iterable[int], limit: int) -> list[tuple[int, int, Fitment]]:
        """(application id, part id, fitment as stated) for what is said of these applications."""

    def part_group(self, category: str) -> tuple[str, str]:
        """(Japanese name, part group) of one category; empty for one that is not known."""

    def part_groups(self) -> dict[str, tuple[str, str]]:
        """(Japanese name, part group) by category."""

    def groups_of_vehicles(self, ids: Sequence[int]) -> dict[str, int]:
        """Distinct parts by part group of what fits these vehicles."""

    def frames(self, chassis: str) -> tuple[Frame, ...]:
        """The serial numbers known of a chassis code."""

    def model_names(self) -> dict[tuple[str, str], str]:
        """Japanese name by (make, model) of every model of which a vehicle is known."""

    def parts_by_model(self) -> Counter[tuple[str, str]]:
        """Distinct parts said to fit a vehicle of each (make, model), with or without a chassis code.

        Read in the order of parts, each part is counted once a model without keeping any: a million take seconds.
        """


class SheetReader(Reader, Protocol):
    """A reader that knows parts and vehicles by name, too."""

    @property
    def vehicle_parts(self) -> VehicleParts:
        """What fits which vehicle."""

    def part_id(self, maker: str, number_key: str) -> int | None:
        """The part of a maker (its catalogue name) with this canonical key."""

    def spellings(self, part_id: int) -> tuple[tuple[str, str], ...]:
        """(spelling as seen, how it was damaged) of one part; the undamaged ones first."""

    def vehicles(self) -> tuple[Vehicle, ...]:
        """Every known vehicle with its twins and the number of parts said to fit its chassis code."""

    def vehicles_named(self, make: str, model: str, chassis: str = "") -> tuple[Vehicle, ...]:
        """The known vehicles of one model, case aside; an empty chassis code takes every one."""

    def model_names(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Other names of each (make, model): Japanese, family, aliases."""
