"""What a number says by its standard, and which pairs of the shipped catalogue it makes interchangeable."""

from __future__ import annotations

import csv
from itertools import permutations

import pytest
from support import ROOT

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.api import Catalog
from partsref.standards.batteries import IDLE_STOP_CASES, OLD_CODES, battery
from partsref.standards.bulbs import BULBS, bulb
from partsref.standards.read import read_spec
from partsref.standards.spark_plugs import DENSO_HEAT, plug

BATTERIES = [
    # code, case, terminal, rank
    ("38B19L", "B19", "L", 38),
    ("44B20L", "B20", "L", 44),
    ("28A19L", "A19", "L", 28),
    ("55B24LS", "B24", "LS", 55),
    ("115D31R", "D31", "R", 115),
    ("M-42", "B20", "L", 42),
    ("M42", "B20", "L", 42),
    ("K-42R", "B19", "R", 42),
    ("N-55", "B24", "L", 55),
    ("Q-85R", "D23", "R", 85),
    ("NS40ZL", "B20", "L", 36),
    ("NS40Z", "B20", "R", 36),
    ("NS60L", "B24", "L", 46),
    ("B19L", "B19", "L", None),
]


@pytest.mark.parametrize(("code", "case", "terminal", "rank"), BATTERIES)
def test_a_battery_code_says_case_terminal_and_rank(code: str, case: str, terminal: str, rank: int | None) -> None:
    spec = battery(code)
    assert spec is not None
    assert (spec.fits[1:3], spec.rank) == ((case, terminal), rank)


def test_every_letter_and_old_code_is_read() -> None:
    assert {letter: battery(f"{letter}-60").fits[1] for letter in IDLE_STOP_CASES} == IDLE_STOP_CASES  # type: ignore[union-attr]
    assert {code: battery(code).rank for code in OLD_CODES} == {code: row[0] for code, row in OLD_CODES.items()}  # type: ignore[union-attr]


@pytest.mark.parametrize("code", ["SLI51PAGM", "YBX3054", "A15", "AG801", "99B", "540 127 033", "NS40"])
def test_what_is_no_such_code_is_not_read(code: str) -> None:
    assert battery(code) is None


def _batteries() -> list[str]:
    with (ROOT / "catalog" / "parts.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return sorted({row["number"] for row in rows if row["maker"] == "JIS battery" and battery(row["number"])})


def test_every_pair_of_one_case_and_terminal_is_given_and_no_other_is_derived(catalog: Catalog) -> None:
    codes = _batteries()
    answers = {code: catalog.cross_reference(code, "JIS battery", limit=1000).equivalents for code in codes}
    given = {code: {e.number: e.certainty for e in found} for code, found in answers.items()}
    alike = {(a, b) for a, b in permutations(codes, 2) if battery(a).fits == battery(b).fits}  # type: ignore[union-attr]
    assert len(alike) >= 110
    assert {(a, b) for a, b in alike if b not in given[a]} == set()
    assert {(a, b) for a, b in permutations(codes, 2) if given[a].get(b) == "derived"} <= alike


def test_a_higher_rank_serves_for_a_lower_and_a_lower_is_only_possible(catalog: Catalog) -> None:
    higher = {e.number: e for e in catalog.cross_reference("38B19L", "JIS battery").equivalents}["60B19L"]
    assert (higher.certainty, higher.reasons[0].code) == ("derived", "by_standard")
    assert "JIS D 5301" in str(higher.path[0].remarks[0])
    lower = {e.number: e for e in catalog.cross_reference("60B19L", "JIS battery").equivalents}["38B19L"]
    assert lower.certainty == "possible"
    assert "of a lower performance rank: 38 against 60" in lower.conflicts


def test_a_battery_for_idling_stop_is_not_replaced_by_one_that_is_not(catalog: Catalog) -> None:
    found = {e.number: e for e in catalog.cross_reference("K-42", "JIS battery").equivalents}["60B19L"]
    assert found.certainty == "possible"
    assert "JIS battery K-42 is made for idling stop, this one is not known to be" in found.conflicts


def test_an_enhanced_battery_is_one_for_idling_stop(catalog: Catalog) -> None:
    found = {e.number: e for e in catalog.cross_reference("SM42B20LEFB", "ACDelco").equivalents}
    assert found["42B20L"].certainty == "possible"
    assert found["M-65"].certainty == "derived"


def test_wipers_by_inch_and_by_millimetre() -> None:
    assert read_spec("wiper blade", "wiper size", "14 inch").fits == ("wiper", "blade", "350")  # type: ignore[union-attr]
    assert read_spec("wiper blade", "Denso", "DU-053L", "Wiper blade driver side 525 mm").fits[2] == "525"  # type: ignore[union-attr]
    assert read_spec("ワイパーゴム", "PIAA", "WGD305", "Wiper rubber 305 mm").fits == ("wiper", "rubber", "300")  # type: ignore[union-attr]


@pytest.mark.parametrize("code", BULBS)
def test_a_bulb_is_known_by_its_code(code: str) -> None:
    spec = bulb(code, "")
    assert spec is not None
    assert (spec.fits[1], spec.power) == BULBS[code][:2]


def test_bulbs_of_one_cap_and_power_replace_each_other_and_of_another_power_perhaps(catalog: Catalog) -> None:
    found = {e.number: e for e in catalog.cross_reference("W5W", "bulb code").equivalents}
    assert found["2825"].certainty in ("stated", "derived")
    assert found["194"].certainty == "possible"
    assert "power 5 W against 3.8 W" in found["194"].conflicts


def test_a_bearing_of_a_maker_and_the_vehicle_makers_of_one_size(catalog: Catalog) -> None:
    found = {(e.maker, e.number): e for e in catalog.cross_reference("6205", "Koyo").equivalents}
    assert found["Suzuki", "09262-25129"].certainty == "derived"
    assert {(e.maker, e.number) for e in catalog.cross_reference("09262-25129").equivalents} >= {("Koyo", "6205")}


PLUGS = [
    ("NGK", "BKR6E-11", "Denso", "K20PR-U11", True),
    ("NGK", "BPR5E", "Denso", "W16EPR-U", True),
    ("NGK", "BPR5ES", "Champion", "RN12YC", True),
    ("NGK", "BKR6E", "Bosch", "FR7DC", True),
    ("NGK", "DCPR7EIX", "Denso", "IXU22", True),
    ("NGK", "DCPR7E", "Denso", "IXU24", False),  # another heat range
    ("NGK", "BKR6E", "NGK", "BPR6E", False),  # another hexagon
    ("NGK", "BPR6HS", "NGK", "BPR6ES", False),  # another reach
    ("NGK", "DCPR7E", "NGK", "BKR7E", False),  # another thread
    ("Denso", "K16PR-U11", "Denso", "K16HPR-U11", False),  # another reach
    ("NGK", "B7ES", "NGK", "BP7ES", False),  # the insulator does not project
]


@pytest.mark.parametrize(("maker", "number", "other_maker", "other", "alike"), PLUGS)
def test_plugs_are_alike_in_thread_reach_hexagon_and_heat(
    maker: str, number: str, other_maker: str, other: str, alike: bool
) -> None:
    one, two = plug(maker, number), plug(other_maker, other)
    assert one is not None
    assert two is not None
    assert (one.fits == two.fits) is alike


def test_each_step_of_denso_is_a_step_of_ngk() -> None:
    found = {heat: plug("Denso", f"W{heat}EP").fits[-1] for heat in DENSO_HEAT if len(heat) == 2}  # type: ignore[union-attr]
    steps = {"14": "4", "16": "5", "20": "6", "22": "7", "24": "8", "27": "9", "31": "10"}
    assert found == steps


@pytest.mark.parametrize(
    ("maker", "number"),
    [("NGK", "ILZKR7B8S"), ("NGK", "97620"), ("Bosch", "YR7DE"), ("Champion", "RA8HC"), ("HKS", "M40XL")],
)
def test_a_plug_outside_the_known_forms_is_not_read(maker: str, number: str) -> None:
    assert plug(maker, number) is None


def test_a_standard_pair_that_the_measures_contradict_is_not_given(catalog: Catalog) -> None:
    """The very pairs: whatever is given by a standard has no measured contradiction."""
    for code in _batteries()[:10]:
        part = catalog.reader.part_id("JIS battery", code.replace("-", ""))
        if part:
            for found in cross_reference(catalog.reader, part).equivalents:
                assert not [r for r in found.against if r.code == "measured_apart" and found.certainty == "derived"]
