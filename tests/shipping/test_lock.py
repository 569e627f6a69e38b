"""What operators install: `.ci/requirements.lock` has every dependency in one version, with its hashes."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support import ROOT

from partsref.errors import InputError
from partsref.web.server import refuse_unsafe

LOCK = (ROOT / ".ci" / "requirements.lock").read_text(encoding="utf-8")
_ENTRY = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)[^\\\n]*?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)", re.MULTILINE)
LOCKED = {canonicalize_name(name): (version, hashes.count("sha256:")) for name, version, hashes in _ENTRY.findall(LOCK)}
DECLARED = [
    Requirement(line)
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
]
AGAIN = "write it anew with the command in .github/CONTRIBUTING.md"


@pytest.mark.parametrize("declared", DECLARED, ids=str)
def test_every_dependency_is_locked_to_a_version_it_allows(declared: Requirement) -> None:
    assert canonicalize_name(declared.name) in LOCKED, AGAIN
    version, _ = LOCKED[canonicalize_name(declared.name)]
    assert declared.specifier.contains(version), AGAIN


def test_every_version_has_its_hashes_and_nothing_else_is_in_the_lock() -> None:
    assert len(LOCKED) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) > len(DECLARED)
    assert all(hashes for _, hashes in LOCKED.values())
    lines = [line for line in LOCK.splitlines() if not line.startswith((" ", "#"))]
    assert all("==" in line for line in lines), "no address, no option, no file"


@pytest.mark.parametrize("name", ["datasette", "uvicorn", "httpx", "jinja2"])
def test_what_dependencies_need_is_locked_too(name: str) -> None:
    needed = [Requirement(line) for line in requires(name) or ()]
    for one in needed:
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            assert canonicalize_name(one.name) in LOCKED, f"{name} needs {one}: {AGAIN}"


def test_the_locked_datasette_is_none_that_is_refused() -> None:
    refuse_unsafe(LOCKED["datasette"][0])
    with pytest.raises(InputError):
        refuse_unsafe("0.65.4")
