"""One box on a vehicle's page takes a year, a chassis code or a frame number."""

from __future__ import annotations

import pytest

from partsref.api import Catalog
from partsref.web.shapes.which_vehicle import LONGEST, which


@pytest.mark.parametrize(("text", "year"), [("1995", 1995), ("H7", 1995), ("平成7年", 1995), ("１９９５", 1995)])
def test_a_year_is_read_as_owners_write_it(catalog: Catalog, text: str, year: int) -> None:
    assert which(catalog, text, "Suzuki", "Carry").year == year


def test_a_frame_number_is_read_whole(catalog: Catalog) -> None:
    found = which(catalog, "DA64V-123456", "Suzuki", "Every").frame
    assert found is not None
    assert (found.chassis, found.serial) == ("DA64V", "123456")


def test_a_code_of_this_model_is_preferred_and_another_s_is_named(catalog: Catalog) -> None:
    assert {v.model for v in which(catalog, "DA64V", "Suzuki", "Every").vehicles} == {"Every"}
    assert {(v.make, v.model) for v in which(catalog, "DA64V", "Suzuki", "Carry").vehicles} >= {("Suzuki", "Every")}


def test_an_unknown_code_names_the_nearest(catalog: Catalog) -> None:
    found = which(catalog, "DA64X", "Suzuki", "Every")
    assert not found.vehicles
    assert any("DA64" in name for name in found.nearest)


@pytest.mark.parametrize("text", ["", "   ", "?" * 9_000, "'\"><script>"])
def test_nonsense_is_no_vehicle(catalog: Catalog, text: str) -> None:
    found = which(catalog, text, "Suzuki", "Every")
    assert (found.year, found.frame, found.vehicles) == (None, None, ())
    assert len(found.text) <= LONGEST
