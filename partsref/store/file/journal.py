"""A rollback journal beside a file: whether it may be one of ours."""

from __future__ import annotations

from pathlib import Path

from partsref.errors import DatabaseError
from partsref.store.file.target import refuse_no_file

_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How SQLite begins a journal, and ends one that names a second file (a super-journal), which it deletes at the end."""


def refuse_foreign(path: Path) -> None:
    """Raise `DatabaseError` for a journal that would have another file deleted.

    Only a change of several databases at once makes such a journal; partsref makes none, so somebody else put it there.
    """
    refuse_no_file(path)
    journal = Path(f"{path}-journal")
    try:
        with journal.open("rb") as file:
            size = file.seek(0, 2)
            if size < len(_MAGIC) * 2:
                return
            file.seek(size - len(_MAGIC))
            foreign = file.read() == _MAGIC
    except FileNotFoundError:
        return
    except OSError as error:
        raise DatabaseError(f"{journal}: cannot be read ({error.strerror}).") from error
    if foreign:
        raise DatabaseError(f"{journal}: names another file to delete; partsref writes none such. Move it away.")
