"""Small files that took minutes: each is read, or refused, in a time that grows with its size and no faster."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from loading import load_text
from support import Ran

from partsref.errors import InputError
from partsref.intake.columns.mapfile import read_mapfile
from partsref.intake.lexicon.header_pieces import pieces_of
from partsref.intake.lexicon.year_ranges import has_month, years
from partsref.intake.read.opening import opening
from partsref.intake.read.records import _apart
from partsref.numbers.cells.cell_numbers import numbers_in
from partsref.numbers.cells.read_cell import read_cell
from partsref.store.file.database import open_writer

Run = Callable[..., Ran]


def _read_cell(text: str) -> object:
    return read_cell(text, lambda _name: "")


@pytest.mark.parametrize("reading", [_read_cell, numbers_in, _apart, years, has_month, pieces_of])
@pytest.mark.parametrize("repeated", [" ", "\n", "他", " x ", "(", "1,", "\u3000"])
def test_a_cell_takes_time_as_it_is_long(reading: Callable[[str], object], repeated: str) -> None:
    def seconds(length: int) -> float:
        text = "1" + repeated * (length // len(repeated)) + "!"
        started = time.process_time()
        reading(text)
        return time.process_time() - started

    short = min(seconds(20_000) for _ in range(3))
    assert min(seconds(200_000) for _ in range(2)) < max(short, 0.01) * 40, "ten times as long, ten times the time"


def test_names_before_brackets_are_told_apart_as_before() -> None:
    assert _apart("EVERY (DA64V, DA64W) ") == ("EVERY", "DA64V, DA64W")
    assert _apart("EVERY (one) two") == ("EVERY (one) two", "")
    assert _apart("EVERY ((x))") == ("EVERY ((x))", "")


def test_text_in_many_pieces_is_read_in_time(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    open_writer(db).close()
    for piece in ("\n", "<![CDATA[x]]>"):
        text = (
            "<PIES><Header/><Items><Item><PartNumber>AB-100</PartNumber><BrandLabel>Acme</BrandLabel>"
            f'<Descriptions><Description DescriptionCode="DES">{piece * 400_000}</Description></Descriptions>'
            "</Item></Items></PIES>"
        )
        started = time.process_time()
        load_text(db, text, "slow.xml")
        assert time.process_time() - started < 20


_BOMB = "a: &a [x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    "text",
    [
        _BOMB,
        "columns: &c {number: 1}\nignore: *c\n",
        "defaults: {brand: " + "1:" * 100_000 + "1}\n",
        "header: [" + "9" * 100_000 + "]\n",
    ],
    ids=["aliases of aliases", "an alias", "base sixty", "digits"],
)  # fmt: skip
def test_a_mapping_takes_no_more_than_it_is_long(tmp_path: Path, text: str) -> None:
    path = tmp_path / "map.yml"
    path.write_text(text, encoding="utf-8")
    started = time.process_time()
    with suppress(InputError):
        read_mapfile(path)
    assert time.process_time() - started < 5


def test_an_alias_is_refused_and_base_sixty_is_text(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text("ignore: &x [a]\nfill_down: *x\n", encoding="utf-8")
    with pytest.raises(InputError, match="aliases"):
        read_mapfile(path)
    path.write_text("defaults: {brand: 1:1:1}\ncolumns: {number: 2}\n", encoding="utf-8")
    assert read_mapfile(path).defaults == {"brand": "1:1:1"}
    assert read_mapfile(path).columns == {"number": [2]}


def test_a_hole_as_large_as_may_be_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "hole.csv"
    for size in (3 << 30, 5 << 30):
        with path.open("wb") as file:
            file.truncate(size)
        started = time.process_time()
        with pytest.raises(InputError), opening(path):
            pass
        assert time.process_time() - started < 2


def test_a_list_to_match_has_a_bound(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "hole.txt"
    with path.open("wb") as file:
        file.write(b"16510-61A20\n" * 100)
        file.truncate(4 << 30)
    ran = partsref("match", path, "--db", seed_db)
    assert ran.status == 2
    assert "larger than 64 MiB" in ran.err


def test_names_in_an_archive_are_shown_as_they_were_written(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused, opening(_zipped_in_japan(tmp_path)):
        pass
    assert "部品表.csv" in str(refused.value)


def _zipped_in_japan(tmp_path: Path) -> Path:
    """An archive with names in Shift-JIS: written in ASCII of the same length, then replaced byte by byte."""
    path = tmp_path / "japanese.zip"
    names = {b"AAAAAA.csv": "部品表.csv".encode("cp932"), b"BBBBBB.csv": "価格表.csv".encode("cp932")}
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name.decode(), "a,b\n")
    data = path.read_bytes()
    for name, japanese in names.items():
        data = data.replace(name, japanese)
    path.write_bytes(data)
    return path
