"""A number is read by the rules of its maker as the catalogue calls him, whoever read it beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest

from partsref.model import Maker, Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.batch import Batch, Mention, as_read
from partsref.store.write.writer import Writer


def test_what_was_read_by_another_name_of_the_maker_is_read_again(tmp_path: Path) -> None:
    mentions = [Mention("SUZUKI MOTOR", "1651061A20000", "oem"), Mention("Suzuki", "16510-61A20", "oem")]
    readings = list(map(as_read, mentions))
    assert [reading[0] for reading in readings] == ["1651061A20000", "1651061A20"]
    connection = open_writer(tmp_path / "x.db")
    with writing(connection, tmp_path / "x.db"):
        writer = Writer(connection)
        writer.begin(Source("Kanto", "Kanto", "", "supplier", "C"), "list.csv")
        writer.maker(Maker("Suzuki", "oem", aliases=("Suzuki Motor",)))
        one, other = writer.write(Batch(mentions=mentions, readings=readings), "Kanto")
    assert one == other
    assert connection.execute("SELECT key, number FROM part").fetchall() == [("1651061A20", "16510-61A20")]
    connection.close()


@pytest.mark.parametrize(("later", "printed", "spellings"), [("ab 1", "ab 1", []), ("AB-1", "AB-1", ["AB-1", "ab 1"])])
def test_a_part_is_settled_where_more_than_one_thing_is_said_of_it(
    tmp_path: Path, later: str, printed: str, spellings: list[str]
) -> None:
    connection = open_writer(tmp_path / "x.db")
    with writing(connection, tmp_path / "x.db"):
        writer = Writer(connection)
        writer.begin(Source("Kanto", "Kanto", "", "supplier", "C"), "list.csv")
        for number in ("ab 1", later):
            writer.write(Batch(mentions=[Mention("Kanto", number, "aftermarket")]), "Kanto")
        writer.finish(2)
    assert connection.execute("SELECT number FROM part").fetchall() == [(printed,)]
    assert [row[0] for row in connection.execute("SELECT text FROM spelling ORDER BY text")] == spellings
    connection.close()
