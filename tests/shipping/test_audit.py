"""CI audits what operators install: a known advisory fails it, a source that does not answer is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

AUDIT = ROOT / ".ci" / "audit"
_SOUND = {"name": "click", "version": "8", "vulns": []}
_FLAWED = {"name": "datasette", "version": "0.65.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["0.65.5"]}]}
_UNKNOWN = {"name": "segno", "skip_reason": "not found"}


def _audited(folder: Path, answer: str) -> subprocess.CompletedProcess[str]:
    """The audit, with an auditor beside it that says this."""
    (folder / "python").symlink_to(sys.executable)
    auditor = folder / "uvx"
    auditor.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\n")
    auditor.chmod(0o755)
    told = f"import sys, runpy; sys.executable = {str(folder / 'python')!r}; sys.argv = ['audit', 'a.lock'];"
    told += f"runpy.run_path({str(AUDIT)!r}, run_name='__main__')"
    return subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("packages", "status", "out", "err"),
    [
        ([_SOUND], 0, "1 packages audited, no known advisory.", ""),
        ([_SOUND, _FLAWED], 1, "datasette 0.65.1: PYSEC-1, mended in 0.65.5", ""),
        ([_SOUND, _UNKNOWN], 0, "1 packages audited", "answers for segno"),
        ([_UNKNOWN], 0, "", "1 of 1 packages were not audited"),
        (None, 0, "", "no source of advisories answers"),
    ],
)
def test_a_known_advisory_fails_and_what_was_not_audited_is_said(
    tmp_path: Path, packages: list[object] | None, status: int, out: str, err: str
) -> None:
    done = _audited(tmp_path, "" if packages is None else json.dumps({"dependencies": packages}))
    assert done.returncode == status, done
    assert out in done.stdout
    assert err in done.stderr
    assert bool(done.stderr) == bool(err)
