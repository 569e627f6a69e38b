"""The wheel holds what it needs and nothing more, and is the same to the byte whoever builds it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from support import ROOT

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None, reason="hatchling is not installed: pip install '.[dev]'"
)
_PARTS = ("partsref", "catalog", "metadata.yml", "pyproject.toml", "README.md", "LICENSE", ".gitignore")


def _build(place: Path) -> Path:
    """A wheel of a copy of the sources: other folder, other times of change, as on another machine."""
    for name in _PARTS:
        source = ROOT / name
        if source.is_dir():
            left_out = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(source, place / name, copy_function=shutil.copyfile, ignore=left_out)
        else:
            shutil.copyfile(source, place / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "dist")]
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    [wheel] = (place / "dist").glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("one"))


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_two_builds_are_the_same_to_the_byte(wheel: Path, tmp_path: Path) -> None:
    again = _build(tmp_path)
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_everything_the_package_reads_is_in_the_wheel(wheel: Path) -> None:
    names = _names(wheel)
    ours = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "partsref").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    seed = {f"partsref/_shipped/{path.relative_to(ROOT)}" for path in (ROOT / "catalog").rglob("*") if path.is_file()}
    assert ours <= names
    assert seed | {"partsref/_shipped/metadata.yml"} <= names
    for one in ("web/templates/partsref/part.html", "web/language/locale/ja.po", "answer/render/answers.schema.json"):
        assert f"partsref/{one}" in names


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    information = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    for name in _names(wheel):
        folder, _, rest = name.partition("/")
        assert folder == "partsref" or (folder.endswith(".dist-info") and rest in information), name
        assert not name.endswith((".pyc", ".db", ".log", ".orig", ".rej")), name
        assert "/test" not in name, name
    assert wheel.stat().st_size < 3_000_000
