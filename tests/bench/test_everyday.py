"""Seven trucks by the words owners use: the first hit is the part asked for, for the truck or labelled, or nothing."""

from __future__ import annotations

import pytest
from bench.everyday import KINDS, Asked, Judge, covers, judged, made, misleading, read_twins

from partsref.api import Catalog

MOST_MISLEADING = 5
"""Of the questions of `made`, as many as of the list kept outside."""


def test_hardly_a_first_answer_misleads(catalog: Catalog) -> None:
    verdicts = judged(catalog, made())
    wrong = misleading(verdicts)
    print(f"\n{len(verdicts)} questions, {len(wrong)} misleading")
    assert len(verdicts) == 7 * len(KINDS)
    assert len(wrong) <= MOST_MISLEADING, wrong
    assert any(verdict == "fits" for _, verdict in verdicts)
    assert any(verdict == "relative" for _, verdict in verdicts)


@pytest.mark.parametrize(
    ("asked", "query", "verdict"),
    [
        (Asked("Suzuki Every DA64V", "oil filter", ""), "every da64v oil filter", "fits"),
        (Asked("Suzuki Every DA64V", "spark plug", ""), "every da64v oil filter", "misleading"),
        (Asked("Mazda Scrum Van DG64V", "oil filter", ""), "every da64v oil filter", "fits"),
        (Asked("Honda Acty HA4", "oil filter", ""), "every da64v oil filter", "misleading"),
        (Asked("Honda Acty HA4", "oil filter", ""), "acty ha4 oil filter", "relative"),
        (Asked("Honda Acty HA4", "fuel filter", ""), "acty ha4 fuel filter", "model"),
        (Asked("Honda Acty HA4", "radiator", ""), "acty ha4 radiator", "nothing"),
    ],
)
def test_the_judge_knows_the_truck_its_twins_and_others(
    catalog: Catalog, asked: Asked, query: str, verdict: str
) -> None:
    assert Judge(catalog.connection).verdict(asked, catalog.search(query)).startswith(verdict)


def test_the_judge_reads_cells_of_codes() -> None:
    assert covers("L251, L250_, L260_", "L250S")
    assert covers("S80", "S80P")
    assert not covers("HA3", "HA35S")
    assert not covers("S80P", "S80")
    assert ("Mazda", "Scrum Van", "DG64V") in read_twins()["Suzuki", "Every", "DA64V"]
