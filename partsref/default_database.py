"""Which database is meant where none is named: the one in this folder, else one that a user has for every folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from partsref.store.file.database import exists

NAME = "partsref.db"


def default_database(say: Callable[[str], None] = lambda _message: None) -> Path:
    """`partsref.db` in this folder if there is one, else the user's own in his data folder, which is made for it.

    `say` hears where the user's is while it is still to be made, and why it cannot be where he has no such folder:
    then it is `partsref.db` in this folder.
    """
    here = Path(NAME)
    if exists(here):
        return here
    try:
        own = _data_folder() / NAME
        if exists(own):
            return own
        own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(own.parent, os.W_OK | os.X_OK):
            raise PermissionError(0, "it cannot be written", str(own.parent))
    except (OSError, RuntimeError) as error:
        say(f"No folder of yours for a database ({_in_words(error)}): it is {NAME} in this folder.")
        return here
    say(f"Your database, for every folder that has no {NAME} of its own: {own}")
    return own


def _data_folder() -> Path:
    """Where the system keeps a user's data. Raises `RuntimeError` for a user without a home."""
    # Whoever names a database, or has one in his folder, need not wait for it.
    from platformdirs import user_data_dir

    folder = Path(user_data_dir("partsref", appauthor=False))
    if not folder.is_absolute():  # Earlier releases leave ~ as it is where there is no home.
        raise RuntimeError("you have no home folder")
    return folder


def _in_words(error: OSError | RuntimeError) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)
