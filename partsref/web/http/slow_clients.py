"""A connection that does not finish asking is closed: a thousand of them would leave no room for anybody."""

from __future__ import annotations

import asyncio
from collections import Counter

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS_TO_ASK = 10.0
"""From the first byte of a request to the end of its headers."""

SECONDS_TO_READ = 30.0
"""For as much of an answer as waits to be sent; who reads nothing of it that long is gone."""


MOST_CONNECTIONS = 500
"""Connections at once, while there still are files to open. For one more the longest idle one of whoever has most of
them is closed."""


class PatientProtocol(H11Protocol):
    """Uvicorn's HTTP/1.1, which waits for a visitor's question, but not for ever."""

    _clock: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _since: float = 0.0
    """When waiting for his question began."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there."""
        super().connection_made(transport)
        self._wait()
        others = [one for one in self.connections if isinstance(one, PatientProtocol)]
        if len(others) > MOST_CONNECTIONS and (spare := _longest_idle(others)):
            spare.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Some of a question has come."""
        before = self.cycle
        if self._clock is None and (before is None or before.response_complete):
            self._wait()
        super().data_received(data)
        if self.cycle is not before:
            self._stop_waiting()

    def pause_writing(self) -> None:
        """The visitor does not read what he asked for."""
        super().pause_writing()
        if self._unread is None:
            self._unread = self.loop.call_later(SECONDS_TO_READ, self.transport.abort)

    def resume_writing(self) -> None:
        """He reads on."""
        super().resume_writing()
        self._stop_unread()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop_waiting()
        self._stop_unread()
        super().connection_lost(exc)

    @property
    def address(self) -> str:
        """Who is connected."""
        return self.client[0] if self.client else ""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked on it at present."""
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._since = self.loop.time()
        self._clock = self.loop.call_later(SECONDS_TO_ASK, self._give_up)

    def _stop_waiting(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _stop_unread(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _give_up(self) -> None:
        self._clock = None
        if not self.transport.is_closing():
            self.transport.close()


def _longest_idle(connections: list[PatientProtocol]) -> PatientProtocol | None:
    """Of the address with most connections the one that is idle longest; of everybody's where that one has none."""
    idle = [one for one in connections if one.is_idle and not one.transport.is_closing()]
    [(most, _)] = Counter(one.address for one in connections).most_common(1)
    theirs = [one for one in idle if one.address == most] or idle
    return min(theirs, key=lambda one: one._since, default=None)
