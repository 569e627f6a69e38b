"""Follow a place: keep a whole copy of its newest snapshot on this machine, and put the next one in its stead at once.

The copy lives in a folder of its own; `current` is a link to it, so that a server's path never changes and no request
ever meets half a copy. Nothing that comes from the place is run: the word index is used only where it bears the seal of
this user, and made anew from the database otherwise.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from partsref.errors import DatabaseError, InputError, PartsrefError
from partsref.index.words import word_index
from partsref.snapshot.manifest import DATABASE, MANIFEST, WORDS, File, Manifest, now, read_manifest
from partsref.snapshot.place import SnapshotPlace
from partsref.snapshot.write_snapshot import hash_of, held, take_words_along
from partsref.store.file.database import generation, open_reader
from partsref.store.file.drafts import hold
from partsref.values import frozen

_CURRENT = "current"
_BLOCK = 1 << 20

log = logging.getLogger("partsref.snapshot")


@frozen
class Copy:
    """The copy that is served: what it is of, and since when the place is known to hold nothing newer."""

    manifest: Manifest
    looked: datetime

    def age(self, moment: datetime) -> int:
        """Seconds since the snapshot was made."""
        return max(0, int((moment - self.manifest.made).total_seconds()))


class Replica:
    """The copies of one place in one folder of this machine. One process at a time may follow into a folder."""

    def __init__(self, place: SnapshotPlace, home: Path) -> None:
        self._place = place
        self._home = home
        self._copy: Copy | None = None
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._held: int | None = None

    @property
    def database(self) -> Path:
        """The file to serve: always at this path, whatever copy that is."""
        return self._home / _CURRENT / DATABASE

    def copy(self) -> Copy | None:
        """What is served now."""
        return self._copy

    def begin(self, say: Callable[[str], None]) -> None:
        """Have a copy: the newest, or where the place cannot be read the one we had. Raises `PartsrefError`."""
        self._hold()
        try:
            self.look()
        except (PartsrefError, OSError) as error:
            known = self._served()
            if known is None:
                raise InputError(f"{self._place.name}: no snapshot could be read ({_told(error)}).") from error
            self._copy = Copy(known, known.made)
            say(f"{self._place.name}: {_told(error)}. The copy of {known.made:%Y-%m-%d %H:%M} UTC is served meanwhile.")

    def look(self) -> bool:
        """Take the place's newest snapshot in if it is another than ours; whether it was.

        Raises `InputError` for a place without one, `DatabaseError` for one that is not whole, `OSError` for a place
        that does not answer. The copy before stays then.
        """
        with self._lock:
            newest = held(self._place)
            if newest is None:
                raise InputError(f"{self._place.name}: holds no snapshot yet. Write one with: partsref snapshot")
            served = self._served()
            if served is None or served.folder != newest.folder:
                self._take(newest)
            self._copy = Copy(newest, now())
            return served is None or served.folder != newest.folder

    def keep_looking(self, seconds: float) -> threading.Thread:
        """Look again every so often, in a thread, until `end`; what goes wrong is logged once, till it is over."""

        def looking() -> None:
            said = ""
            while not self._ended.wait(seconds):
                try:
                    if self.look():
                        log.warning("now serving the snapshot of %s", self._copy and self._copy.manifest.made)
                    said = ""
                except Exception as error:  # Whatever it is, what we have is served on.
                    if (told := _told(error)) != said:
                        log.warning("%s: %s. The copy before is served on.", self._place.name, told)
                    said = told

        thread = threading.Thread(target=looking, name="partsref-follow", daemon=True)
        thread.start()
        return thread

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _hold(self) -> None:
        """Keep others from following into the same folder: they would sweep our copies away."""
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            self._held = os.open(self._home, os.O_RDONLY)
        except OSError as error:
            raise InputError(f"{self._home}: copies cannot be kept there ({error.strerror}).") from error
        if not hold(self._held):
            raise InputError(f"{self._home}: another server keeps its copies there. Name another with --replica.")

    def _served(self) -> Manifest | None:
        try:
            return read_manifest((self._home / _CURRENT / MANIFEST).read_text("utf-8"), str(self._home))
        except (OSError, InputError):
            return None

    def _take(self, newest: Manifest) -> None:
        """Copy beside, check, make the words ready, then turn the link: each step leaves what is served alone."""
        folder = Path(tempfile.mkdtemp(prefix=f"{newest.folder}-", dir=self._home))
        try:
            for name, file in newest.files.items():
                self._fetch(newest, name, file, folder)
            (folder / MANIFEST).write_text(newest.as_text(), "utf-8")
            self._make_ready(folder, newest)
            link = folder.with_name(f".{folder.name}.link")
            link.symlink_to(folder.name, target_is_directory=True)
            link.replace(self._home / _CURRENT)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._sweep(folder)

    def _fetch(self, newest: Manifest, name: str, file: File, folder: Path) -> None:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        left = file.bytes
        with self._place.open(f"{newest.folder}/{name}") as source, target.open("xb") as taken:
            while left >= 0 and (block := source.read(_BLOCK)):
                left -= len(block)
                taken.write(block)
        if left != 0 or hash_of(target) != file.hash:
            raise DatabaseError(
                f"{self._place.name}/{newest.folder}/{name}: is not whole: expected {file.bytes:,} bytes"
                f" with the hash {file.hash}, came {file.bytes - left:,}"
            )

    def _make_ready(self, folder: Path, newest: Manifest) -> None:
        """Open the copy, and have its words ready, so that no visitor waits for them."""
        path = folder / DATABASE
        with closing(open_reader(path)) as connection:
            if generation(connection) != newest.state:
                raise DatabaseError(f"{self._place.name}/{newest.folder}: is another state than its manifest says")
            if not (folder / WORDS).is_dir():
                take_words_along(self.database, path)
            word_index.ensure(path, connection)
        word_index.forget(path)  # It is opened by the name it is served under.

    def _sweep(self, kept: Path) -> None:
        """Delete older copies. Who has one open reads on: the system keeps what is open."""
        for entry in self._home.iterdir():
            if entry.is_symlink():
                if entry.name != _CURRENT:
                    entry.unlink(missing_ok=True)
            elif entry.is_dir() and entry != kept:
                shutil.rmtree(entry, ignore_errors=True)


def usual_home(place: str) -> Path:
    """Where the copies of a place are kept if nothing else is said: a folder of this user's cache."""
    from platformdirs import user_cache_path

    name = hashlib.blake2b(place.encode(), digest_size=8).hexdigest()
    return user_cache_path("partsref", appauthor=False) / "replicas" / name


def _told(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
