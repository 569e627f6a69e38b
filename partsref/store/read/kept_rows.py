"""Rows that were read once and are asked for again: by id, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

_Id = TypeVar("_Id")
_Row = TypeVar("_Row")

_MOST = 2_048
"""Rows kept of one kind: half a megabyte at most. Who asks for more begins anew; a server keeps them a thread."""


class KeptRows(Generic[_Id, _Row]):
    """Asks `read` for the ids it has not met, all at once, and keeps what it is given; also that there is nothing."""

    def __init__(self, read: Callable[[Collection[_Id]], Mapping[_Id, _Row]]) -> None:
        self._read = read
        self._rows: dict[_Id, _Row | None] = {}

    def of(self, ids: Iterable[_Id]) -> dict[_Id, _Row]:
        """The rows of these ids; ids without one are left out."""
        asked = set(ids)
        rows = self._rows
        missing = asked.difference(rows)
        if missing:
            if len(rows) + len(missing) > _MOST:
                rows.clear()
                missing = asked
            found = dict(self._read(missing))
            rows.update(found)
            if len(found) < len(missing):
                rows.update(dict.fromkeys(missing.difference(found)))
            if missing == asked:
                return found
        return {one: row for one in asked if (row := rows[one]) is not None}
