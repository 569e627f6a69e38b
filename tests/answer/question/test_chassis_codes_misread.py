"""Which codes a chassis code nobody has may be misread from, and which it is only near to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from partsref.answer.question.read_chassis_codes import look_alikes, nearest_vehicles
from partsref.index.terms.vocabulary import Vocabulary
from partsref.reads.name_rows import KnownVehicle


def vehicle(make: str, model: str, chassis: str) -> KnownVehicle:
    return KnownVehicle(0, make, model, chassis, "", "", None, None)


VEHICLES = [
    vehicle("Suzuki", "Carry", "DA63T"), vehicle("Suzuki", "Carry", "DA62T"), vehicle("Suzuki", "Carry", "DA65T"),
    vehicle("Suzuki", "Carry", "DA64T"), vehicle("Daihatsu", "Hijet", "S321V"), vehicle("Honda", "Acty", "HA4"),
    vehicle("Mazda", "Scrum", "DG63T"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "near"),
    [
        # A character wrong, one left off, one too many, two swapped; three of them at most, by their name where equal.
        ("DA63", ["Suzuki Carry DA63T"]),
        ("DA63TT", ["Suzuki Carry DA63T"]),
        ("DA36T", ["Suzuki Carry DA63T"]),
        ("DA6T", ["Suzuki Carry DA62T", "Suzuki Carry DA63T", "Suzuki Carry DA64T"]),
        ("DB63T", ["Suzuki Carry DA63T", "Mazda Scrum DG63T"]),
        ("S32V", ["Daihatsu Hijet S321V"]),
        # The first letter is never the slip; nor are there two.
        ("AA63T", []),
        ("DB66T", []),
        ("S3V", []),
        ("DA63TXX", []),
    ],
)
def test_a_code_one_slip_away_is_told(code: str, near: list[str]) -> None:
    assert sorted(nearest_vehicles(code, VEHICLES)) == sorted(near)


def known(*codes: str) -> Vocabulary:
    return cast(Vocabulary, SimpleNamespace(codes=frozenset(codes)))


def test_a_letter_stands_for_the_digit_it_looks_like_and_the_fewest_misreadings_come_first() -> None:
    every = known("S321V", "S32IV", "U42T", "HA4")
    assert look_alikes("S32IV", every) == ["S32IV", "S321V"]
    assert look_alikes("532IV", every) == ["S32IV", "S321V"]
    assert look_alikes("U72T", every) == []


def test_a_code_that_may_be_hundreds_of_others_is_none_of_them() -> None:
    """Eight characters of one look-alike each are 256 readings; nine are no code any more."""
    assert look_alikes("I" * 8, known("1" * 8)) == ["1" * 8]
    assert look_alikes("I" * 9, known("1" * 9)) == []
