"""Files as suppliers would never send them: real ones with bytes changed, and a fenced place to load them in."""

from __future__ import annotations

import gzip
import io
import json
import random
import shutil
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import openpyxl
from loading import sound
from support import ROOT

from partsref.errors import PartsrefError
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.report.load_report import LoadReport
from partsref.intake.supplier.load_file import LoadOptions, load_file
from partsref.store.file.database import open_writer

SECONDS, MEMORY_KB = 5.0, 250 << 10
"""Of processor time, for machines are shared; the processes that read spreadsheets have limits of their own."""
IDS = {"brand": {"BBBB": "Kanto"}, "base_vehicle": {"7001": {"make": "Daihatsu", "model": "Hijet", "year": 2001}}}
_LIST = """\
メーカー,品番,品名,純正品番,車種,型式,年式,備考
スズキ,AB-100,オイルフィルター,16510-61A01/16510-61A02,キャリイ,DA63T,H14.5～,
〃,AB-101,ブレーキシュー,53200-68H00,エブリイ,DA64V,2005-2010,前側
ダイハツ,AB-103,プーリー,449197217,ハイゼット,S200P,,"=SUM(1)"
"""
_OLD_AND_NEW = "旧品番;新品番;品名\n16510-82700;16510-61A01;フィルター\n,,\n1.651E+09;16510.0;x\n"
_TWO_ROWS = "Part\tOE\t\tVehicle\t\nnumber\tbrand\tnumber\tmodel\tyears\nA-1\tSuzuki\t16510-61A01\tCarry\t99/5-02/9\n"
_ARTICLE: dict[str, Any] = {
    "supplier": "Acme", "articleNo": "A-1", "product": "Oil Filter", "ean": "4012345678901",
    "oe": [{"oemBrand": "SUZUKI", "oemDisplayNo": "16510-61A01"}],
    "vehicles": [{
        "manufacturerName": "SUZUKI", "modelName": "CARRY Platform/Chassis (DA6_T)", "typeEngineName": "0.7 (DA63T)",
        "constructionIntervalStart": "2002-05-01", "constructionIntervalEnd": None,
    }],
    "specs": [{"criteriaName": "Height [mm]", "criteriaValue": "65"}],
}  # fmt: skip
_TOKENS = [
    b"\0", b'"', b"\n", b"\r", b",", b";", b"\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\x80", b"\\ud800",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"-->", b"=cmd|' /C calc'!A0", b"../../../etc/passwd",
    b"1e999", b"-1", b"9" * 400, b"[" * 3000, b"{}", b"null", b"\xe3\x80\x83", b"H99.99", "~".encode("utf-16"),
    b"/" * 50, "品番".encode(), b"sep=,\n", b"\x1b[31m", "\u202e".encode(), "１２３－４５".encode(), b"A" * 70_000,
    b"'", b"PK\x03\x04",
]  # fmt: skip


def samples() -> list[bytes]:
    """One file of every format there is, a PDF and a spreadsheet last."""
    texts = [
        _LIST.encode(), _LIST.encode("cp932"), _LIST.encode("utf-16"), _OLD_AND_NEW.encode(), _TWO_ROWS.encode(),
        (json.dumps(_ARTICLE) + "\n").encode() * 2,
        b'{"part number": "A-1", "name": "Belt"}\n{"part number": "A-2", "name": null, "oe number": ["x-1", 2]}\n',
    ]  # fmt: skip
    xml = [file.read_bytes() for file in sorted((ROOT / "tests/intake/samples").glob("*.xml"))]
    pages = [(ROOT / "tests/intake/samples" / name).read_bytes() for name in ("list.json", "shopify.json", "list.html")]
    assert len(xml) >= 4
    pdf = (ROOT / "tests/intake/samples/list.pdf").read_bytes()
    return [*texts, *xml, *pages, pdf, workbook([line.split(",") for line in _LIST.splitlines()])]


def workbook(rows: list[list[Any]]) -> bytes:
    """An Excel file."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(out)
    book.close()
    return out.getvalue()


def zipped(content: bytes, name: str = "list.csv") -> bytes:
    """A zip file with one file inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def damaged(originals: list[bytes], luck: random.Random) -> bytes:
    """One of the samples with some of its bytes changed, packed or not, before or after."""
    # A spreadsheet and a PDF are read in processes of their own, and take as long as twenty others.
    weights = [10] * (len(originals) - 2) + [2, 1]
    content = luck.choices(originals, weights)[0]
    pack: Callable[[bytes], bytes] = luck.choices(
        [
            bytes,
            lambda inside: gzip.compress(inside, 1),
            lambda inside: zipped(inside, "../" * luck.randrange(4) + "x"),
        ],
        [8, 1, 1],
    )[0]
    if luck.random() < 0.5:
        return pack(changed(content, originals, luck))
    return changed(pack(content), originals, luck)


def changed(content: bytes, originals: list[bytes], luck: random.Random) -> bytes:
    """One to six changes: bytes flipped, put in, left out, doubled, swapped with another file's, the end cut off."""
    for _ in range(luck.choice((1, 1, 1, 2, 3, 6))):
        start = luck.randrange(len(content) + 1)
        end = min(len(content), start + luck.choice((1, 2, 8, 100)))
        middle = content[start:end]
        kind = luck.randrange(7)
        if kind == 0:
            middle = bytes(byte ^ 1 << luck.randrange(8) for byte in middle)
        elif kind == 1:
            middle += luck.choice(_TOKENS)
        elif kind == 2:
            middle = b""
        elif kind == 3:
            middle *= luck.choice((2, 3, 300))
        elif kind == 4:
            other = luck.choice(originals)
            middle = other[luck.randrange(len(other)) :][: luck.choice((5, 50, 500))]
        elif kind == 5:
            middle = luck.choice(_TOKENS)
        elif luck.random() < 0.3:
            end = len(content)
        content = content[:start] + middle + content[end:]
    return content


class HangError(BaseException):
    """A load took too long."""


class Fence:
    """A place to load hostile files in, that knows what may be in it afterwards."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pristine = root.with_name(f"{root.name}.pristine.db")
        open_writer(self._pristine).close()
        self.inner = root / "a" / "b" / "c"

    def load(self, content: bytes, name: str = "list", given: MapFile | None = None) -> LoadReport | PartsrefError:
        """Load a file into an empty database; the report, or the error a user would see.

        Raises what else came out, `HangError`, or AssertionError where a file is left that does not belong there.
        """
        shutil.rmtree(self.root, ignore_errors=True)
        self.inner.mkdir(parents=True)
        db, file = self.inner / "x.db", self.inner / name
        shutil.copy(self._pristine, db)
        file.write_bytes(content)
        outcome: LoadReport | PartsrefError
        with _no_longer_than(SECONDS):
            try:
                outcome = load_file(db, file, LoadOptions("Kanto", given=given or MapFile(ids=IDS)))
                outcome.as_json()
                list(outcome.told())
            except PartsrefError as error:
                outcome = error
                assert str(error).isprintable() or "\n" not in str(error), repr(error)
        allowed = {"x.db", "x.db-wal", "x.db-shm", name, f"{name}.rejects.csv"}
        there = {path.relative_to(self.inner).as_posix() for path in self.inner.rglob("*")}
        further = {one for one in there if one.startswith(f"{name}.rejects.") and one.endswith(".csv")}
        assert there <= allowed | further, there
        assert [path for path in self.root.rglob("*") if path.is_file() and path.parent != self.inner] == []
        assert file.read_bytes() == content
        if isinstance(outcome, LoadReport) and outcome.load_id:
            sound(db)
        return outcome


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise HangError(f"more than {seconds} seconds of work")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Growth:
    """How much memory this process takes beyond what it has now, in kB; what it took before does not count."""

    def __init__(self) -> None:
        _RESET_PEAK.write_text("5")  # Linux: the highest mark of resident memory begins anew.
        self._before = _status_kb("VmRSS")

    @property
    def kb(self) -> int:
        """The highest mark since, less what there was."""
        return _status_kb("VmHWM") - self._before


_RESET_PEAK = Path("/proc/self/clear_refs")


def _status_kb(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def litter(folder: Path) -> list[str]:
    """What is in a temporary folder that nobody should have left there."""
    return sorted(path.name for path in folder.iterdir())
