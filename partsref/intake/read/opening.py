"""From what the user names (a file, a packed file, `-`) to one plain file on disk, within limits."""

from __future__ import annotations

import errno
import gzip
import hashlib
import lzma
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import BinaryIO, cast

from partsref.errors import InputError
from partsref.intake.read.pipe_input import name_of_pipe, opened_input
from partsref.store.file.drafts import draft_folder
from partsref.values import frozen

LARGEST_BYTES = 4 << 30
"""A plain or unpacked file larger than this is refused."""
LARGEST_RATIO = 200
"""Catalogues pack 5 to 50 times; what unpacks to more than this many times its size is no catalogue."""
_FREE_BYTES = 10 << 20
"""Unpacked size up to which the ratio says nothing: small files of one repeated word pack very well."""
_CHUNK = 1 << 20
_HEAD = 4096
_STDIN = "-"


_Stamp = tuple[int, int, int, int]


@frozen
class Opened:
    """A plain file: `name` as the user gave it, `sha256` of what was `given`, `head` its first bytes.

    `stamp` tells whether what was given is still the same.
    """

    name: str
    path: Path
    sha256: str
    size: int
    head: bytes
    given: Path
    stamp: _Stamp

    def check_unchanged(self) -> None:
        """Raise `InputError` when somebody has written the file, or taken it away, since it was opened."""
        try:
            unchanged = _stamp(self.given) == self.stamp
        except OSError:
            unchanged = False
        if not unchanged:
            raise InputError(f"{self.name}: was changed while it was read; nothing was kept. Load it again.")


@contextmanager
def opening(file: str | Path) -> Iterator[Opened]:
    """The file as one plain file, unpacked if need be; temporary copies go when the context ends.

    Raises `InputError` when it is missing, unreadable, empty, too large, or packs something else than one file.
    """
    with ExitStack() as until_closed:

        def folder() -> Path:
            """A new one, this user's alone. That of a load that was killed goes with the next."""
            return until_closed.enter_context(draft_folder(Path(gettempdir()) / "partsref-input", "part", 0o700))

        try:
            name, path = _on_disk(file, folder)
            given, stamp = path, _stamp(path)
            _check_worth_reading(name, path)
            sha256 = _sha256(path)
            path = _unpacked(name, path, folder)
            size = path.stat().st_size
            if size > LARGEST_BYTES:
                raise InputError(f"{name}: larger than {LARGEST_BYTES >> 30} GiB. Split it.")
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                room = f"no room for a copy of it in {gettempdir()}. Free some, or set TMPDIR to another folder."
                raise InputError(f"{file}: {room}") from error
            raise InputError(f"{file}: cannot be read ({error.strerror or error}).") from error
        if not head.strip():
            raise InputError(f"{name}: is empty.")
        yield Opened(name, path, sha256, size, head, given, stamp)


def _check_worth_reading(name: str, path: Path) -> None:
    """Refuse at once what would take minutes to read for nothing: too large, or a hole of zeros as large as may be."""
    if path.stat().st_size > LARGEST_BYTES:
        raise InputError(f"{name}: larger than {LARGEST_BYTES >> 30} GiB. Split it.")
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head and not head.strip(b"\0"):
        raise InputError(f"{name}: begins with nothing but zero bytes. Is it whole?")


def _on_disk(file: str | Path, folder: Callable[[], Path]) -> tuple[str, Path]:
    if str(file) != _STDIN:
        path = Path(file)
        if path.is_dir():
            raise InputError(f"{file}: is a folder. Name the files in it.")
        if "\0" in str(file) or not path.exists():
            raise InputError(f"{str(file)!r}: there is no such file.")
        if not path.is_file():  # A pipe or device can be read once only.
            with opened_input(path) as stream:
                name = name_of_pipe(path)
                return name, _copied(stream, folder() / "piped", name, None)
        return str(file), path
    return "standard input", _copied(sys.stdin.buffer, folder() / "stdin", "standard input", None)


def _stamp(path: Path) -> _Stamp:
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


_DAMAGES = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What unpacking raises for a damaged file. RuntimeError: it wants a password, or is packed in a way nobody knows."""


def _unpacked(name: str, path: Path, folder: Callable[[], Path]) -> Path:
    with path.open("rb") as stream:
        magic = stream.read(4)
    try:
        if magic.startswith(b"\x1f\x8b"):
            with gzip.open(path) as packed:
                return _checked(
                    name, _copied(cast("BinaryIO", packed), folder() / "unpacked", name, path.stat().st_size)
                )
        if magic == b"PK\x03\x04":
            with zipfile.ZipFile(path) as archive:
                member = _only_member(name, archive)
                if member is None:
                    _check_sheets(name, archive)
                    return path
                with archive.open(member) as packed:
                    return _checked(
                        name,
                        _copied(cast("BinaryIO", packed), folder() / "unpacked", name, max(member.compress_size, 1)),
                    )
    except _DAMAGES as error:
        if getattr(error, "errno", None):  # The machine's fault and not the file's: no room, no right.
            raise
        raise InputError(
            f"{name}: cannot be unpacked ({error}). Unpack it yourself and load what is inside."
        ) from error
    return path


def _check_sheets(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse a spreadsheet that says of itself that it unpacks beyond the limits; its reader has limits of its own."""
    members = archive.infolist()
    size, packed_size = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if size > max(_FREE_BYTES, packed_size * LARGEST_RATIO):
        raise InputError(f"{name}: unpacks to more than {LARGEST_RATIO} times its size. Not a catalogue.")


def _only_member(name: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """The one file inside, or None when the zip file is a spreadsheet."""
    # Not `is_dir`, which breaks on a member without a name.
    members = [m for m in archive.infolist() if not m.filename.endswith("/") and not m.filename.startswith("__MACOSX/")]
    names = {m.filename for m in members}
    shown = sorted(map(_name_as_written, members))
    if names & {"[Content_Types].xml", "content.xml", "mimetype"}:
        return None
    if len(members) != 1:
        listed = ", ".join(shown[:5]) or "nothing"
        raise InputError(f"{name}: expected one file inside, found {len(members)} ({listed}). Load each by itself.")
    return members[0]


def _name_as_written(member: zipfile.ZipInfo) -> str:
    """The name of a packed file. Without its mark for UTF-8 it is as its maker's machine had it: Shift-JIS, mostly."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp932")
    except UnicodeError:
        return member.filename


def _copied(stream: BinaryIO, target: Path, name: str, packed_size: int | None) -> Path:
    """Copy within the limits. `packed_size` is None where nothing was packed."""
    written = 0
    with target.open("wb") as out:
        while chunk := stream.read(_CHUNK):
            written += len(chunk)
            if packed_size is not None and written > max(_FREE_BYTES, packed_size * LARGEST_RATIO):
                raise InputError(f"{name}: unpacks to more than {LARGEST_RATIO} times its size. Not a catalogue.")
            if written > LARGEST_BYTES:
                raise InputError(f"{name}: larger than {LARGEST_BYTES >> 30} GiB. Split it.")
            out.write(chunk)
    return target


def _checked(name: str, path: Path) -> Path:
    with path.open("rb") as stream:
        if stream.read(2) in (b"\x1f\x8b", b"PK"):
            raise InputError(f"{name}: packed twice. Unpack it once and load what is inside.")
    return path
