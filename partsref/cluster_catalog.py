"""The Python door to a published catalogue: the same answers as of a file, each of one publication."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, NoReturn, TypeVar

from partsref.api import Catalog, of_one_state
from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.cluster.access.pointer import Pointer, read_pointer
from partsref.cluster.access.reference_file import cache_folder, fetch, figures
from partsref.cluster.access.wire import ClusterError, Wire
from partsref.cluster.reading.cluster_reader import ClusterReader
from partsref.cluster.reading.session import MovedError, Session
from partsref.errors import InputError
from partsref.model_crossref import Matched
from partsref.store.file.database import generation, open_reader

if TYPE_CHECKING:
    from partsref.answer.sheets.figures import Coverage
    from partsref.store.read.own_vehicles import OwnVehicle

_R = TypeVar("_R")

_TRIES = 5
"""Times an answer is begun anew because something was published meanwhile."""


def _elsewhere(name: str) -> Callable[..., NoReturn]:
    def refuse(self: ClusterCatalog, *_args: object, **_options: object) -> NoReturn:
        raise InputError(f"{self.place}: {name}: is asked of the catalogue's file, not of a cluster: give its path.")

    return refuse


class ClusterCatalog(Catalog):
    """A published catalogue, open for reading. Raises `ClusterError` where nothing whole can be answered."""

    def __init__(self, place: ClusterAddress) -> None:
        """Open what is published at `place`. Raises `ClusterError` where nothing is, or nobody answers."""
        self.place = place
        self.wire = Wire(place)
        self._folder = cache_folder(place)
        self._is_viewing = False
        self.wire.version()
        self._open()

    def _open(self) -> None:
        held = read_pointer(self.wire)
        if held is None or held.pointer.current is None:
            raise ClusterError(f"{self.place}: nothing is published there. Publish with: partsref publish {self.place}")
        self.path, self.connection = self._open_reference(held.pointer)
        self.cluster_reader = ClusterReader(self.connection, Session(self.wire, held.pointer))
        self.reader = self.cluster_reader

    def _open_reference(self, published: Pointer) -> tuple[Path, sqlite3.Connection]:
        """The reference file of what is published, open; another program may be putting a later one in its place."""
        for _ in range(_TRIES):
            path = fetch(self.wire, published, self._folder)
            connection = open_reader(path)
            if generation(connection) == (published.identity, published.generation):
                return path, connection
            connection.close()
        raise ClusterError(f"{self.place}: is published anew all the time. Ask again.")

    def in_one_view(self, question: Callable[[], _R], *, goes_on: bool = False) -> _R:
        """The answer to `question` with all it asks from one publication; begun anew if another is read by then.

        With `goes_on` it is of the same list as the one before, and what was read is kept.
        """
        if self._is_viewing:
            return question()
        for _ in range(_TRIES):
            self.cluster_reader.begin(goes_on=goes_on)
            self._is_viewing = True
            try:
                return question()
            except MovedError:
                self.connection.close()
                self._open()
            finally:
                self._is_viewing = False
        raise ClusterError(f"{self.place}: is published anew all the time. Ask again.")

    def state(self) -> tuple[str, int]:
        """Which catalogue is published and how often it was changed, as of now."""
        return self.in_one_view(self._state_now)

    def _state_now(self) -> tuple[str, int]:
        self.cluster_reader.session.ask()
        return super().state()

    def counts(self) -> dict[str, int]:
        """Rows of each table a user would ask about."""
        return figures(self.connection)["counts"]

    def parts_by_trust(self) -> dict[str, int]:
        """Parts by the trust of the best source that names them, A to D."""
        return figures(self.connection)["trust"]

    def coverage(self) -> Coverage:
        """Parts by vehicle family and part group."""
        return self.in_one_view(self._coverage_now)

    def _coverage_now(self) -> Coverage:
        from partsref.answer.sheets.figures import coverage_of
        from partsref.cluster.reading.cluster_coverage import coverage_counts

        counted = coverage_counts(self.connection, self.cluster_reader.session)
        totals: dict[str, int] = {}
        for family, _, parts in counted:  # A part is of one group, so that none counts twice.
            totals[family] = totals.get(family, 0) + parts
        return coverage_of(counted, totals)

    def garage(self) -> tuple[OwnVehicle, ...]:
        """Nobody's: a user's own vehicles are in his own file."""
        return ()

    def is_behind_seed(self) -> bool:
        """Never: what is published is as new as its file."""
        return False

    def match(self, lines: Iterable[str], first_line: int = 1) -> Iterator[Matched]:
        """One explained answer for each line that is not blank; each some lines are of one publication."""
        from partsref.answer.number.match_list import AT_ONCE
        from partsref.answer.number_reader.list_matcher import ListMatcher

        matcher = ListMatcher(self.reader)

        def matched(some: list[str], first: int) -> list[Matched]:
            nonlocal matcher
            if self.reader is not matcher.reader:  # Another publication: what is remembered is of the one before.
                matcher = ListMatcher(self.reader)
            return list(matcher.match(some, first))

        left, goes_on = iter(lines), False
        while some := list(islice(left, AT_ONCE)):
            answers = self.in_one_view(partial(matched, some, first_line), goes_on=goes_on)
            first_line, goes_on = first_line + len(some), True
            yield from answers

    def close(self) -> None:
        """Close the connections."""
        super().close()
        self.wire.close()


_OF_THE_FILE = frozenset(
    {
        "stats", "check", "load", "diff", "own_facts", "unload", "export", "export_source",
        "export_parquet", "to_arrow", "to_dataframe",
    }
)  # fmt: skip
"""What the system of record is asked: it loads, checks, counts and exports."""

for _name, _method in vars(Catalog).items():
    if isinstance(_method, FunctionType) and not _name.startswith("_") and _name not in vars(ClusterCatalog):
        setattr(ClusterCatalog, _name, _elsewhere(_name) if _name in _OF_THE_FILE else of_one_state(_method))
