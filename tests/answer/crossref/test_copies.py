"""A copy of a catalogue is another catalogue as soon as something else is written into it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from catalogues import Small, told

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Source
from partsref.store.file.database import open_reader, open_writer, writing
from partsref.store.write.writer import Writer


@pytest.mark.parametrize("first_asked", ["one.db", "other.db"])
def test_what_is_derived_of_one_copy_is_not_said_of_the_other(first_asked: str, tmp_path: Path) -> None:
    """Two bearings are of one size, which only one of the two copies knows."""
    small = Small(tmp_path / "one.db")
    asked = small.part("Suzuki 09262-25076", "bearing")
    second = small.part("Suzuki 09262-25077", "bearing")
    small.measure("Suzuki 09262-25076", inner_diameter="25 mm", outer_diameter="52 mm", width="15 mm")
    small.reader().connection.close()
    shutil.copy(tmp_path / "one.db", tmp_path / "other.db")
    for name, width in (("one.db", "15"), ("other.db", "18")):
        with closing(open_writer(tmp_path / name)) as connection, writing(connection, tmp_path / name):
            writer = Writer(connection)
            writer.begin(Source("s1", "a test", trust="A"), "measured")
            for measure, value in (("inner diameter", "25"), ("outer diameter", "52"), ("width", width)):
                writer.attribute(second, measure, value, "mm", "s1")
            writer.finish(0)
    answers = {}
    for name in sorted(("one.db", "other.db"), key=lambda name: name != first_asked):
        with closing(open_reader(tmp_path / name)) as connection:
            answers[name] = set(told(cross_reference(SqliteReader(connection), asked)))
    assert answers == {"one.db": {"Suzuki 09262-25077"}, "other.db": set()}
