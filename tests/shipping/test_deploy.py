"""The container file, the systemd unit and the web server's part: what makes them safe stands in them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from support import ROOT

DEPLOY = ROOT / ".github" / "deploy"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _steps() -> list[tuple[str, str]]:
    """(instruction, its text) of the container file, lines that go on joined."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line and line[0] != "#"]  # type: ignore[misc]


def test_the_container_runs_as_nobody_in_particular_with_its_data_in_a_volume() -> None:
    steps = _steps()
    last_stage = steps[max(place for place, (name, _) in enumerate(steps) if name == "FROM") :]
    said = dict(last_stage)
    user, _, group = said["USER"].partition(":")
    assert int(user) > 0
    assert int(group) > 0
    assert said["VOLUME"] == "/data"
    assert "PARTSREF_DB=/data/partsref.db" in said["ENV"]
    names = [name for name, _ in last_stage]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert json.loads(said["ENTRYPOINT"]) == ["/opt/partsref/bin/partsref"]
    assert json.loads(said["CMD"])[0] == "serve"


def test_the_container_is_asked_for_its_health() -> None:
    check = dict(_steps())["HEALTHCHECK"]
    program = json.loads(check[check.index("[") :])[2]
    compile(program, "healthcheck", "exec")
    assert "/healthz" in program
    assert "--read-only" in (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def test_the_container_installs_by_hash_and_copies_what_the_wheel_is_made_of() -> None:
    steps = _steps()
    runs = [text for name, text in steps if name == "RUN"]
    assert any("--require-hashes -r .ci/requirements.lock" in run for run in runs)
    assert any(re.search(r"install .*--no-deps \.$", run) for run in runs)
    copied = {one for name, text in steps if name == "COPY" and "--from" not in text for one in text.split()[:-1]}
    assert all((ROOT / one).exists() for one in copied)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {"partsref", project["project"]["readme"], *project["project"]["license-files"]}
    assert needed | set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]) <= copied


def _unit() -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for line in (DEPLOY / "partsref.service").read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            said.setdefault(name, []).append(value)
    return said


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("DynamicUser", "yes"), ("ProtectSystem", "strict"), ("ProtectHome", "yes"), ("NoNewPrivileges", "yes"),
        ("PrivateTmp", "yes"), ("StateDirectory", "partsref"), ("CapabilityBoundingSet", ""), ("MemoryMax", "1G"),
    ],
)  # fmt: skip
def test_the_unit_gives_the_server_nothing_it_does_not_need(setting: str, value: str) -> None:
    assert _unit()[setting] == [value]


def test_the_unit_stops_later_than_the_server_ends_by_itself() -> None:
    assert int(_unit()["TimeoutStopSec"][0]) > 10
    assert "serve" in _unit()["ExecStart"][0]


def test_systemd_finds_the_unit_well_protected(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(DEPLOY / "partsref.service")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-500:] + ran.stderr


@pytest.mark.parametrize("name", ["Containerfile", "partsref.service", "nginx.conf", "Caddyfile"])
def test_the_readme_says_where_each_recipe_is(name: str) -> None:
    assert f".github/deploy/{name}" in README


def test_the_proxy_says_who_asks_and_does_not_pass_on_what_a_visitor_claims() -> None:
    conf = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in conf, "the visitor's own header is not added to"
    assert "large_client_header_buffers 4 64k;" in conf, "a pasted list is as long as the server takes"
