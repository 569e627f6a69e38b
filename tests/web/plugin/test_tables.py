"""Every fact is reachable in a browser, and every table and column says what it is."""

from __future__ import annotations

import asyncio
from html import unescape
from pathlib import Path

import pytest
import yaml
from support import ROOT
from web.browsing import ask, json_of

from partsref.api import Catalog
from partsref.web.server import Options, make

METADATA = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))["databases"]["partsref"]
VISIBLE = [name for name, table in METADATA["tables"].items() if not table.get("hidden")]


def _facts(catalog: Catalog) -> list[str]:
    """Tables and views but for the near-number index's, SQLite's own, and what a user owns."""
    names = catalog.connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    return [name for (name,) in names if not name.startswith(("near_", "sqlite_", "_sqlite_", "garage"))]


def test_every_table_and_column_is_described(catalog: Catalog) -> None:
    for name in _facts(catalog):
        described = METADATA["tables"].get(name)
        assert described is not None, name
        assert described["description"], name
        columns = {row[1] for row in catalog.connection.execute(f"PRAGMA table_info({name})")}
        assert set(described["columns"]) == columns, name
        assert all(described["columns"].values()), name


def test_nothing_is_described_that_is_not_there(catalog: Catalog) -> None:
    assert set(METADATA["tables"]) == set(_facts(catalog))


def test_tables_that_hold_no_facts_are_not_shown(seed_db: Path, catalog: Catalog) -> None:
    names = [row[0] for row in catalog.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    inner = [name for name in names if name not in METADATA["tables"]]
    assert inner
    listed, *pages = ask(seed_db, "/partsref.json?_show_hidden=1", *(f"/partsref/{name}.json" for name in inner))
    assert not {table["name"] for table in listed.json()["tables"]} & set(inner)
    assert {page.status_code for page in pages} == {403}


def test_facets_sorts_and_units_name_columns() -> None:
    for name, table in METADATA["tables"].items():
        named = [*table.get("facets", ()), *table.get("units", ()), table.get("sort"), table.get("sort_desc")]
        assert {column for column in named if column} <= set(table.get("columns", ())), name


@pytest.mark.parametrize("table", VISIBLE)
def test_visible_tables_open_as_page_json_and_csv(seed_db: Path, table: str) -> None:
    page, shape, sheet = ask(seed_db, f"/partsref/{table}", f"/partsref/{table}.json", f"/partsref/{table}.csv")
    assert page.status_code == shape.status_code == sheet.status_code == 200
    assert shape.json()["rows"]
    assert len(sheet.text.splitlines()) > 1


CANNED = {
    "equivalents_of_a_number": ("number=15601+87204", "0 986 452 058"),
    "parts_for_a_chassis": ("chassis=da64v", "16510-82703"),
    "near_numbers": ("number=16510-61A0l", "16510-61A01"),
    "supersession_chain": ("number=15601-87204", "15601-87204"),
    "colour_and_packaging_variants": ("number=77860-84F51", "77860-84F51-ZG4"),
    "parts_by_measure": ("measure=height&value=66", "0 986 452 058"),
    "frame_number": ("chassis=DA63T&serial=", "DA63T"),
    "twins": ("chassis=DG64V", "DA64V"),
    "sources_that_disagree": ("", ""),
    "rival_fitments": ("", "JB74W"),
    "what_a_source_says": ("source=s091", "parts"),
    "coverage": ("", "Sambar"),
    "vehicles_without_parts": ("", "LA400K"),
}


def test_every_canned_query_is_tried() -> None:
    assert set(CANNED) == set(METADATA["queries"])


@pytest.mark.parametrize("query", CANNED)
def test_canned_queries_answer(seed_db: Path, query: str) -> None:
    arguments, wanted = CANNED[query]
    rows = json_of(seed_db, f"/partsref/{query}.json?_shape=array&{arguments}")
    assert wanted in str(rows)


MISTAKES = {
    "_sort=nosuch": "Cannot sort table by nosuch",
    "_sort_desc=nosuch": "Cannot sort table by nosuch",
    "_next=zzz": "_next=zzz",
    "_next=99999999999999999999999": "no such next page",
    "_size=abc": "_size must be a positive integer",
    "_size=99999999": "_size must be <= 1000",
    "_facet=nosuch": "no such column: nosuch",
    "_facet={": "_facet={: give the name of a column",
    "_facet={}": "_facet={}: give the name of a column",
    "_facet_array=nosuch": "nosuch",
    "_facet_date=nosuch": "no such column: nosuch",
    "_col=nosuch": "_col=nosuch",
    "_timelimit=abc": "_timelimit=abc",
    "_through=x": "_through=x",
    "_through={}": "_through={}",
    "_through=[1]": "_through=[1]",
    "number__in=[": "number__in=[",
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Datasette's facets, given up halfway.
@pytest.mark.parametrize("asked", MISTAKES)
def test_what_an_address_asks_wrongly_is_said(seed_db: Path, asked: str) -> None:
    page, shape = ask(seed_db, f"/partsref/parts?{asked}", f"/partsref/parts.json?{asked}")
    assert page.status_code == shape.status_code == 400
    assert MISTAKES[asked] in unescape(page.text)
    assert MISTAKES[asked] in shape.json()["error"]


def test_a_next_page_of_other_keys_is_said(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/partsref/part?_next=1,2,3")
    assert page.status_code == 400
    assert "_next=1,2,3" in page.text


@pytest.mark.parametrize("asked", ["/parts?_where=", "/parts?_where=1", "/part.json?_where=nosuch", "?sql=select+1"])
def test_sql_of_ones_own_is_refused_with_the_way_out(seed_db: Path, asked: str) -> None:
    (refused,) = ask(seed_db, f"/partsref{asked}")
    assert refused.status_code == 403
    assert "partsref serve --sql" in refused.text


def test_allowed_sql_that_cannot_be_read_is_said(seed_db: Path) -> None:
    asked = ("/partsref/parts?_where=", "/partsref/parts?_where=nosuch%3D1")
    empty, unknown = ask(seed_db, *asked, options=Options(sql=True))
    assert empty.status_code == unknown.status_code == 400
    assert "syntax error" in empty.text
    assert "no such column: nosuch" in unknown.text


def test_number_functions_are_in_every_connection(seed_db: Path) -> None:
    async def go() -> tuple[object, ...]:
        datasette = make(seed_db)
        await datasette.invoke_startup()
        sql = "SELECT part_key('１６５１０－６１ａ０１'), part_slip('61A0l', '61A01'), part_slip('A1', 'Z9X8')"
        return tuple((await datasette.databases["partsref"].execute(sql)).rows[0])

    assert asyncio.run(go()) == ("1651061A01", "you typed L, this part has 1", None)
