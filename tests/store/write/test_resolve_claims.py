"""What the catalogue says of a part does not depend on who spoke first."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import pytest

from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Maker, Source
from partsref.store.file.database import open_writer, writing
from partsref.store.read import dump
from partsref.store.write.writer import Writer

A = Source("a", "An article record", trust="A")
B = Source("b", "A workshop table", trust="B")
D = Source("d", "A hobby page", trust="D")

Claim = tuple[Source, str, dict[str, str]]


def loaded(path: Path, claims: list[Claim], maker: str = "Bosch") -> sqlite3.Connection:
    connection = open_writer(path)
    with writing(connection, path):
        writer = Writer(connection)
        writer.begin(Source("test", "Test"), "test")
        writer.maker(Maker(maker, "aftermarket"))
        for source, number, said in claims:
            writer.source(source)
            writer.part(maker, number, source.id, kind="aftermarket", **said)  # type: ignore[arg-type]
        writer.finish(len(claims))
    return connection


CLAIMS: list[Claim] = [
    (A, "0986452058", {"name": "Oil filter", "category": "oil filter"}),
    (B, "0 986 452 058", {"name": "Filter", "status": "current"}),
    (D, "0986-452058", {"name": "Spin-on oil filter, short", "category": "oil filter", "status": "discontinued"}),
]


@pytest.mark.parametrize("order", list(itertools.permutations(CLAIMS)))
def test_the_order_of_claims_never_matters(tmp_path: Path, order: tuple[Claim, ...]) -> None:
    first = loaded(tmp_path / "first.db", CLAIMS)
    other = loaded(tmp_path / "other.db", list(order))
    assert {name: list(dump.rows(first, name)) for name in dump.TABLES} == {
        name: list(dump.rows(other, name)) for name in dump.TABLES
    }
    first.close()
    other.close()


def test_the_most_trusted_named_claim_names_the_part_and_spelling_with_most_segments_prints_it(tmp_path: Path) -> None:
    connection = loaded(tmp_path / "x.db", CLAIMS)
    reader = SqliteReader(connection)
    [(part_id, _)] = reader.ids_by_key(["0986452058"])
    part = reader.parts([part_id])[part_id]
    assert (part.number, part.name, part.category) == ("0 986 452 058", "Oil filter", "oil filter")
    assert part.status == "current", "the workshop's word outweighs the hobby page's"
    assert {text for _, text, _ in reader.ids_by_spelling(["0986452058"])} == {
        "0986452058",
        "0 986 452 058",
        "0986-452058",
    }
    connection.close()


def test_a_makers_layout_prints_its_numbers_whatever_the_sources_write(tmp_path: Path) -> None:
    connection = loaded(tmp_path / "x.db", [(A, "16510 61A20 000", {}), (B, "1651061A20", {})], maker="Suzuki")
    reader = SqliteReader(connection)
    [(part_id, key)] = reader.ids_by_key(["1651061A20"])
    assert reader.parts([part_id])[part_id].number == "16510-61A20"
    assert key == "1651061A20"
    connection.close()
