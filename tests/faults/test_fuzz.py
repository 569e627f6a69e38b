"""Whatever a file holds, a load ends in a report or a plain error: soon, in little memory, and leaving nothing about.

Some hundred cases in the suite; more with `PARTSREF_SOAK=100000 pytest tests/faults/test_fuzz.py`.
"""

from __future__ import annotations

import gzip
import json
import random
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import hypothesis
import pytest
from faults.fuzzing import MEMORY_KB, Fence, Growth, HangError, damaged, litter, samples, workbook, zipped
from faults.trouble import SOAKING, cases, seed
from hypothesis import strategies as st

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS
from partsref.intake.report.load_report import LoadReport


@pytest.fixture(scope="module")
def fence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fence]:
    """Where every case is loaded, with a temporary folder of its own, empty at the end."""
    temporary = tmp_path_factory.mktemp("temporary")
    before, tempfile.tempdir = tempfile.tempdir, str(temporary)
    yield Fence(tmp_path_factory.mktemp("fence") / "fence")
    tempfile.tempdir = before
    assert litter(temporary) == []


@pytest.fixture(autouse=True)
def _no_case_takes_much_memory() -> Iterator[None]:
    """Each case by itself: a worker that ran other tests before has had its peak elsewhere."""
    growth = Growth()
    yield
    assert growth.kb < MEMORY_KB


def test_changed_bytes_never_break_a_load(fence: Fence, tmp_path: Path) -> None:
    began_with, originals, outcomes, slowest = seed(), samples(), {"loaded": 0, "refused": 0}, 0.0
    for case in range(cases(150)):
        content = damaged(originals, random.Random(f"{began_with} {case}"))
        began = time.monotonic()
        try:
            outcome = fence.load(content)
        except (Exception, HangError) as error:
            kept = tmp_path / "case"
            kept.write_bytes(content)
            raise AssertionError(f"seed {began_with}, case {case}, kept as {kept}: {error!r}") from error
        slowest = max(slowest, time.monotonic() - began)
        outcomes["loaded" if isinstance(outcome, LoadReport) else "refused"] += 1
    print(f"seed {began_with}: {outcomes}, slowest {slowest:.2f} s")


_CELL = st.one_of(
    st.text(max_size=20),
    st.text("0123456789-/., ABＡ１ｱア～年〃()'\"=+@\t\n\0", max_size=30),
    st.sampled_from(
        ["16510-61A01", "1.651E+09", "H14.5～", "2005-2010", "DA63T", "〃", "同上", "スズキ", "#REF!", "なし"]
    ),
)
_HEADER = st.one_of(st.sampled_from(sorted(FIELDS)), _CELL)


@hypothesis.settings(
    max_examples=cases(60) // (4 if SOAKING else 1),
    derandomize=not SOAKING,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
@hypothesis.example(header=[], rows=[[], ["〃"]], delimiter=",", kind="plain")
@hypothesis.given(
    header=st.lists(_HEADER, max_size=8),
    rows=st.lists(st.lists(_CELL, max_size=9), max_size=8),
    delimiter=st.sampled_from([",", ";", "\t"]),
    kind=st.sampled_from(["plain", "quoted", "utf-16", "records"]),
)
def test_no_table_of_cells_breaks_a_load(
    fence: Fence, header: list[str], rows: list[list[str]], delimiter: str, kind: str
) -> None:
    table = [["品番", *header], *rows]
    if kind == "records":
        text = "\n".join(json.dumps(dict(zip(table[0], row, strict=False))) for row in rows)
    elif kind == "plain":
        text = "\n".join(delimiter.join(row) for row in table)
    else:
        quoted = ([f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in table)
        text = "\n".join(delimiter.join(row) for row in quoted)
    fence.load(text.encode("utf-16" if kind == "utf-16" else "utf-8", "surrogatepass"))


def _deep(inside: str) -> str:
    return f"<PIES><Items>{inside}</Items></PIES>"


def _expanding(levels: int) -> str:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "x" * 10}">' for at in range(levels))
    return f"<!DOCTYPE PIES [{entities}]>{_deep(f'<Item><PartNumber>&e{levels - 1};</PartNumber></Item>')}"


def _zip_of(*names: str, content: bytes = b"part number\nA-1\n") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


def _sheet_bomb() -> bytes:
    """A workbook whose sheet is 64 MB of one repeated row, packed a thousand times."""
    source, out = zipfile.ZipFile(BytesIO(workbook([["品番"], ["A-1"]]))), BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.infolist():
            content = source.read(member)
            if member.filename.endswith("sheet1.xml"):
                row = b'<row><c t="inlineStr"><is><t>A-1</t></is></c></row>'
                content = content.replace(b"</sheetData>", row * (64_000_000 // len(row)) + b"</sheetData>")
            archive.writestr(member.filename, content)
    return out.getvalue()


def _pdf(kids: bytes, content: bytes = b"") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [" + kids + b"] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length " + str(len(content)).encode() + b" /Filter /FlateDecode >>\nstream\n"
        + content + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n"
    )  # fmt: skip


def _pdf_bomb() -> bytes:
    return _pdf(b"3 0 R", zlib.compress(b"q " * (20 << 20), 9))


REFUSED: dict[str, Callable[[], bytes]] = {
    "entities that unfold to gigabytes": lambda: _expanding(9).encode(),
    "an entity that is a file": lambda: b'<!DOCTYPE PIES [<!ENTITY a SYSTEM "file:///etc/passwd">]><PIES>&a;</PIES>',
    "elements without end": lambda: _deep("<Item>" * 50_000).encode(),
    "a gzip bomb": lambda: gzip.compress(b"0" * (100 << 20)),
    "a zip bomb": lambda: zipped(b"0" * (100 << 20)),
    "a bomb that is a list": lambda: gzip.compress(b"part number\n" + b"A-1\n" * (10 << 20)),
    "a workbook bomb": _sheet_bomb,
    "a packed file in a packed file": lambda: gzip.compress(zipped(b"part number\nA-1\n")),
    "two files in a zip file": lambda: _zip_of("../a.csv", "/etc/b.csv"),
    "nothing in a zip file": _zip_of,
    "only NULs": lambda: b"\0" * 100_000,
    "a line of 20 MB": lambda: b"part number\n" + b"A" * (20 << 20),
    "brackets without end": lambda: b"{" + b"[" * 1_000_000,
    "an array of brackets without end": lambda: b"[" * 1_000_000,
    "objects without end": lambda: b'{"a":' * 100_000,
    "an array of one string of 30 MB": lambda: b'[{"part number": "' + b"A" * (30 << 20),
    "tables in tables without end": lambda: b"<html>" + b"<table><tr><td>" * 20_000,
    "spans of a billion cells": lambda: (
        b"<table><tr><th>part number" + b"<td colspan=1000 rowspan=60000>x" * 300 + b"<tr>" * 60_000
    ),
    "a comment that is not closed": lambda: b"<html><!--" + b"<table>" * 500_000,
    "tags that are not closed": lambda: b"<html>" + b"<td " * 500_000,
    "an attribute that is not closed": lambda: b'<html><a b="' + b"<td x='" * 300_000,
    "half a character reference": lambda: b"<html><table><tr><td>" + b"&#" * 500_000,
    "a PDF that ends": lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\n",
    "a PDF whose pages are themselves": lambda: _pdf(b"2 0 R"),
    "a PDF of nothing but a stream bomb": _pdf_bomb,
    "a feed of elements without end": lambda: b"<feed>" + b"<a>" * 200_000,
}
SURVIVED: dict[str, Callable[[], bytes]] = {
    "a cell of 10 MB": lambda: b'part number,name\nA-1,"' + b"x" * (10 << 20) + b'"\nA-2,y\n',
    "a cell of 10 MB in a record": lambda: json.dumps({"part number": "A-1", "name": "x" * (10 << 20)}).encode(),
    "a number of 10 MB in a record": lambda: b'{"part number": "A-1", "name": ' + b"9" * (10 << 20) + b"}",
    "an open quote": lambda: b'part number,name\nA-1,"' + b"x,y\n" * 50_000,
    "an open quote in every row": lambda: b"part number,name\n" + b'A-1,"x\nA-2,y\n' * 3000,
    "a quote in every row that only the next one closes": lambda: b"part number,name\n" + b'a","x\n' * 20_000,
    "NULs in cells": lambda: b"part number,name\nA-1,a\0b\nA\0-2,x\nA-3,y\n",
    "lone surrogates": lambda: b'{"part number": "A-1", "name": "\\ud800"}\n{"part number": "A\\udfff", "name": "x"}\n',
    "the same header twice": lambda: b"part number,name,part number,name\nA-1,x,A-2,y\n",
    "formulas": lambda: b"part number,name\n=1+1,x\nA-2,\"=HYPERLINK(\"\"http://x\"\",1)\"\nA-3,@SUM(1)\n",
    "a name that climbs out": lambda: _zip_of("../../../../tmp/out.csv"),
    "a name with a NUL": lambda: _zip_of("a\0b.csv"),
    "ten thousand columns": lambda: b"part number" + b",x" * 10_000 + b"\nA-1" + b",y" * 10_000 + b"\n",
    "a thousand numbers in a cell": lambda: b"part number,oe number\nA-1," + b"/".join([b"16510-61A01"] * 1000) + b"\n",
    "a range of vehicles without end": lambda: b"part number,chassis,years\nA-1," + b"_" * 400 + b",0000-9999\n",
    "a record of 50,000 elements": lambda: (
        _deep(f"<Item>{'<x/>' * 50_000}<PartNumber>A-1</PartNumber></Item>").encode()
    ),
    "two million brackets in an array of rows": lambda: b'[["part number"]' + b',["A-1"]' * 200_000 + b"]",
    "a page of 200,000 cells": lambda: b"<table><tr><th>part number<th>name" + b"<tr><td>A-1<td>x" * 100_000,
    "a page whose cells are not closed": lambda: b"<html><table><tr><td>part number<tr><td>A-1<tr><td>A-2",
    "a table in every cell": lambda: (
        b"<table><tr><th>part number<th>name"
        + b"<tr><td>A-1<td><table><tr><td>x<td>y</table>" * 3000
    ),
    "a number of 5 MB in an array": lambda: b'[{"part number": ' + b"9" * (5 << 20) + b"}]",
    "a record 500 deep": lambda: b'[{"part number": "A-1", "a": ' + b'{"a":' * 500 + b"1" + b"}" * 500 + b"}]",
    "NaN in an array": lambda: b'[{"part number": "A-1", "name": NaN}]',
    "the same key twice": lambda: b'[{"part number": "A-1", "part number": "A-2"}]',
    "lone surrogates in an array": lambda: b'[{"part number": "A-1", "name": "\\ud800"}, {"part number": "A\\udfff"}]',
    "a record of 30,000 variants": lambda: (
        b'{"products": [{"title": "x", "variants": [' + b'{"sku": "A-1", "price": "1"},' * 30_000 + b'{"sku": "B"}]}]}'
    ),
    "ten thousand keys": lambda: json.dumps([{"part number": "A-1"} | {f"k{at}": 1 for at in range(10_000)}]).encode(),
    "formulas in a workbook": lambda: workbook([["品番", "品名"], ["=1+1", "x"], ["A-2", "=SUM(1)"], ["A-3", ""]]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_catalogue_is_refused(fence: Fence, name: str) -> None:
    assert isinstance(fence.load(REFUSED[name]()), InputError)


@pytest.mark.parametrize("name", SURVIVED)
def test_what_is_only_odd_is_taken_row_by_row(fence: Fence, name: str) -> None:
    outcome = fence.load(SURVIVED[name]())
    assert isinstance(outcome, InputError) or outcome.rows > 0, outcome
