"""Long answers go through a pager as git's do: on a terminal only, and a pager that fails loses nothing."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

_SECONDS = 120


def seen(db: Path, *arguments: str, **settings: str) -> tuple[int, str]:
    """What a person before a terminal sees of a command, and its exit status."""
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in ("PAGER", "PARTSREF_PAGER", "LESS", "NO_COLOR")}
    environment |= {"COLUMNS": "80", "TERM": "xterm", "PARTSREF_DB": str(db), **settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "partsref", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], _SECONDS)[0]:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # So Linux says that nobody writes any more.
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(_SECONDS), shown.decode().replace("\r\n", "\n")


def test_an_answer_goes_through_the_pager_in_colour(seed_db: Path) -> None:
    status, shown = seen(seed_db, "xref", "MD134953", PAGER="sed s/^/:/", PARTSREF_PAGER="sed s/^/=/")
    assert status == 0
    assert "=\x1b[1mMitsubishi MD134953\x1b[0m" in shown
    assert "\n= ACDelco" in shown


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [
        ({"PAGER": ""}, ()),
        ({"PAGER": "no-such-pager-anywhere"}, ()),
        ({"PAGER": "/no/such/pager -x"}, ()),
        ({"PAGER": "sed s/^/=/"}, ("--no-pager",)),
        ({"TERM": "dumb"}, ()),
    ],
)
def test_without_a_pager_the_answer_is_simply_there(
    seed_db: Path, settings: dict[str, str], arguments: tuple[str, ...]
) -> None:
    status, shown = seen(seed_db, "xref", "MD134953", *arguments, **settings)
    assert status == 0
    assert "\n ACDelco" in shown
    assert "not found" not in shown


@pytest.mark.parametrize("pager", ["head -1"])
def test_a_pager_that_is_left_early_is_no_error(seed_db: Path, pager: str) -> None:
    status, shown = seen(seed_db, "xref", "15601-87204", "--all", PAGER=pager)
    assert status == 0
    assert "rror" not in shown


def test_nothing_found_is_still_exit_status_1_and_what_is_said_beside_it_stays(seed_db: Path) -> None:
    status, shown = seen(seed_db, "xref", "14400-PFB-004", PAGER="sed s/^/=/")
    assert status == 1
    assert "\n= Honda" in shown
    assert shown.startswith("No part carries 14400-PFB-004.")


def test_no_pager_where_nobody_sits_before_a_terminal(seed_db: Path) -> None:
    environment = {**os.environ, "PAGER": "sed s/^/=/", "PARTSREF_DB": str(seed_db)}
    run = [sys.executable, "-m", "partsref", "find", "16510-61A20"]
    ran = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    assert ran.stdout.startswith("Exactly this number")
