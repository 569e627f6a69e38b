"""A vehicle that half the catalogue fits: its parts come in portions, each once, and all can be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from loading import load

from partsref.api import Catalog
from partsref.store.file.database import open_writer

PARTS = 1300


@pytest.fixture(scope="module")
def popular(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """Every part is said to fit the DA64V, every third the wagon and by name the Every too."""
    folder = tmp_path_factory.mktemp("popular")
    rows = ["part number,name,chassis"]
    for row in range(PARTS):
        rows.append(f"XX-{row:04},Oil filter,DA64V")
        if not row % 3:
            rows += [f"XX-{row:04},Oil filter,DA64W", f"XX-{row:04},Oil filter,DA64_"]
    (folder / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    with closing(open_writer(folder / "x.db")):
        load(folder / "x.db", folder / "list.csv", source="made up")
    catalog = Catalog(folder / "x.db")
    yield catalog
    catalog.close()


def test_every_part_of_a_popular_vehicle_can_be_had_and_each_once(popular: Catalog) -> None:
    numbers = [hit.number for hit in popular.search("da64v", limit=5000).hits]
    assert len(numbers) == len(set(numbers)) == PARTS


@pytest.mark.parametrize("fewer", [1, 20, 499, 501, 1100])
def test_fewer_of_its_parts_are_the_first_of_more(popular: Catalog, fewer: int) -> None:
    some, many = (popular.search("da64v", limit=limit).hits for limit in (fewer, 5000))
    assert [(h.number, h.why, h.score) for h in some] == [(h.number, h.why, h.score) for h in many[:fewer]]
