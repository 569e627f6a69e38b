"""The README's terminal session, rendered from the real commands. `python tests/docs/session.py` writes it anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
COLUMNS = "80"


def shown(commands: list[str], database: Path) -> str:
    """What a terminal of `COLUMNS` columns shows for these commands."""
    environment = {**os.environ, "COLUMNS": COLUMNS, "PARTSREF_DB": str(database)}
    lines: list[str] = []
    for command in commands:
        lines.append(f"$ {command}")
        run = [sys.executable, "-m", *shlex.split(command)]
        ran = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
        lines += (line.rstrip() for line in ran.stdout.splitlines())
    return "\n".join(lines) + "\n"


def commands_of(block: str) -> list[str]:
    """The commands typed in a session."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def main() -> None:
    """Rewrite the first session of the README."""
    text = README.read_text(encoding="utf-8")
    match = BLOCK.search(text)
    if match is None:
        raise SystemExit("README.md has no ```console block")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "partsref.db"
        subprocess.run([sys.executable, "-m", "partsref", "build", "--db", str(database)], cwd=ROOT, check=True)
        session = shown(commands_of(match[2]), database)
    README.write_text(text[: match.start(2)] + session + text[match.end(2) :], encoding="utf-8")


if __name__ == "__main__":
    main()
