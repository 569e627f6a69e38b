"""From the frame number on the plate to the truck, and when it was built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from catalogues import Small
from hypothesis import given
from hypothesis import strategies as st
from support import Ran
from web.browsing import ask

from partsref.answer.frame.build_window import build_window
from partsref.answer.frame.frame_answer import frame_answer
from partsref.api import Catalog
from partsref.reads.vehicle_rows import Frame

Run = Callable[..., Ran]


def test_the_truck_its_engine_and_when_it_was_built_are_told(catalog: Catalog) -> None:
    answer = catalog.frame("DD51T-123456")
    assert answer is not None
    assert {(v.make, v.model, v.engine) for v in answer.vehicles} == {("Suzuki", "Carry", "F6A")}
    assert (answer.window.how, answer.window.earliest, answer.window.latest) == ("within", "1991-09", "1992-06-30")
    assert answer.window.sources[0] in answer.sources
    assert answer.recalls


def test_a_recall_is_told_to_the_serial_numbers_it_names_alone(tmp_path: Path) -> None:
    small = Small(tmp_path / "c.db")
    for first, last, note in (
        (100, 200, "recall 1"),
        (200, 300, "recall 2"),
        (None, None, "a series"),
        (400, None, "a"),
    ):
        small.writer.reference.frame("Suzuki", "Carry", "", "DA1T", first, last, note, "s1")
    reader = small.reader()
    told = {serial: frame_answer(reader, f"DA1T-{serial:07}") for serial in (99, 100, 200, 201, 300, 301, 400, 401)}
    assert {serial: answer.recalls for serial, answer in told.items() if answer} == {
        99: (), 100: ("recall 1",), 200: ("recall 1", "recall 2"), 201: ("recall 2",), 300: ("recall 2",), 301: (),
        400: (), 401: (),
    }  # fmt: skip


def test_an_unknown_code_says_the_nearest_known_ones(catalog: Catalog, partsref: Run, seed_db: Path) -> None:
    answer = catalog.frame("U72X-0012345")
    assert answer is not None
    assert (answer.vehicles, bool(answer.nearest)) == ((), True)
    ran = partsref("vehicles", "U72X", "--db", seed_db)
    assert (ran.status, answer.nearest[0] in ran.err) == (1, True)


def _range(first: int, last: int, built: str) -> Frame:
    return Frame("", "X1", first, last, f"built {built}", "s1")


KNOWN = [_range(1000100, 1000200, "1990-01 to 1990-03"), _range(1000500, 1000600, "1991-05 to 1991-06")]


@pytest.mark.parametrize(
    ("serial", "how", "earliest", "latest"),
    [
        (1000150, "within", "1990-01", "1990-03"),
        (1000300, "between", "1990-01", "1991-06"),
        (1000001, "before the first", "", "1990-03"),
        (1000700, "after the last", "1991-05", ""),
        (3000150, "", "", ""),
    ],
)
def test_before_between_and_after_the_known_ranges(serial: int, how: str, earliest: str, latest: str) -> None:
    window = build_window(serial, KNOWN)
    assert (window.how, window.earliest, window.latest) == (how, earliest, latest)


def test_ranges_that_run_against_time_say_nothing_of_what_lies_outside() -> None:
    against = [_range(1000100, 1000200, "1995-01 to 1995-03"), _range(1000500, 1000600, "1991-05 to 1991-06")]
    assert build_window(1000300, against).how == ""
    assert build_window(1000150, against).how == "within"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), min_size=1, max_size=6), st.integers(1, 999))
def test_a_number_is_never_dated_outside_what_its_neighbours_allow(steps: list[tuple[int, int]], serial: int) -> None:
    """Made so that number n was built in month n // 10: whatever is known, the window holds the true month."""
    frames, at = [], 1
    for gap, length in steps:
        first, last = at + gap, at + gap + length
        frames.append(_range(first, last, f"{_month(first)} to {_month(last)}"))
        at = last + 1
    window = build_window(serial, frames)
    assert not window.earliest or window.earliest <= _month(serial)
    assert not window.latest or _month(serial) <= window.latest


def _month(serial: int) -> str:
    months = serial // 10
    return f"{1990 + months // 12}-{months % 12 + 1:02}"


def test_the_terminal_and_the_page_tell_the_same(partsref: Run, seed_db: Path) -> None:
    ran = partsref("vehicles", "DD51T-123456", "--db", seed_db)
    assert ran.status == 0
    assert "built 1991-09 to 1992-06-30" in ran.out
    assert "F6A" in ran.out
    [page] = ask(seed_db, "/?q=DD51T-123456")
    assert "1992-06-30" in page.text
    assert "/vehicle/Suzuki/Carry/DD51T" in page.text


def test_the_terminal_tells_the_truck_its_twins_and_its_breaks(partsref: Run, seed_db: Path) -> None:
    out = partsref("search", "DA64V-123456", "--db", seed_db).out
    assert "Suzuki Every エブリイ DA64V: van, 2WD/4WD, engine K6A" in out
    assert "also sold as Mazda Scrum Van DG64V" in out
    assert "model breaks A 1990-03" in partsref("search", "KS4-123456", "--db", seed_db).out
    (page,) = ask(seed_db, "/?q=KS4-123456")
    assert "model breaks A 1990-03" in page.text


def test_a_plate_s_other_numbers_are_no_part_numbers(catalog: Catalog) -> None:
    answer = catalog.search("型式指定番号 12345 類別区分番号 0012 HA4-1012345 オイルフィルター")
    assert answer.understood.numbers == ()
    assert answer.frame is not None
    assert (answer.frame.type_designation, answer.frame.class_number) == ("12345", "0012")
    assert answer.elsewhere is not None
    assert answer.elsewhere.words_ja == "ホンダ アクティ HA4 オイルフィルター"
