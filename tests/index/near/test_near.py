"""The index is held to a search of every number, and to the table it is made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from faults.trouble import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from partsref.index import near
from partsref.index.near import one_slip
from partsref.numbers.number_key import key

some = settings(max_examples=cases(50))
"""Each example makes an index of a crowd of numbers anew. A soak runs as many as it asks for."""

Numbers = dict[int, str]


@contextmanager
def catalogue(numbers: Numbers) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE part (id INTEGER PRIMARY KEY, key TEXT NOT NULL)")
    connection.execute("CREATE INDEX part_key ON part(key)")
    near.rebuild(connection)
    add(connection, numbers)
    yield connection
    connection.close()


def add(connection: sqlite3.Connection, numbers: Numbers) -> None:
    connection.executemany("INSERT INTO part VALUES (?, ?)", numbers.items())
    near.apply(connection, numbers.items())


def remove(connection: sqlite3.Connection, numbers: Numbers) -> None:
    connection.executemany("DELETE FROM part WHERE id = ?", [(part_id,) for part_id in numbers])
    near.apply(connection, (), numbers.items())


def found(connection: sqlite3.Connection, asked: str) -> set[tuple[int, str]]:
    return {(match.part_id, match.key) for match in near.lookup(connection, asked, 10_000)}


def within(numbers: Numbers, asked: str, slips: int, shortest: int) -> set[tuple[int, str]]:
    """The oracle: every number compared, none left out."""
    return {
        (part_id, text)
        for part_id, text in numbers.items()
        if text != asked and len(text) >= shortest and OSA.distance(asked, text) <= slips
    }


def reads_like(text: str) -> str:
    """What the characters of this crowd are read for, as the table of look-alikes has them."""
    return text.translate(str.maketrans("OSB", "058"))


# Few characters, so that numbers crowd; look-alikes and a letter of another script among them.
KEYS = st.text("0158OS", min_size=3, max_size=13)
CROWD = st.dictionaries(st.integers(1, 10_000), KEYS, max_size=40)
ASKED = st.text("0158OSB", min_size=4, max_size=14)


@some
@given(CROWD, ASKED, st.sampled_from([400, 0, 1, 2]))
def test_one_slip_is_always_found_in_a_family_of_any_size(numbers: Numbers, asked: str, few: int) -> None:
    with catalogue(numbers) as connection, patch.object(one_slip, "_FEW", few):
        alike = {row for row in numbers.items() if row[1] != asked and reads_like(row[1]) == reads_like(asked)}
        assert within(numbers, asked, 1, 3) <= found(connection, asked) <= within(numbers, asked, 2, 3) | alike


@pytest.mark.parametrize("few", [0, 1, 400])
def test_every_single_slip_is_found_where_thousands_share_the_head_or_the_tail(few: int) -> None:
    number = "1651061A01"
    family = {2: number[:5] + "99999", 3: "99999" + number[5:], 4: "9999" + number[4:], 5: "999999" + number[6:]}
    places = range(len(number))
    asked = {number[:i] + "Z" + number[i + kept :] for i in places for kept in (0, 1)} | {f"{number}Z"}
    asked |= {number[:i] + number[i + 1 :] for i in places}
    asked |= {number[:i] + number[i : i + 2][::-1] + number[i + 2 :] for i in places} - {number}
    with catalogue({1: number, **family}) as connection, patch.object(one_slip, "_FEW", few):
        near_each = {slipped: dict(near.near_keys(connection, slipped, 10_000, most=1)) for slipped in asked}
    assert [slipped for slipped, near_it in near_each.items() if number not in near_it] == []


@some
@given(CROWD, st.text("0158OSB", min_size=6, max_size=14))
def test_two_slips_are_always_found_where_one_does_not_explain(numbers: Numbers, asked: str) -> None:
    with catalogue(numbers) as connection:
        if not within(numbers, asked, 1, 3):
            assert found(connection, asked) == within(numbers, asked, 2, 6)


@some
@given(st.data())
def test_whatever_slips_the_number_is_among_the_found(data: st.DataObject) -> None:
    number = data.draw(st.text("0123456789ABKM", min_size=8, max_size=13))
    asked = number
    for _ in range(data.draw(st.integers(1, 2))):
        i = data.draw(st.integers(0, len(asked) - 1))
        kind = data.draw(st.sampled_from(("put", "drop", "add", "swap")))
        put = data.draw(st.sampled_from("0158OSBZ"))
        asked = {
            "put": asked[:i] + put + asked[i + 1 :],
            "drop": asked[:i] + asked[i + 1 :],
            "add": asked[:i] + put + asked[i:],
            "swap": asked[:i] + asked[i : i + 2][::-1] + asked[i + 2 :],
        }[kind]
    with catalogue({7: number}) as connection:
        expected = asked != number and OSA.distance(asked, number) <= 2
        assert bool(found(connection, asked)) == expected


@some
@given(CROWD, st.text("0158OS", min_size=3, max_size=9))
def test_a_fragment_is_found_wherever_it_stands(numbers: Numbers, fragment: str) -> None:
    with catalogue(numbers) as connection:
        expected = {(n, text) for n, text in numbers.items() if fragment in text and text != fragment}
        assert set(near.containing(connection, fragment, 10_000)) == expected


@some
@given(CROWD, st.text("0158OS", min_size=1, max_size=2))
def test_one_or_two_characters_are_found_at_the_start(numbers: Numbers, fragment: str) -> None:
    with catalogue(numbers) as connection:
        expected = {(n, text) for n, text in numbers.items() if text.startswith(fragment) and text != fragment}
        assert set(near.containing(connection, fragment, 10_000)) == expected


@some
@given(CROWD, st.data())
def test_taking_in_and_out_in_any_order_is_as_making_anew(numbers: Numbers, data: st.DataObject) -> None:
    kept = dict(data.draw(st.lists(st.sampled_from(sorted(numbers.items())), unique=True))) if numbers else {}
    gone = {part_id: text for part_id, text in numbers.items() if part_id not in kept}
    with catalogue(gone) as connection, catalogue(kept) as anew:
        add(connection, kept)
        remove(connection, gone)
        assert near.check(connection) == []
        for table in ("near_slip", "near_window", "near_tail"):
            sql = f"SELECT * FROM {table} ORDER BY 1"
            assert connection.execute(sql).fetchall() == anew.execute(sql).fetchall()


def test_taking_in_twice_or_out_what_is_not_in_changes_nothing() -> None:
    with catalogue({1: "1651061A01", 2: "1651061A02"}) as connection:
        near.apply(connection, [(1, "1651061A01")], [(9, "1651061A09")])
        near.apply(connection, [], [(9, "1651061A01")])
        assert near.check(connection) == []


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM near_slip WHERE code = (SELECT min(code) FROM near_slip)",
        "INSERT INTO near_slip VALUES (5)",
        "DELETE FROM near_window",
        "DELETE FROM near_head_slip WHERE code = (SELECT max(code) FROM near_head_slip)",
        "UPDATE near_head SET tails = '61A09'",
        "DELETE FROM near_tail",
        "DELETE FROM near_tail WHERE tail = '61A02'",
        "UPDATE near_tail SET heads = '16500' WHERE tail = '61A02'",
        "INSERT INTO near_fragment (rowid, key) VALUES (3, '61A01')",
        "DELETE FROM part WHERE id = 2",
        "INSERT INTO part VALUES (3, '1651061A03')",
        "UPDATE part SET key = '1651061A09' WHERE id = 2",
        "DROP TABLE near_tail",
        "UPDATE near_state SET version = 0",
    ],
)
def test_damage_is_noticed_and_mended_by_making_anew(damage: str) -> None:
    with catalogue({1: "1651061A01", 2: "1651061A02"}) as connection:
        connection.execute(damage)
        assert near.check(connection)
        near.rebuild(connection)
        assert near.check(connection) == []
        assert near.is_complete(connection)


def test_an_index_that_is_not_there_is_made_from_the_parts() -> None:
    with catalogue({1: "1651061A01"}) as connection:
        connection.execute("DROP TABLE near_slip")
        assert not near.is_complete(connection)
        connection.execute("INSERT INTO part VALUES (2, '0449197217')")
        near.apply(connection, [(2, "0449197217")])
        assert near.check(connection) == []


@pytest.mark.parametrize(
    ("asked", "first", "why"),
    [
        ("1651061A0L", "1651061A01", "you typed L, this part has 1"),
        ("1651O61A01", "1651061A01", "you typed O, this part has 0"),
        ("1650161A01", "1651061A01", "two characters swapped"),
        ("449197217", "0449197217", "a leading zero is missing"),
        ("165106A01", "1651061A01", "a character is missing"),
        ("16510661A01", "1651061A01", "a character is doubled"),
        ("1157", "1156", "you typed 7, this part has 6"),
        ("BKR6EE11", "BKR6E11", "a character is doubled"),
        ("DCPR7E1XP", "DCPR7EIXP", "you typed 1, this part has I"),
        ("1651O6IA01", "1651061A01", "you typed O, this part has 0; you typed I, this part has 1"),
    ],
)
def test_what_slipped_is_said_in_words(asked: str, first: str, why: str) -> None:
    numbers = ["1651061A01", "1651061A20", "0449197217", "1156", "BKR6E11", "DCPR7EIXP", "1520853J01"]
    with catalogue(dict(enumerate(numbers, 1))) as connection:
        match = near.lookup(connection, asked, 5)[0]
        assert match.key == first
        assert why in match.why


@pytest.mark.parametrize("asked", ["", "1", "11", "115", "X" * 200, "ﾌｨﾙﾀ", "部品番号壱弐参", "0" * 64, "'--\""])
def test_what_is_no_number_is_near_nothing(asked: str) -> None:
    with catalogue({1: "1156", 2: "1651061A01", 3: "フィルター16510"}) as connection:
        assert near.lookup(connection, key(asked), 5) == []


def test_a_letter_of_another_script_is_a_character_like_any_other() -> None:
    with catalogue({1: "ブ1651061A01", 2: "16510ヲ61A01"}) as connection:
        assert found(connection, "1651061A01") == {(1, "ブ1651061A01"), (2, "16510ヲ61A01")}
        assert near.check(connection) == []


def test_one_number_of_two_makers_is_found_and_goes_apart() -> None:
    with catalogue({1: "1651061A01", 2: "1651061A01"}) as connection:
        assert found(connection, "1651O6IA01") == {(1, "1651061A01"), (2, "1651061A01")}
        remove(connection, {1: "1651061A01"})
        assert found(connection, "1651O6IA01") == {(2, "1651061A01")}
        assert near.check(connection) == []
