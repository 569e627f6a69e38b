"""Parts that fit, found from either side."""

from __future__ import annotations

import pytest

from partsref.api import Catalog
from partsref.store.read.fitment_rows import FitmentRows


@pytest.mark.parametrize("most", [-1, 7])
def test_beginning_at_descriptions_or_at_vehicles_finds_the_same(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    db = catalog.connection
    sql = (
        "SELECT DISTINCT description_id FROM part JOIN description ON description.id = description_id WHERE name LIKE ?"
    )
    described = [row[0] for row in db.execute(sql, ("%filter%",))]
    applications = [row[0] for row in db.execute("SELECT id FROM application ORDER BY model DESC, id")]
    found = []
    for fewer in (True, False):
        monkeypatch.setattr(FitmentRows, "_described_are_fewer", lambda *_, fewer=fewer: fewer)
        found.append(FitmentRows(db).fitted(applications, described, most))
    assert found[0] == found[1]
    assert found[0]
