"""Rows that were read once and are asked for again: by id, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

_Id = TypeVar("_Id")
_Row = TypeVar("_Row")

_MOST = 8_192
"""Rows kept of one kind: a few megabytes. A list that names more begins anew."""


class KeptRows(Generic[_Id, _Row]):
    """Asks `read` for the ids it has not met, all at once, and keeps what it is given; also that there is nothing."""

    def __init__(self, read: Callable[[Collection[_Id]], Mapping[_Id, _Row]]) -> None:
        self._read = read
        self._rows: dict[_Id, _Row | None] = {}

    def of(self, ids: Iterable[_Id]) -> dict[_Id, _Row]:
        """The rows of these ids, in this order; ids without one are left out."""
        asked = list(ids)
        rows = self._rows
        missing = dict.fromkeys(one for one in asked if one not in rows)
        if missing:
            if len(rows) + len(missing) > _MOST:
                rows.clear()
                missing = dict.fromkeys(asked)
            rows.update(missing)
            rows.update(self._read(missing))
        return {one: row for one in asked if (row := rows[one]) is not None}
