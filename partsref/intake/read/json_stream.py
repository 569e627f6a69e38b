"""JSON read piece by piece: what is outside the lists as it comes, and each record of a list by itself.

Records are decoded by the standard library, which survives whatever they hold; a file of any size needs the memory of
one record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from partsref.errors import InputError
from partsref.intake.read.opening import Opened

LARGEST_RECORD = 16 << 20
"""Characters."""
DEEPEST = 100
"""Objects around a list."""
_CHUNK = 1 << 16
_LONGEST_INT = 4000
_SHOWN = 60

Path = tuple[str, ...]


class JsonEvent(NamedTuple):
    """A value and where it stands: `kind` is `said` (a plain value), `record` of a list, `row` (a list in a list)."""

    kind: str
    path: Path
    value: Any


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_INT else digits


_DECODER = json.JSONDecoder(parse_float=str, parse_int=_integer, strict=False)
"""Decimals stay as they are written."""


class JsonStream:
    """One reading of a file. `whole` is the path of an object to give as one value, `keyed` of one to give by key."""

    def __init__(self, opened: Opened, encoding: str, *, whole: Path | None = None, keyed: Path | None = None) -> None:
        self._opened, self._encoding = opened, encoding
        self._whole, self._keyed = whole, keyed
        self._text, self._at, self._end = "", 0, False
        self.read = 0

    def __iter__(self) -> Iterator[JsonEvent]:
        """Raises `InputError` where it is no JSON, nested without end, or one record is too large."""
        try:
            with self._opened.path.open(encoding=self._encoding) as self._file:
                self._text = self._file.read(_CHUNK).removeprefix("\ufeff")
                yield from self._value(())
                if left := self._peek():
                    raise ValueError(f"something follows it: {left}")
        except RecursionError as error:
            raise self._too_deep() from error
        except ValueError as error:
            said = " ".join(str(getattr(error, "msg", error)).split())[:_SHOWN]
            raise InputError(
                f"{self._opened.name}: not well-formed JSON, about character {self.read + self._at:,} ({said})."
                " Ask for the file again, whole."
            ) from error

    def _value(self, path: Path) -> Iterator[JsonEvent]:
        if len(path) > DEEPEST:
            raise self._too_deep()
        first = self._peek()
        if first == "{" and path != self._whole:
            yield from self._object(path)
        elif first == "[":
            yield from self._list(path)
        else:
            yield JsonEvent("record" if path == self._whole else "said", path, self._decoded())

    def _object(self, path: Path) -> Iterator[JsonEvent]:
        self._take("{")
        yield JsonEvent("object", path, None)
        more = self._peek() != "}"
        while more:
            if self._peek() != '"':
                raise ValueError("a name is missing")
            key = self._decoded()
            self._peek()
            self._take(":")
            if path == self._keyed:
                value = self._decoded()
                if isinstance(value, dict):
                    yield JsonEvent("record", path, {"key": key, **value})
            else:
                yield from self._value((*path, key))
            more = self._peek() == ","
            if more:
                self._take(",")
        self._take("}")

    def _list(self, path: Path) -> Iterator[JsonEvent]:
        self._take("[")
        more = self._peek() != "]"
        while more:
            value = self._decoded()
            kind = "record" if isinstance(value, dict) else "row" if isinstance(value, list) else "item"
            yield JsonEvent(kind, path, value)
            more = self._peek() == ","
            if more:
                self._take(",")
        self._take("]")

    def _peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill(_CHUNK):
                return ""

    def _take(self, character: str) -> None:
        if self._peek() != character:
            raise ValueError(f"expected {character}")
        self._at += 1

    def _decoded(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except ValueError:
                size = len(self._text) - self._at
                if size > LARGEST_RECORD:
                    raise InputError(
                        f"{self._opened.name}: a record of more than {LARGEST_RECORD >> 20} million characters."
                        " Is it a list of parts?"
                    ) from None
                # Cut off by the end of what is read; twice as much, that large records are not decoded too often.
                if not self._fill(max(_CHUNK, size)):
                    raise
                continue
            # A number at the very end may go on.
            if end < len(self._text) or not self._fill(_CHUNK):
                self._at = end if end <= len(self._text) else len(self._text)
                return value

    def _fill(self, size: int) -> bool:
        more = "" if self._end else self._file.read(size)
        if not more:
            self._end = True
            return False
        self.read += self._at
        self._text, self._at = self._text[self._at :] + more, 0
        return True

    def _too_deep(self) -> InputError:
        return InputError(f"{self._opened.name}: nested without end. Is it a list of parts?")
