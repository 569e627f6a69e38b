"""A thread's size is no chassis code, though codes may look like it; where descriptions give it, it is a word."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


@pytest.mark.parametrize(
    ("query", "sizes", "chassis"),
    [
        ("wheel nut m12", ("m12",), []),
        ("oil drain plug M14 hijet s83p", ("M14",), ["S83P"]),
        ("m10 bolt", (), []),
        ("ボルト M6 DA63T", ("M6",), ["DA63T"]),
        ("wheel nut m12x1.25", (), []),
        ("M100 oil filter", (), ["M100"]),
    ],
)
def test_a_thread_is_a_size_and_a_code_a_vehicle(
    catalog: Catalog, query: str, sizes: tuple[str, ...], chassis: list[str]
) -> None:
    understood = catalog.search(query).understood
    assert understood.sizes == sizes
    assert [vehicle.chassis for vehicle in understood.vehicles] == chassis


def test_a_wheel_nut_is_found_by_its_thread(catalog: Catalog) -> None:
    hits = catalog.search("wheel nut m12").hits
    assert hits
    assert all("M12" in hit.name for hit in hits)
