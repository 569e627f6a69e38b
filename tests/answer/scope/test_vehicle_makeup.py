"""In what two vehicles differ: only where both are known, and have nothing in common."""

from __future__ import annotations

import pytest

from partsref.answer.scope.vehicle_makeup import Facts, facts, has_engine, same_engine

TRUCK, VAN = Facts(bodies=frozenset({"truck"})), Facts(bodies=frozenset({"van"}))
TURBO, NATURAL = (Facts(aspirations=frozenset({name})) for name in ("turbo", "naturally aspirated"))
F6A, K6A = Facts(engines=frozenset({"F6A"})), Facts(engines=frozenset({"K6A"}))
KEI, KEI_ROUNDED, WIDE = (Facts(litres=frozenset({litres})) for litres in (0.657, 0.7, 0.85))
NOTHING = Facts()


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (TRUCK, VAN, {"body"}),
        (TRUCK, TRUCK, set()),
        (TRUCK, NOTHING, set()),
        (TURBO, NATURAL, {"engine"}),
        (TURBO, TURBO, set()),
        (TURBO, NOTHING, set()),
        (F6A, K6A, {"engine"}),
        (F6A, F6A, set()),
        (F6A, NOTHING, set()),
        (KEI, KEI_ROUNDED, set()),
        (KEI, WIDE, {"engine"}),
        (KEI, NOTHING, set()),
        # Codes of engines say more than litres.
        (Facts(engines=F6A.engines, litres=KEI.litres), Facts(engines=F6A.engines, litres=WIDE.litres), set()),
    ],
)
def test_two_vehicles_differ(one: Facts, other: Facts, differs: set[str]) -> None:
    assert one.differs(other) == other.differs(one) == differs


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("EF", "EF-SE", True),
        ("EN07", "EN07F", True),
        ("EN07", "en07f", True),
        ("E07A", "E07Z", False),
        ("F6", "F6A", False),
        ("F6A", "F6AT", False),
        ("EN07", "EN071", False),
    ],
)
def test_one_engine_by_two_codes(one: str, other: str, same: bool) -> None:
    assert same_engine(one, other) == same_engine(other, one) == same


@pytest.mark.parametrize(
    ("printed", "other", "one_engine"),
    [
        # The limits of each time, as lists print them: 360 cc to 1975, 550 to 1990, 660 since.
        (0.356, 0.4, True),
        (0.359, 0.3, True),
        (0.36, 0.36, True),
        (0.547, 0.5, True),
        (0.55, 0.543, True),
        (0.471, 0.55, True),
        (0.657, 0.7, True),
        (0.659, 0.6, True),
        (0.6, 0.7, True),
        (0.36, 0.5, False),
        (0.4, 0.47, False),
        (0.55, 0.6, False),
        (0.547, 0.66, False),
        # The same body abroad has another engine.
        (0.66, 0.8, False),
        (0.7, 0.8, False),
        (0.7, 0.75, False),
        (0.66, 1.0, False),
        (0.8, 1.0, False),
        (1.0, 1.3, False),
        (0.796, 0.85, False),
        # Rounded to a tenth it is one engine still.
        (0.796, 0.8, True),
        (0.847, 0.8, True),
        (0.85, 0.8, True),
        (0.97, 1.0, True),
        (1.298, 1.3, True),
    ],
)
def test_litres_of_one_engine(printed: float, other: float, one_engine: bool) -> None:
    one, two = Facts(litres=frozenset({printed})), Facts(litres=frozenset({other}))
    assert one.differs(two) == two.differs(one) == (set() if one_engine else {"engine"})


def test_a_cell_may_name_the_engine_and_its_litres() -> None:
    said = facts([], frozenset({"F6A", "K6A"}), "F6A / 0.66")
    assert (said.engines, said.litres) == (frozenset({"F6A"}), frozenset({0.66}))


def test_a_vehicle_of_unknown_engine_may_have_any() -> None:
    assert has_engine(NOTHING, ["F6A"])
    assert has_engine(F6A, ["K6A", "F6A"])
    assert not has_engine(F6A, ["K6A"])
