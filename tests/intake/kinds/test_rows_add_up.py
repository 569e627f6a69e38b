"""Every row of a list is loaded, rejected, put aside or blank; none is lost, in any format."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading import load

CELLS = st.sampled_from(
    [
        "VE-1", "16510-61A20", "BKR6E", "", "-", "Total", "Page 1 of 2", "ENGINE PARTS", "1.651E+09", "=1+1", "〃",
        "12", "Part No.", "Description", "フィルター", "16510-61A20 / 16510-61A21", "QX54H,115", "a b c d", "Velda",
        "\u0410-77",
    ]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=12)
HEADER = ["Part No.", "Description", "OEM No", "Price"]


def write(path: Path, rows: list[list[str]]) -> None:
    padded = [[*row, *[""] * (4 - len(row))] for row in rows]
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for at, row in enumerate([HEADER, *rows], 1):
            for place, cell in enumerate(row, 1):
                book.active.cell(at, place).value = cell or None  # type: ignore[union-attr]
                book.active.cell(at, place).data_type = "s" if cell else "n"  # type: ignore[union-attr]
        book.save(path)
    elif path.suffix == ".jsonl":
        lines = (json.dumps(dict(zip(HEADER, row[:4], strict=True))) for row in [HEADER, *padded])
        path.write_text("".join(f"{line}\n" for line in lines))
    else:
        text = io.StringIO()
        csv.writer(text, delimiter="\t" if path.suffix == ".tsv" else ",").writerows([HEADER, *padded])
        path.write_text(text.getvalue(), encoding="utf-8")


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx", ".jsonl"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_what_comes_in_is_loaded_rejected_put_aside_or_blank(seed_db: Path, ending: str, rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        db, file = Path(folder) / "a.db", Path(folder) / f"list{ending}"
        shutil.copy(seed_db, db)
        write(file, rows)
        report = load(db, file, source="Lister")
    assert report.rows == report.loaded + report.rejected + sum(report.aside.values())
    came = len(rows) + (ending == ".jsonl")
    # A sheet ends with its last filled row, and an empty line of text is no row of a CSV file's reader.
    last = max((at for at, row in enumerate(rows, 1) if any(row)), default=0)
    assert report.rows + report.blank == (last if ending == ".xlsx" else came)
