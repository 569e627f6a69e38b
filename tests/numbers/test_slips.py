"""Every slip has its cost and its words: a row of the tables that changes fails here."""

from __future__ import annotations

import pytest

from partsref.numbers import slip_costs
from partsref.numbers.look_alikes import FOLDED, TABLE, LookAlikes, digit_and_letters, folded
from partsref.numbers.slips import slips, substitution_cost


@pytest.mark.parametrize(
    ("typed", "meant", "cost", "why"),
    [
        ("1651061A0L", "1651061A01", 0.5, "you typed L, this part has 1"),
        ("1650161A01", "1651061A01", 0.6, "two characters swapped (10)"),
        ("449197217", "0449197217", 0.3, "a leading zero is missing"),
        ("165061A01", "1651061A01", 0.8, "a character is missing (1)"),
        ("16510661A01", "1651061A01", 0.6, "a character is doubled (6)"),
        ("15601A2010", "15601B2010", 1.0, "you typed A, this part has B"),
        ("16510X61A01", "1651061A01", 0.85, "a character too many (X)"),
        ("1157", "1156", 0.75, "you typed 7, this part has 6"),
        # A zero left off further on is no zero a spreadsheet ate, nor is any other first character.
        ("1651061A1", "1651061A01", 0.8, "a character is missing (0)"),
        ("651061A01", "1651061A01", 0.8, "a character is missing (1)"),
        ("12000010", "012000010", 0.3, "a leading zero is missing"),
        ("BKR7", "BKRM7", 0.8, "a character is missing (M)"),
        ("BKR7", "BKRR7", 0.6, "a character is missing (R)"),
    ],
)
def test_one_slip_costs_and_says(typed: str, meant: str, cost: float, why: str) -> None:
    how = slips(typed, meant, 1)
    assert how is not None
    assert (how.cost, [str(reason) for reason in how.reasons]) == (cost, [why])
    assert slips(typed, meant) == how, "one slip, however many might be"


def test_a_habit_is_one_slip_however_often_it_comes_out() -> None:
    how = slips("I65IO6IAOI", "1651061A01")
    assert how is not None
    assert how.cost == pytest.approx(0.5 + 3 * 0.1 + 0.5 + 0.1)
    assert [str(reason) for reason in how.reasons] == ["you typed I, this part has 1", "you typed O, this part has 0"]


def test_three_slips_that_are_no_habit_are_too_many() -> None:
    assert slips("2652162A01", "1651061A01") is None


def test_the_likelier_slip_costs_less() -> None:
    order = [
        slip_costs.REPEATED,
        slip_costs.LOST_ZERO,
        slip_costs.LOOK_ALIKE,
        slip_costs.SWAPPED,
        slip_costs.NEIGHBOUR,
        slip_costs.MISSING,
        slip_costs.EXTRA,
        slip_costs.OTHER,
    ]
    assert order == sorted(set(order))
    assert slip_costs.NEIGHBOUR < slip_costs.SURE == slip_costs.MISSING < slip_costs.EXTRA


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.characters)
def test_every_row_of_look_alikes_reads_its_example(row: LookAlikes) -> None:
    typed, meant = row.example
    how = slips(typed, meant, 1)
    assert how is not None
    assert how.cost == 0.5
    different = {t + m for t, m in zip(typed, meant, strict=True) if t != m}
    assert len(different) == 1
    assert set(different.pop()) <= set(row.characters)


def test_two_digits_are_never_folded_into_one_and_every_character_folds_once() -> None:
    assert not any(c.isdigit() for c in FOLDED)
    assert all(digit.isdigit() for digit in FOLDED.values())
    assert folded("O0DQIL1S5B8Z2G6A4") == "000011155882266A4"


def test_a_chassis_code_confuses_a_digit_with_letters_alone() -> None:
    assert digit_and_letters() == {
        "0": "ODQ", "O": "0", "D": "0", "Q": "0", "1": "IL", "I": "1", "L": "1", "8": "B", "B": "8", "5": "S", "S": "5",
        "2": "Z", "Z": "2", "6": "G", "G": "6", "4": "A", "A": "4",
    }  # fmt: skip


def test_neighbours_on_a_keyboard_and_a_keypad() -> None:
    assert [substitution_cost(*pair) for pair in ("QW", "WQ", "QA", "74", "47", "1Q", "QP")] == [0.75] * 6 + [1.0]


@pytest.mark.parametrize(
    ("key", "beside"),
    [
        ("S", "ADEWXZ"), ("G", "BFHTVY"), ("P", "0LO"), ("Q", "12AW"), ("M", "JK"), ("Z", "ASX"),
        # The row of digits above the letters, and the keypad with its slanting neighbours.
        ("5", "124689RT"), ("7", "468UY"), ("3", "246EW"), ("1", "245Q"), ("0", "9P"), ("9", "058IO"),
    ],
)  # fmt: skip
def test_the_keys_beside_a_key(key: str, beside: str) -> None:
    """But for those that look like it too, which cost less: N and M, 6 and 9."""
    found = {other for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if substitution_cost(other, key) == 0.75}
    assert found == set(beside)


@pytest.mark.parametrize(
    ("typed", "meant", "cost", "why"),
    [
        ("16510A61A02", "1651061A01", 1.6, "a character too many (A); you typed 2, this part has 1"),
        ("1650161A03", "1651061A01", 1.6, "two characters swapped (10); you typed 3, this part has 1"),
        ("6151061A02", "1651061A20", 1.2, "two characters swapped (16); two characters swapped (20)"),
        ("1651016A02", "1651061A20", 1.2, "two characters swapped (61); two characters swapped (20)"),
        ("165161A2", "1651061A20", 1.6, "a character is missing (0); a character is missing (0)"),
        ("651061A2", "1651061A20", 1.6, "a character is missing (1); a character is missing (0)"),
        ("BKR67", "BKRM6", 1.65, "a character is missing (M); a character too many (7)"),
        ("X1651061A20Y", "1651061A20", 1.7, "a character too many (X); a character too many (Y)"),
        ("15601872X4Y", "1560187204", 1.85, "you typed X, this part has 0; a character too many (Y)"),
        ("15601872", "1560187204", 1.6, "a character is missing (0); a character is missing (4)"),
        ("49197217", "0449197217", 0.9, "a leading zero is missing; a character is missing (4)"),
        ("12000010", "0012000010", 0.6, "a leading zero is missing; a leading zero is missing"),
    ],
)
def test_two_slips_cost_their_sum_and_say_both(typed: str, meant: str, cost: float, why: str) -> None:
    how = slips(typed, meant)
    assert how is not None
    assert (round(how.cost, 4), "; ".join(map(str, how.reasons))) == (cost, why)
    assert slips(typed, meant, 1) is None


@pytest.mark.parametrize("typed", ["1560187", "16510661X2X", "X1Y651061A20Z", "156018720499X"])
def test_what_takes_three_slips_is_no_slip(typed: str) -> None:
    assert slips(typed, "1560187204") is None
    assert slips(typed, "1651061A20") is None


def test_a_habit_costs_a_round_sum() -> None:
    how = slips("IIIIIIII", "11111111")
    assert how is not None
    assert how.cost == 1.2, "0.5 and seven times 0.1"


def test_a_character_typed_twice_and_then_swapped_is_doubled() -> None:
    """Nothing like it stands before: only what follows tells that it was doubled, or that one of two is missing."""
    for typed, meant in (("16510116A20", "1651061A20"), ("1651061A20", "16510116A20")):
        how = slips(typed, meant)
        assert how is not None
        assert how.cost == pytest.approx(slip_costs.DOUBLED + slip_costs.SWAPPED)


@pytest.mark.parametrize(
    ("typed", "second"),
    [("1651016XA20", slip_costs.EXTRA), ("16510166A20", slip_costs.DOUBLED)],
)
def test_what_follows_a_swap_is_doubled_where_it_is_what_was_typed_last(typed: str, second: float) -> None:
    how = slips(typed, "1651061A20")
    assert how is not None
    assert how.cost == pytest.approx(slip_costs.SWAPPED + second)
