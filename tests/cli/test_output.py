"""How answers look: aligned with wide characters, within the terminal, safe for a terminal and a spreadsheet."""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from support import ROOT, Ran

from partsref.model import Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer

Run = Callable[..., Ran]


@pytest.mark.parametrize("columns", [30, 45, 60, 80, 120])
@pytest.mark.parametrize(
    "command", [["find", "16510-61A20"], ["search", "サンバー オイルフィルター"], ["vehicles", "hijet"], ["stats"]]
)
def test_tables_fit_the_terminal_with_japanese_in_them(
    partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = partsref(*command, "--db", seed_db)
    assert ran.status == 0
    assert max(cell_len(line) for line in ran.out.splitlines()) <= columns


@pytest.mark.parametrize("columns", [60, 80])
def test_a_number_is_never_broken_in_two(
    partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = partsref("xref", "15601-87204", "--all", "--db", seed_db).out
    assert all(number in out for number in ("0 986 452 058", "15601-B2030", "16510-81402"))
    assert out.count("0 986 452 058") > 50, "as the part between, too"


def test_no_colour_where_there_is_no_terminal(partsref: Run, seed_db: Path) -> None:
    assert "\x1b" not in partsref("xref", "15601-87705", "--db", seed_db).out


def test_nothing_is_cut_in_a_pipe(partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    out = partsref("xref", "15601 87204", "--sources", "--db", seed_db).out
    assert "…" not in out
    assert "https://github.com/nanana-na/oil_and_filter" in out


@pytest.fixture
def hostile_db(fresh_db: Path) -> Path:
    """A catalogue whose supplier means ill: terminal escapes, markup and a formula for a name."""
    connection = open_writer(fresh_db)
    with writing(connection, fresh_db):
        writer = Writer(connection)
        writer.begin(Source("evil", "Evil"), "evil.csv")
        writer.part("Evil", "EV-000-1", "evil", kind="aftermarket", name="\x1b[2J\x07[bold]gone[/bold]")
        writer.part("Evil", "EV-000-2", "evil", kind="aftermarket", name='=HYPERLINK("http://x")')
        writer.part("Evil", "EV-000-3", "evil", kind="aftermarket", name=TITLE)
        writer.finish(3)
    connection.close()
    return fresh_db


TITLE = "\x9d0;owned\x9c \x9b31mred\x7f \x1b[2J"
"""Sets a terminal's title and colour: control characters above 0x7f do what the escape character does."""


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_no_control_character_is_in_what_programs_read(partsref: Run, hostile_db: Path, form: str) -> None:
    for asked in (("find", "EV-000-3"), ("search", "EV-000-3"), ("xref", "EV-000-3")):
        out = partsref(*asked, "--db", hostile_db, form).out if (asked[0], form) != ("xref", "--csv") else ""
        assert not [c for c in out if c != "\n" and not c.isprintable()], asked
    found = partsref("find", "EV-000-3", "--db", hostile_db, "--json").json
    assert found["hits"][0]["name"] == TITLE, "JSON says it whole"


def test_a_suppliers_text_cannot_drive_the_terminal(partsref: Run, hostile_db: Path) -> None:
    out = partsref("find", "EV-000-1", "--db", hostile_db).out
    assert "[bold]gone[/bold]" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_a_formula_is_text_in_csv(partsref: Run, hostile_db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(partsref("find", "EV-000-2", "--db", hostile_db, "--csv").out)))
    assert rows[0]["name"].startswith("'=")


def test_a_list_of_numbers_in_any_usual_encoding_is_answered_line_by_line(
    partsref: Run, seed_db: Path, tmp_path: Path
) -> None:
    lines = ["16510-61A20", "", "１５６０１－８７２０４", "449197217", "no such number 000", "スズキ 16510-61A0l"]
    answers = []
    for encoding in ("utf-8", "utf-8-sig", "cp932", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("\r\n".join(lines).encode(encoding))
        ran = partsref("match", path, "--db", seed_db, "--json")
        assert ran.status == 0
        answers.append(ran.json)
    assert all(answer == answers[0] for answer in answers)
    assert [(a["line"], a["state"]) for a in answers[0]] == [
        (1, "exact"),
        (3, "exact"),
        (4, "near"),
        (5, "none"),
        (6, "near"),
    ]
    assert answers[0][0]["part"]["number"] == "16510-61A20"
    assert answers[0][4]["part"] is None
    assert answers[0][4]["candidates"][0]["maker"] == "Suzuki"


def test_a_reader_that_goes_away_is_no_error(seed_db: Path) -> None:
    command = f"{sys.executable} -m partsref vehicles --db {seed_db} | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(partsref: Run, shell: str) -> None:
    ran = partsref("completion", shell)
    assert ran.status == 0
    assert "_PARTSREF_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("command", "times_a_plain_start"), [(["find", "16510-61A20"], 2.2), (["search", "sambar tt2 oil filter"], 4.5)]
)
def test_a_question_costs_little_processor_time(seed_db: Path, command: list[str], times_a_plain_start: float) -> None:
    """Measured against `import sqlite_utils` in the same run: machines are shared, and seconds alone say little."""
    ask = ["-m", "partsref", *command, "--db", str(seed_db)]
    # Without the packages it takes along where they are, half a second in which any question would be quick.
    plain = ["-c", "import sys; sys.modules['pandas'] = sys.modules['numpy'] = None; import sqlite_utils"]
    ours, theirs = zip(*((_processor_seconds(ask), _processor_seconds(plain)) for _ in range(3)), strict=True)
    assert min(ours) / min(theirs) < times_a_plain_start, (ours, theirs)


def _processor_seconds(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
