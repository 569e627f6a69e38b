"""A number is read by the rules of its maker as the catalogue calls him, whoever read it beforehand."""

from __future__ import annotations

from pathlib import Path

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
