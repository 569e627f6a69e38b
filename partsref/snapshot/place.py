"""Where snapshots are kept: a folder, which may be shared, or an object store through fsspec (an extra)."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from partsref.errors import InputError
from partsref.store.file.drafts import draft_folder, hold, is_held, sweep

_URL = re.compile(r"[a-z][a-z0-9+.]+(?:::|://)")


class SnapshotPlace(Protocol):
    """Files by name, which may have folders in it, with slashes. What a place cannot do is an `OSError`."""

    name: str

    def read(self, name: str) -> bytes:
        """The content of a small file. Raises `FileNotFoundError` where there is none."""

    def open(self, name: str) -> BinaryIO:
        """A file to be read."""

    def put(self, name: str, source: Path) -> None:
        """Copy a file there."""

    def replace(self, name: str, content: bytes) -> None:
        """Write a small file so that whoever reads it sees the old one or the new one, whole."""

    def folders(self) -> list[str]:
        """The names of the folders at the top."""

    def drop(self, folder: str) -> None:
        """Delete a folder at the top with all that is in it."""

    def sweep(self, name: str) -> None:
        """Take away what writers of a small file, who were ended, left beside it."""


def place_at(where: str) -> SnapshotPlace:
    """The place at a path or an address such as s3://bucket/parts. Raises `InputError` where it cannot be had."""
    return Store(where) if _URL.match(where) else Folder(Path(where))


class Folder:
    """A folder of this machine, or one that is mounted here."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._held: dict[str, int] = {}
        """The folders we write, by name, each with its lock: nobody else drops what is being written."""

    def read(self, name: str) -> bytes:
        """The content of a small file."""
        return (self._path / name).read_bytes()

    def open(self, name: str) -> BinaryIO:
        """A file to be read."""
        return (self._path / name).open("rb")

    def put(self, name: str, source: Path) -> None:
        """Copy a file there, onto the disk."""
        target = self._path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        self._hold(name.partition("/")[0])
        with source.open("rb") as given, target.open("xb") as taken:
            shutil.copyfileobj(given, taken, 1 << 20)
            taken.flush()
            os.fsync(taken.fileno())

    def replace(self, name: str, content: bytes) -> None:
        """Write a small file beside, and rename it."""
        self._path.mkdir(parents=True, exist_ok=True)
        with draft_folder(self._path / name, "part") as folder:
            draft = folder / "file"
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(0o644)  # Followers may run as another user.
            draft.replace(self._path / name)

    def folders(self) -> list[str]:
        """The names of the folders at the top."""
        if not self._path.is_dir():
            return []
        return sorted(entry.name for entry in self._path.iterdir() if entry.is_dir() and not entry.is_symlink())

    def drop(self, folder: str) -> None:
        """Delete a folder with all that is in it, unless somebody else is writing it."""
        if (ours := self._held.pop(folder, None)) is not None:
            os.close(ours)
        handle = os.open(self._path / folder, os.O_RDONLY)
        try:
            if not is_held(handle):
                shutil.rmtree(self._path / folder, ignore_errors=True)
        finally:
            os.close(handle)

    def sweep(self, name: str) -> None:
        """Take away the drafts that ended writers of a small file left beside it."""
        sweep(self._path / name)

    def _hold(self, folder: str) -> None:
        if folder not in self._held:
            self._held[folder] = os.open(self._path / folder, os.O_RDONLY)
            hold(self._held[folder])

    def __del__(self) -> None:
        for handle in self._held.values():
            os.close(handle)


class Store:
    """An object store: one object is written whole or not at all."""

    def __init__(self, address: str) -> None:
        self.name = address
        self._files, self._path = _opened(address)

    def read(self, name: str) -> bytes:
        """The content of a small file."""
        return cast("bytes", self._ask(lambda: self._files.cat_file(f"{self._path}/{name}")))

    def open(self, name: str) -> BinaryIO:
        """A file to be read."""
        return cast("BinaryIO", self._ask(lambda: self._files.open(f"{self._path}/{name}", "rb")))

    def put(self, name: str, source: Path) -> None:
        """Copy a file there."""
        target = f"{self._path}/{name}"
        self._ask(lambda: self._files.makedirs(target.rpartition("/")[0], exist_ok=True))
        self._ask(lambda: self._files.put_file(str(source), target))

    def replace(self, name: str, content: bytes) -> None:
        """Write a small file: a store shows the old one or the new one."""
        self._ask(lambda: self._files.makedirs(self._path, exist_ok=True))
        self._ask(lambda: self._files.pipe_file(f"{self._path}/{name}", content))

    def folders(self) -> list[str]:
        """The names of the folders at the top."""
        # What a store listed a while ago may be gone, or be more by now.
        self._files.invalidate_cache()
        if not self._ask(lambda: self._files.exists(self._path)):
            return []
        found = self._ask(lambda: self._files.ls(self._path, detail=True))
        return sorted(entry["name"].rstrip("/").rpartition("/")[2] for entry in found if entry["type"] == "directory")

    def drop(self, folder: str) -> None:
        """Delete a folder with all that is in it."""
        self._ask(lambda: self._files.rm(f"{self._path}/{folder}", recursive=True))

    def sweep(self, name: str) -> None:
        """Nothing: a store has no drafts."""

    def _ask(self, call: Callable[[], Any]) -> Any:
        """What stores raise is as various as they are; whoever asked wants to know one thing."""
        try:
            return call()
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"{self.name}: {type(error).__name__}: {error}") from error


def _opened(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped] # It has no types.
    except ImportError as error:
        raise InputError(
            f"{address}: object stores need more: pip install 'partsref[snapshot]', and what reads yours, such as s3fs."
        ) from error
    try:
        files, path = url_to_fs(address)
    except (ImportError, ValueError) as error:  # It names the package it wants.
        raise InputError(f"{address}: {error}") from error
    return files, path.rstrip("/")
