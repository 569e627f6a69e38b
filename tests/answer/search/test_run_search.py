"""Questions in words, answered from the shipped catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support import ROOT

from partsref.answer.search.run_search import search
from partsref.errors import InputError
from partsref.index.sqlite_reader import SqliteReader
from partsref.intake.catalogue.build_database import build
from partsref.model_search import Searched
from partsref.store.file.database import open_reader

CATALOG = ROOT / "catalog"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteReader]:
    path = tmp_path_factory.mktemp("search") / "seed.db"
    build(path, CATALOG)
    connection = open_reader(path)
    yield SqliteReader(connection)
    connection.close()


def numbers(answer: Searched) -> list[str]:
    return [hit.number for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sambar tt2 oil filter", "15208KA012"),
        ("サンバー TT2 オイルフィルター", "15208KA012"),
        ("ｻﾝﾊﾞｰ tt2 ｵｲﾙﾌｨﾙﾀｰ", "15208KA012"),
        ("pajero mini h58a oil filter", "MD134953"),
        ("every da64v oil filter", "16510-82703"),
        ("EBD-DA64V-123456 FILTER ASSY, OIL", "16510-82703"),
    ],
)
def test_the_part_asked_for_comes_first(reader: SqliteReader, query: str, first: str) -> None:
    answer = search(reader, query)
    assert numbers(answer)[0] == first
    assert answer.answered


def test_kin_come_after_what_fits_and_say_so(reader: SqliteReader) -> None:
    answer = search(reader, "every da64v oil filter")
    wagons = next(hit for hit in answer.hits if hit.number == "16510-81403")
    assert wagons.related
    assert wagons.related == "series"
    assert "for a related vehicle, not yours" in wagons.why
    assert "DA64W" in wagons.why
    assert all(not hit.related for hit in answer.hits[:3])


@pytest.mark.parametrize("query", ["", "   ", "\x00\x1f", "!?", "、。"])
def test_nothing_to_look_for_is_refused(reader: SqliteReader, query: str) -> None:
    with pytest.raises(InputError):
        search(reader, query)


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "oil filter " * 1_000,
        "'; DROP TABLE part; --",
        '" OR 1=1 --',
        "about:t1 AND (word:oil OR *)",
        "[1 TO 9] filter~2 ^3 NOT *:*",
        "\x00oil\x07 filter\x1b[31m",
        "オ" * 3_000,
        "\ud800 oil",
        "🚗 🔧",
        "a-b-c/d.e.f'g" * 20,
        "(((((((",
    ],
)
def test_strange_questions_get_an_answer(reader: SqliteReader, query: str) -> None:
    try:
        answer = search(reader, query)
    except InputError:
        return
    assert answer.hits or answer.notes
