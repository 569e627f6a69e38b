"""PDFs as suppliers print them: with rules and without, over many pages, in two columns, scanned."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from loading import load, said_by, sound
from printed import HEADER, WIDTHS, blank, parts, printed
from support import ROOT

from partsref.errors import InputError
from partsref.intake.page_tables import pdf_tables


def own(db: Path) -> set[tuple[str, ...]]:
    return {row[:4] for row in said_by(db, "Kanto", "parts") if row[0] == "Orla"}


def expected(count: int) -> set[tuple[str, ...]]:
    return {(brand, number, "aftermarket", name) for number, brand, name, _, _ in parts(0, count)}


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("repeated", [True, False])
def test_a_list_over_pages_is_one_list(fresh_db: Path, ruled: bool, repeated: bool) -> None:
    pages = [[*([HEADER] if repeated or at == 0 else []), *parts(at * 30, 30)] for at in range(3)]
    file = printed(fresh_db.parent / "list.pdf", pages, ruled=ruled, title="Spring catalogue of filters")
    report = load(fresh_db, file)
    assert (report.loaded, report.rejected) == (90, 0)
    assert own(fresh_db) == expected(90)
    assert len(said_by(fresh_db, "Kanto", "links")) == 90
    sound(fresh_db)


@pytest.mark.parametrize("ruled", [True, False])
def test_two_columns_of_a_catalogue_are_read_one_below_the_other(fresh_db: Path, ruled: bool) -> None:
    left, right = parts(0, 20), parts(20, 15)
    rows = [(*HEADER[:3], *HEADER[:3])] + [
        (*one[:3], *(right[at][:3] if at < len(right) else ("", "", ""))) for at, one in enumerate(left)
    ]
    file = printed(fresh_db.parent / "list.pdf", [rows], (24, 18, 50, 24, 18, 50), ruled=ruled)
    report = load(fresh_db, file)
    assert (report.loaded, report.rejected) == (35, 0)
    assert own(fresh_db) == expected(35)


def test_a_column_that_is_empty_on_a_page_keeps_its_place(fresh_db: Path) -> None:
    second = [(number, brand, "", oem, model) for number, brand, _, oem, model in parts(30, 30)]
    file = printed(fresh_db.parent / "list.pdf", [[HEADER, *parts(0, 30)], second], ruled=False)
    assert load(fresh_db, file).loaded == 60
    assert len(said_by(fresh_db, "Kanto", "fitments")) == 60


def test_a_few_rows_without_rules_are_columns_still(fresh_db: Path) -> None:
    file = printed(fresh_db.parent / "list.pdf", [[HEADER, *parts(0, 2)]], ruled=False)
    assert load(fresh_db, file).loaded == 2
    assert own(fresh_db) == expected(2)


def test_a_row_is_counted_by_its_page(fresh_db: Path) -> None:
    bad = ("1.651E+09", "Orla", "Belt", "", "")
    file = printed(fresh_db.parent / "list.pdf", [[HEADER, *parts(0, 3)], [HEADER, *parts(3, 3), bad]], ruled=True)
    report = load(fresh_db, file)
    assert (report.loaded, report.problems[0].row) == (6, 2005)


def test_cells_that_reach_over_rows_hold_for_all_of_them(fresh_db: Path) -> None:
    pdf = blank()
    pdf.add_page()
    pdf.set_font("Helvetica", size=8)
    with pdf.table() as table:
        table.row(HEADER[:3])
        for at, (number, brand, name, *_) in enumerate(parts(0, 4)):
            row = table.row()
            row.cell(number)
            if at % 2 == 0:
                row.cell(brand, rowspan=2)
            row.cell(name)
    pdf.output(str(fresh_db.parent / "list.pdf"))
    assert load(fresh_db, fresh_db.parent / "list.pdf").loaded == 4
    assert own(fresh_db) == expected(4)


def test_a_scan_is_said_to_be_one(fresh_db: Path) -> None:
    pdf = blank()
    pdf.add_page()
    pdf.rect(20, 20, 100, 50)
    pdf.output(str(fresh_db.parent / "scan.pdf"))
    with pytest.raises(InputError, match="without text: it was scanned"):
        load(fresh_db, fresh_db.parent / "scan.pdf")


def test_a_locked_pdf_is_said_to_be_one(fresh_db: Path) -> None:
    pdf = blank()
    pdf.add_page()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.output(str(fresh_db.parent / "locked.pdf"))
    with pytest.raises(InputError, match="locked with a password"):
        load(fresh_db, fresh_db.parent / "locked.pdf")


def test_a_damaged_pdf_is_refused(fresh_db: Path) -> None:
    file = printed(fresh_db.parent / "list.pdf", [[HEADER, *parts(0, 3)]], ruled=True)
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(InputError, match="damaged"):
        load(fresh_db, file)


def test_without_the_extra_it_is_named(fresh_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = printed(fresh_db.parent / "list.pdf", [[HEADER, *parts(0, 3)]], WIDTHS, ruled=True)
    there = importlib.util.find_spec
    monkeypatch.setattr(pdf_tables, "find_spec", lambda name: None if name == "pypdfium2" else there(name))
    with pytest.raises(InputError, match=r"pip install 'partsref\[pdf\]'"):
        load(fresh_db, file)


_ALONE = """
import resource, sys
from pathlib import Path
from partsref.intake.page_tables import pdf_tables
from partsref.intake.read.opening import opening
with opening(Path(sys.argv[1])) as opened:
    tables, _ = pdf_tables.tables_of(opened)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(sum(len(table.lines) for table in tables if table.number), used.ru_utime, used.ru_maxrss >> 10)
"""


def test_a_hundred_pages_take_less_than_a_minute_and_400_mb(tmp_path: Path) -> None:
    pages = [[HEADER, *parts(at * 48, 48)] for at in range(100)]
    file = printed(tmp_path / "list.pdf", pages, ruled=True)
    # By itself: what other tests' processes took counts for this one too.
    ran = subprocess.run([sys.executable, "-c", _ALONE, file], cwd=ROOT, capture_output=True, text=True, check=True)
    lines, seconds, megabytes = map(float, ran.stdout.split())
    assert lines == 4900
    assert seconds < 60, "of the processor: a busy machine gives less of it"
    assert megabytes < 400
