"""Everything one source said, written to a file that `load` reads back."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path
from typing import Literal

from partsref.errors import InputError, NotFoundError
from partsref.intake.write.flat import write_flat
from partsref.intake.write.write_pies import write_pies
from partsref.store.file.drafts import draft_folder
from partsref.store.read.by_source import Said

Form = Literal["flat", "pies"]
ENDINGS: dict[Form, str] = {"flat": ".csv", "pies": ".xml"}


def write_source(connection: sqlite3.Connection, source: str, path: Path, form: Form) -> list[str]:
    """Write what `source` (its code) said to `path`, whole or not at all; returns what the form could not say.

    Raises `NotFoundError` for an unknown source, `InputError` if the file cannot be written.
    """
    said = Said(connection, source)
    if not said.is_known:
        raise NotFoundError(f"nothing was loaded from {source!r}. See what was with: partsref loads")
    try:
        with draft_folder(Path(os.path.realpath(path)), "part") as folder:
            draft = folder / "export"
            # The byte order mark tells Excel that the list is UTF-8.
            with draft.open("w", encoding="utf-8-sig" if form == "flat" else "utf-8", newline="") as file:
                left_out = write_flat(said, file) if form == "flat" else write_pies(said, file, date.today())
            draft.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}). Name another file.") from error
    return left_out
