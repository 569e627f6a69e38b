"""A large file is read in a process of its own: the same comes of it, and neither process outlives the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from loading import fingerprint, load
from support import ROOT

from partsref.errors import InputError
from partsref.intake.read.opening import LARGEST_BYTES
from partsref.intake.supplier import load_file as loading_module
from partsref.intake.supplier import reader_process
from partsref.store.file.database import open_writer

ROWS = 17_000
GOOD = "Brand {0},AB-{1:06},オイルフィルター,Suzuki,{2:05}-61A{0:02},DA63T,2001-2004\n"


def long_list(path: Path, rows: int = ROWS) -> Path:
    """A supplier's list of more than one chunk, with ditto marks, rejected rows, odd rows and blank ones among it."""
    odd = {
        5: "〃,AB-x5,〃,Suzuki,16510-61A99,DA63T,until it broke\n",
        700: "Brand 1,1.651E+09,Filter,Suzuki,16510-61A01,DA63T,2001\n",
        12_345: "\n",
        15_001: "Brand 2,,Filter,Suzuki,16510-61A01,DA63T,2001\n",
    }
    with path.open("w", encoding="cp932") as file:
        file.write("メーカー,品番,品名,純正メーカー,純正品番,型式,年式\n")
        file.writelines(odd.get(row) or GOOD.format(row % 30, row % 3000, row % 3000 // 2) for row in range(rows))
    return path


def loaded(folder: Path, file: Path) -> tuple[dict[str, Any], str, str]:
    """The report, what the catalogue says, and the rejected rows."""
    folder.mkdir()
    db, rejects = folder / "x.db", folder / "rejects.csv"
    open_writer(db).close()
    report = asdict(load(db, file, rejects=rejects))
    for moving in ("seconds", "rejects"):
        del report[moving]
    return report, fingerprint(db), rejects.read_text("utf-8-sig")


def test_a_file_says_the_same_wherever_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = long_list(tmp_path / "list.csv")
    one = loaded(tmp_path / "apart", file)
    monkeypatch.setattr(loading_module, "_LARGE_BYTES", LARGEST_BYTES)
    monkeypatch.setattr(reader_process, "chunks_apart", None)
    assert loaded(tmp_path / "here", file) == one
    report, _, rejects = one
    assert (report["rows"], report["rejected"], report["warned"]) == (ROWS - 1, 2, 1)
    assert [line.split(",")[7] for line in rejects.splitlines()] == ["partsref row", "702", "15003"]


def test_a_customized_python_that_prints_at_its_start_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("print('hello from the administrator')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    report, _, _ = loaded(tmp_path / "apart", long_list(tmp_path / "list.csv"))
    assert report["rows"] == ROWS - 1


def test_a_reader_that_is_killed_leaves_the_catalogue_as_it_was(
    fresh_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            readers.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    before = fingerprint(fresh_db)
    with pytest.raises(InputError, match="ended from outside"):
        loading_module.load_file(
            fresh_db,
            long_list(tmp_path / "list.csv", 40_000),
            loading_module.LoadOptions("Kanto"),
            progress=lambda _rows, _done: readers[0].kill(),
        )
    assert readers[0].returncode == -signal.SIGKILL
    assert fingerprint(fresh_db) == before


def test_what_is_wrong_further_down_is_said_as_if_it_were_read_here(fresh_db: Path, tmp_path: Path) -> None:
    item = "<Item><PartNumber>AB-{}</PartNumber><BrandLabel>Kanto</BrandLabel></Item>\n"
    file = tmp_path / "feed.xml"
    file.write_text("<PIES><Items>" + "".join(item.format(row) for row in range(20_000)), encoding="utf-8")
    with pytest.raises(InputError, match="row 20001: not well-formed"):
        load(fresh_db, file)


@pytest.mark.parametrize("rows", [10, 17_000])
@pytest.mark.parametrize("change", ["longer", "shorter", "gone"])
def test_a_file_that_is_changed_while_it_is_read_is_not_kept(
    fresh_db: Path, tmp_path: Path, rows: int, change: str
) -> None:
    file, before = long_list(tmp_path / "list.csv", rows), fingerprint(fresh_db)

    def changed(_report: object) -> None:
        if change == "gone":
            file.unlink()
        else:
            size = file.stat().st_size
            os.truncate(file, size // 2 if change == "shorter" else size)
            with file.open("a", encoding="cp932") as more:
                more.write(GOOD.format(1, 999_999, 1) if change == "longer" else "")

    with pytest.raises(InputError, match="changed while it was read"):
        loading_module.load_file(fresh_db, file, loading_module.LoadOptions("Kanto"), show=changed)
    assert fingerprint(fresh_db) == before
    assert not list(tmp_path.glob("*rejects*"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are told apart by /proc")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_load_that_is_asked_to_end_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    file = long_list(tmp_path / "list.csv", 60_000)
    asked = getattr(signal, name)
    folder = tmp_path / "here"
    folder.mkdir()
    command = [sys.executable, "-m", "partsref", "load", "-", "--source", "Kanto", "--empty", "--db", "x.db"]
    with file.open("rb") as stream:
        loader = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder)},
            stdin=stream,
            stderr=subprocess.PIPE,
            # Under nohup or behind an ampersand these are ignored, and a load rightly goes on.
            preexec_fn=lambda: signal.signal(asked, signal.SIG_DFL),  # noqa: PLW1509 - no thread is running
        )
    wait_for_reader(loader)
    loader.send_signal(asked)
    _, told = loader.communicate(timeout=300)
    assert loader.returncode not in (0, None)
    assert b"Traceback" not in told
    assert {left.name for left in folder.iterdir()} == {"x.db"}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are told apart by /proc")
def test_a_killed_loader_leaves_no_reader_behind(tmp_path: Path) -> None:
    file = long_list(tmp_path / "list.csv", 60_000)
    command = [
        sys.executable,
        "-m",
        "partsref",
        "load",
        file,
        "--source",
        "Kanto",
        "--empty",
        "--db",
        tmp_path / "x.db",
    ]
    loader = subprocess.Popen(
        [str(word) for word in command],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    readers = wait_for_reader(loader)
    loader.kill()
    loader.wait()
    until = time.monotonic() + 300
    while any(map(is_running, readers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, readers))
    assert not list(tmp_path.glob("partsref-*")), "no copy was made, and no folder for one is left"


def wait_for_reader(loader: subprocess.Popen[bytes]) -> list[int]:
    """The processes it reads in, once there is one."""
    children = Path(f"/proc/{loader.pid}/task/{loader.pid}/children")
    until = time.monotonic() + 300
    while not (readers := [int(pid) for pid in children.read_text().split()]) and time.monotonic() < until:
        time.sleep(0.05)
    assert readers, "it reads in a process of its own"
    return readers


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
