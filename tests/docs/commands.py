"""The command reference, made of every command's own help. `python tests/docs/commands.py` writes it anew."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.main import partsref

REFERENCE = Path(__file__).parents[2] / ".github" / "COMMANDS.md"
_HEAD = "# Commands\n\nMade of `partsref COMMAND --help`; write it anew with `python tests/docs/commands.py`.\n"


def reference() -> str:
    """Every command with its help, in the order of the alphabet, as Markdown."""
    root = click.Context(partsref, info_name="partsref", **partsref.context_settings)
    pieces = [_HEAD]
    for name in partsref.list_commands(root):
        command = partsref.get_command(root, name)
        assert command is not None
        with click.Context(command, info_name=name, parent=root, max_content_width=100, terminal_width=100) as context:
            pieces.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(pieces)


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
