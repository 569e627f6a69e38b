"""Every command explains itself with an example, and the README knows every command."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import ROOT, Ran

from partsref.cli.command_table import MODULES, ROOMS

Run = Callable[..., Ran]
_LINES = {name: line for _, commands in ROOMS.values() for name, line in commands.items()}


@pytest.mark.parametrize("command", sorted(MODULES))
def test_help_has_an_example(partsref: Run, command: str) -> None:
    ran = partsref(command, "--help")
    assert ran.status == 0
    assert f"partsref {command}" in ran.out
    assert "Example" in ran.out


@pytest.mark.parametrize("command", sorted(MODULES))
def test_the_table_of_commands_says_what_the_command_says_of_itself(partsref: Run, command: str) -> None:
    assert _LINES[command].rstrip(".") in " ".join(partsref(command, "--help").out.split())


@pytest.mark.parametrize("command", sorted(MODULES))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"partsref {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_arguments_shows_what_there_is(partsref: Run) -> None:
    ran = partsref("--help")
    assert all(command in ran.out for command in MODULES)
