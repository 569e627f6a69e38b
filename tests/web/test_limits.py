"""Whatever is asked is answered for two seconds of a processor at most, or refused in a line that says what to do."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from web.browsing import ask, json_of
from web.hard_questions import hard_questions

from partsref.web.http.cpu_share import CpuShare
from partsref.web.http.guard import LONGEST_TABLE_ADDRESS, MOST_ARGUMENTS, MOST_FACETS
from partsref.web.pages.match_page import MOST_LINES
from partsref.web.plugin.bounded_connection import BoundedConnection, connect
from partsref.web.server import Options

ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r"
CPU_SECONDS = 2.0


def test_the_hardest_question_of_each_route_ends_in_time(seed_db: Path) -> None:
    asked = hard_questions(seed_db)
    started = time.process_time()
    answers = ask(seed_db, *asked.values())
    assert time.process_time() - started < CPU_SECONDS * len(asked)
    for name, response in zip(asked, answers, strict=True):
        assert response.status_code in (200, 400, 404, 414, 503), (name, response.text[:300])
        if response.status_code != 200:
            assert "raceback" not in response.text, name


def test_a_line_may_hold_many_numbers_but_not_more_than_a_list(seed_db: Path) -> None:
    lines = "\n".join(",".join(f"{n:05}-{m:05}" for m in range(10)) for n in range(100))
    assert 0 < len(json_of(seed_db, f"/match.json?numbers={quote(lines)}")) <= MOST_LINES
    (page,) = ask(seed_db, f"/match?numbers={quote(lines)}")
    assert "partsref match FILE" in page.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"/partsref/part?id__in={','.join(map(str, range(3_000)))}", f"Longer than {LONGEST_TABLE_ADDRESS} bytes"),
        (f"/partsref/parts?{'&'.join(['_facet=kind'] * 9)}", f"More than {MOST_FACETS} facets"),
        (f"/partsref/parts?{'&'.join(['kind=oem'] * 41)}", f"More than {MOST_ARGUMENTS} arguments"),
    ],
)
def test_what_a_table_is_asked_too_much_of_is_refused_in_a_line(seed_db: Path, address: str, said: str) -> None:
    (refused,) = ask(seed_db, address)
    assert refused.status_code in (400, 414)
    assert said in refused.text
    assert len(refused.text.splitlines()) == 1


def test_a_column_with_a_unit_is_filtered_like_any_other(seed_db: Path) -> None:
    """Datasette read the visitor's text as a quantity, and failed."""
    asked = ("displacement_cc__gt=600", "displacement_cc__contains=%25", "displacement_cc__gt=9**9**9")
    assert [a.status_code for a in ask(seed_db, *(f"/partsref/vehicles?{one}" for one in asked))] == [200] * 3


def test_one_function_of_sql_takes_no_more_than_a_moment(seed_db: Path) -> None:
    """Nothing interrupts SQLite within instr(): a long text in a long text was looked for twelve seconds."""
    sql = "select instr(hex(zeroblob(500000)), hex(zeroblob(249999)) || '1')"
    started = time.process_time()
    (response,) = ask(seed_db, f"/partsref.json?sql={quote(sql)}", options=Options(sql=True))
    assert response.status_code == 400
    assert time.process_time() - started < CPU_SECONDS


def test_statements_of_one_page_have_one_share_together(seed_db: Path) -> None:
    connection = connect(seed_db, immutable=False)
    assert isinstance(connection, BoundedConnection)
    share = CpuShare(0.2)
    started = time.thread_time()
    for _ in range(3):
        with share.piece() as used_up:
            connection.is_used_up = used_up
            connection.set_progress_handler(lambda: 0, 1_000)  # As Datasette does, with a limit of its own.
            with pytest.raises(sqlite3.OperationalError, match="interrupted"):
                connection.execute(ENDLESS).fetchall()
    connection.set_progress_handler(None, 0)
    connection.close()
    assert share.left <= 0
    assert time.thread_time() - started < CPU_SECONDS


def test_a_page_that_used_up_its_share_says_what_to_do(seed_db: Path) -> None:
    started = time.process_time()
    (page,) = ask(seed_db, f"/partsref?sql={quote(ENDLESS)}", options=Options(sql=True))
    assert time.process_time() - started < CPU_SECONDS + 1
    assert page.status_code == 400
    assert "Ask for something narrower" in page.text
