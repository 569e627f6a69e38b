"""Many fitments of one model are a line: no vehicle is lost, no condition hidden without saying so."""

from __future__ import annotations

from partsref.model import Fitment
from partsref.web.shapes.fit_rows import MOST_CODES, by_model


def _fit(model: str, chassis: str = "", first: int | None = None, last: int | None = None, note: str = "") -> Fitment:
    return Fitment("Suzuki", model, chassis, "", first, last, "", note, ("s1",))


def test_a_model_has_its_codes_and_the_span_of_its_years() -> None:
    rows = by_model([_fit("Carry", "DC51T", 1991, 1995), _fit("Every", "DE51V"), _fit("Carry", "DD51T", 1990, 1999)])
    assert [(row.model, row.count, row.codes) for row in rows] == [
        ("Carry", 2, ("DC51T", "DD51T")),
        ("Every", 1, ("DE51V",)),
    ]
    assert (rows[0].year_from, rows[0].year_to) == (1990, 1999)


def test_a_fitment_without_an_end_leaves_the_model_without_one() -> None:
    (row,) = by_model([_fit("Carry", "A1", 1991, 1995), _fit("Carry", "A2", 1999)])
    assert (row.year_from, row.year_to) == (1991, None)


def test_codes_and_conditions_beyond_the_first_are_counted() -> None:
    fits = [_fit("Carry", f"DA{n}T", note=f"only {n}") for n in range(MOST_CODES + 3)]
    (row,) = by_model(fits)
    assert len(row.codes) == MOST_CODES
    assert row.notes == ("only 0", "only 1")
    assert row.more == 3 + MOST_CODES + 1
