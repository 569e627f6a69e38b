"""What a place holds: which catalogue, at which generation, made when, in which files."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from partsref.errors import InputError
from partsref.values import frozen

MANIFEST = "current.json"
"""The one file of a place that is ever replaced: it names the folder whose files are whole."""
DATABASE = "partsref.db"
WORDS = f"{DATABASE}.words"
_FORMAT = 1
_FOLDER = re.compile(r"g\d{10}-[0-9a-f]{8}")
_FILE = re.compile(rf"{re.escape(DATABASE)}(?:\.words/(?:current\.json|v[a-z0-9_]{{8}}/[\w.]+))?")
"""The names a snapshot's files may have: a manifest from elsewhere leads to no other place of ours."""


@frozen
class File:
    """One file of a snapshot: its size in bytes, and its BLAKE2b hash of 32 hexadecimal digits."""

    bytes: int
    hash: str


@frozen
class Manifest:
    """One snapshot. `made` is a moment in UTC, `files` are named below `folder`."""

    identity: str
    generation: int
    made: datetime
    folder: str
    files: dict[str, File]

    @property
    def state(self) -> tuple[str, int]:
        """Which catalogue, and how often it was written."""
        return self.identity, self.generation

    def as_text(self) -> str:
        """As it stands in the place."""
        shape: dict[str, Any] = {
            "format": _FORMAT,
            "identity": self.identity,
            "generation": self.generation,
            "made": self.made.isoformat(timespec="seconds"),
            "folder": self.folder,
            "files": {name: {"bytes": file.bytes, "hash": file.hash} for name, file in sorted(self.files.items())},
        }
        return json.dumps(shape, indent=1) + "\n"


def folder_name(generation: int, mark: str) -> str:
    """The folder of a snapshot; `mark`, 8 hexadecimal digits, tells two of one generation apart."""
    return f"g{generation:010}-{mark}"


def is_file_name(name: str) -> bool:
    """Whether a snapshot has a file of that name, below its folder."""
    return _FILE.fullmatch(name) is not None


def is_folder_name(name: str) -> bool:
    """Whether a folder of that name is one that we made."""
    return _FOLDER.fullmatch(name) is not None


def read_manifest(text: str, place: str) -> Manifest:
    """The manifest in `text`. Raises `InputError` where it is none, or of a later partsref."""
    try:
        shape = json.loads(text)
        if shape["format"] != _FORMAT:
            raise InputError(
                f"{place}: its snapshots have format {shape['format']}, expected {_FORMAT}: update partsref."
            )
        files = {name: File(int(file["bytes"]), str(file["hash"])) for name, file in shape["files"].items()}
        made = datetime.fromisoformat(shape["made"])
        found = Manifest(str(shape["identity"]), int(shape["generation"]), made, str(shape["folder"]), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{place}/{MANIFEST}: expected what partsref snapshot writes, came something else.") from error
    foreign = [name for name in files if not is_file_name(name)]
    if foreign or DATABASE not in files or not is_folder_name(found.folder):
        raise InputError(f"{place}/{MANIFEST}: names files that no snapshot has: {', '.join(foreign)[:80]}")
    if made.tzinfo is None:
        raise InputError(f"{place}/{MANIFEST}: made: expected a moment with its time zone, came {shape['made']}")
    return found


def now() -> datetime:
    """This moment, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
