"""The tables of rooms in the architecture notes, made of the packages' own first lines.

`python tests/docs/architecture.py` writes them anew.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTES = ROOT / ".github" / "ARCHITECTURE.md"
TABLE = re.compile(r"(<!-- rooms -->\n)(.*?)(<!-- /rooms -->)", re.DOTALL)
LAYERS = re.compile(r"(<!-- layers -->\n)(.*?)(<!-- /layers -->)", re.DOTALL)


def rooms() -> str:
    """Every package below partsref/ with what its docstring says it is for."""
    lines = ["| room | is for |", "| --- | --- |"]
    for path in sorted((ROOT / "partsref").rglob("__init__.py")):
        place = path.parent.relative_to(ROOT / "partsref")
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        if place.parts and said:
            lines.append(f"| `{place.as_posix()}/` | {said.splitlines()[0]} |")
    return "\n".join(lines) + "\n"


def layers() -> str:
    """The layers that the import contracts hold, the highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [whole] = [c for c in settings["tool"]["importlinter"]["contracts"] if c["name"] == "Imports run downward only"]
    return "".join(f"    {layer.replace('partsref.', '')}\n" for layer in whole["layers"])


def written(text: str) -> str:
    """The notes with today's tables."""
    text = TABLE.sub(lambda match: match[1] + rooms() + match[3], text)
    return LAYERS.sub(lambda match: match[1] + layers() + match[3], text)


if __name__ == "__main__":
    NOTES.write_text(written(NOTES.read_text(encoding="utf-8")), encoding="utf-8")
