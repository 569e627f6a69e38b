"""Every row that goes in is loaded, rejected or put aside, whatever the format: nothing is lost without a word."""

from __future__ import annotations

import html
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import hypothesis
import pytest
from hypothesis import strategies as st
from loading import load
from printed import printed

from partsref.store.file.database import open_writer

Rows = list[tuple[str, str, str]]
HEADER = ("Part No", "Name", "OEM No")


def as_array(rows: Rows, folder: Path) -> Path:
    return _written(folder / "a.json", json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows]))


def as_lists(rows: Rows, folder: Path) -> Path:
    return _written(folder / "a.json", json.dumps({"count": len(rows), "rows": [HEADER, *rows]}))


def as_lines(rows: Rows, folder: Path) -> Path:
    lines = (json.dumps(dict(zip(HEADER, row, strict=True))) for row in rows)
    return _written(folder / "a.jsonl", "\n".join(lines))


def as_variants(rows: Rows, folder: Path) -> Path:
    variants = [{"sku": number, "title": name, "oem no": oem} for number, name, oem in rows]
    return _written(folder / "a.json", json.dumps({"products": [{"vendor": "Orla", "variants": variants}]}))


def as_page(rows: Rows, folder: Path) -> Path:
    cells = ("".join(f"<td>{html.escape(cell)}" for cell in row) for row in rows)
    head = "".join(f"<th>{name}" for name in HEADER)
    return _written(folder / "a.html", f"<html><table><tr>{head}<tr>" + "<tr>".join(cells) + "</table>")


def as_two_tables(rows: Rows, folder: Path) -> Path:
    head = "<tr>" + "".join(f"<th>{name}" for name in HEADER)
    half = len(rows) // 2
    tables = (
        head + "".join("<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in row) for row in some)
        for some in (rows[:half], rows[half:])
    )
    return _written(folder / "a.html", "<html>" + "".join(f"<table>{table}</table>" for table in tables))


def as_feed(rows: Rows, folder: Path) -> Path:
    items = (
        f"<item><mpn>{escape(number)}</mpn><title>{escape(name)}</title><oem_no>{escape(oem)}</oem_no></item>"
        for number, name, oem in rows
    )
    return _written(folder / "a.xml", f"<rss><channel>{''.join(items)}</channel></rss>")


def as_bare_pies(rows: Rows, folder: Path) -> Path:
    items = (
        f"<Item><PartNumber>{escape(number)}</PartNumber><BrandLabel>Orla</BrandLabel></Item>" for number, _, _ in rows
    )
    return _written(folder / "a.xml", f"<Feed>{''.join(items)}</Feed>")


def as_print(rows: Rows, folder: Path) -> Path:
    half = (len(rows) + 1) // 2
    return printed(folder / "a.pdf", [[HEADER, *rows[:half]], [HEADER, *rows[half:]]], (50, 70, 50), ruled=True)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


_NUMBER = st.one_of(
    st.from_regex(r"[A-Z]{2}-[0-9]{3,5}", fullmatch=True),
    st.sampled_from(["1.651E+09", "#REF!", "TOTAL", "Page 3", "12", "A-1; A-2", "16510-61A20/61A30", "Part No"]),
)
_ROW = st.tuples(
    _NUMBER, st.sampled_from(["Belt", "Oil filter", "a & b <c>", "Total"]), st.sampled_from(["", "16510-61A20", "x"])
)


@pytest.mark.parametrize("written", [
    as_array, as_lists, as_lines, as_variants, as_page, as_two_tables, as_feed, as_bare_pies, as_print,
])  # fmt: skip
@hypothesis.settings(
    max_examples=15, derandomize=True, database=None, deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)  # fmt: skip
@hypothesis.given(rows=st.lists(_ROW, min_size=2, max_size=12))
def test_every_row_is_accounted_for(written: Callable[[Rows, Path], Path], rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = folder / "x.db"
        open_writer(db).close()
        rows = [("OR-100", "Belt", ""), *rows, ("OR-101", "Pump", "")]
        report = load(db, written(rows, folder), brand="Orla")
        assert report.rows == len(rows), report
        assert report.rows == report.loaded + report.rejected + sum(report.aside.values()), report
