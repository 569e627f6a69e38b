"""A shop writes a snapshot of its catalogue; other machines take it in, whole or not at all."""

from __future__ import annotations

import gc
import json
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support import Ran

from partsref.api import Catalog
from partsref.database_file import make_ready
from partsref.errors import DatabaseError, InputError
from partsref.snapshot import write_snapshot as write_snapshot_module
from partsref.snapshot.follow import Replica
from partsref.snapshot.manifest import DATABASE, MANIFEST, read_manifest
from partsref.snapshot.place import Folder, SnapshotPlace, place_at
from partsref.snapshot.write_snapshot import held, write_snapshot

Run = Callable[..., Ran]
_LIST = "brand,number,name,oe brand,oe number\nAcme,AC-{n},Oil filter,Suzuki,16510-61A20\n"


@pytest.fixture(params=["folder", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> SnapshotPlace:
    """A folder, and an object store: one that fsspec keeps in memory."""
    if request.param == "folder":
        return place_at(str(tmp_path / "place"))
    pytest.importorskip("fsspec")
    return place_at(f"memory://{tmp_path.name}/place")


@pytest.fixture(scope="module")
def small_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop's own list, and nothing else."""
    path = tmp_path_factory.mktemp("shop") / "small.db"
    make_ready(path, print, empty=True)
    rows = path.with_name("list.csv")
    rows.write_text(_LIST.format(n=0), encoding="utf-8")
    with Catalog(path) as catalog:
        catalog.load(rows, "acme")
    return path


@pytest.fixture
def shop_db(small_db: Path, tmp_path: Path) -> Path:
    """A copy of it to write to."""
    return Path(shutil.copy(small_db, tmp_path / "shop.db"))


def _load(partsref: Run, db: Path, number: int) -> None:
    path = db.with_name(f"list{number}.csv")
    path.write_text(_LIST.format(n=number), encoding="utf-8")
    assert partsref("load", path, "--source", f"acme{number}", "--db", db).status == 0


def _found(db: Path, number: str) -> bool:
    with Catalog(db) as catalog:
        return any(hit.carries_it for hit in catalog.find(number).hits)


def test_a_copy_answers_as_the_catalogue_does(
    partsref: Run, fresh_db: Path, place: SnapshotPlace, tmp_path: Path
) -> None:
    _load(partsref, fresh_db, 1)
    written = write_snapshot(fresh_db, place)
    replica = Replica(place, tmp_path / "replica")
    replica.begin(pytest.fail)
    assert written.is_new
    with Catalog(fresh_db) as ours, Catalog(replica.database) as theirs:
        assert theirs.state() == ours.state() == written.manifest.state
        for question in ("AC-1", "acty ha4 oil filter", "サンバー オイルフィルター"):
            assert theirs.search(question) == ours.search(question)
        assert theirs.cross_reference("16510-61A20") == ours.cross_reference("16510-61A20")
    replica.end()


def test_what_is_there_already_is_not_written_again(shop_db: Path, place: SnapshotPlace) -> None:
    first = write_snapshot(shop_db, place)
    again = write_snapshot(shop_db, place)
    assert (again.is_new, again.manifest) == (False, first.manifest)


def test_a_newer_snapshot_takes_the_place_of_the_older(
    partsref: Run, shop_db: Path, place: SnapshotPlace, tmp_path: Path
) -> None:
    write_snapshot(shop_db, place)
    replica = Replica(place, tmp_path / "replica")
    replica.begin(pytest.fail)
    assert not _found(replica.database, "AC-1")
    assert replica.look() is False
    _load(partsref, shop_db, 1)
    write_snapshot(shop_db, place)
    assert replica.look() is True
    assert _found(replica.database, "AC-1")
    replica.end()


def test_a_place_keeps_the_newest_and_the_one_before(partsref: Run, shop_db: Path, place: SnapshotPlace) -> None:
    for number in range(4):
        _load(partsref, shop_db, number)
        newest = write_snapshot(shop_db, place).manifest.folder
    assert len(place.folders()) == 2, "the newest, and the one before it"
    assert place.folders()[-1] == newest


def test_an_older_state_and_another_catalogue_are_refused(
    partsref: Run, shop_db: Path, place: SnapshotPlace, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    older.write_bytes(shop_db.read_bytes())
    _load(partsref, shop_db, 1)
    newest = write_snapshot(shop_db, place).manifest
    with pytest.raises(InputError, match="newer state"):
        write_snapshot(older, place)
    other = tmp_path / "other.db"
    make_ready(other, print, empty=True)
    with pytest.raises(InputError, match="another catalogue"):
        write_snapshot(other, place)
    assert held(place) == newest
    assert write_snapshot(older, place, force=True).manifest.generation < newest.generation


def _cut_short(place: Path, name: str) -> None:
    path = place / read_manifest((place / MANIFEST).read_text(), "").folder / name
    path.write_bytes(path.read_bytes()[:-4_096])


def _spoilt(place: Path, name: str) -> None:
    path = place / read_manifest((place / MANIFEST).read_text(), "").folder / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _gone(place: Path, name: str) -> None:
    (place / read_manifest((place / MANIFEST).read_text(), "").folder / name).unlink()


@pytest.mark.parametrize("harm", [_cut_short, _spoilt, _gone])
def test_a_snapshot_that_is_not_whole_is_never_served(
    partsref: Run, shop_db: Path, tmp_path: Path, harm: Callable[[Path, str], None]
) -> None:
    place = place_at(str(tmp_path / "place"))
    write_snapshot(shop_db, place)
    replica = Replica(place, tmp_path / "replica")
    replica.begin(pytest.fail)
    before = replica.copy()
    _load(partsref, shop_db, 1)
    write_snapshot(shop_db, place)
    harm(tmp_path / "place", DATABASE)
    with pytest.raises((DatabaseError, OSError)):
        replica.look()
    assert replica.copy() == before
    assert not _found(replica.database, "AC-1")
    _load(partsref, shop_db, 2)
    write_snapshot(shop_db, place)  # The next one heals it.
    assert replica.look()
    assert _found(replica.database, "AC-2")
    assert len([entry for entry in (tmp_path / "replica").iterdir() if entry.is_dir() and not entry.is_symlink()]) == 1
    replica.end()


@pytest.mark.parametrize(
    "harm",
    [
        {"format": 99},
        {"folder": "../../etc"},
        {"files": {"../partsref.db": {"bytes": 1, "hash": ""}}},
        {"files": {"partsref.db.words/v12345678/../../x": {"bytes": 1, "hash": ""}}},
        {"made": "yesterday"},
        {"made": "2026-01-01T00:00:00"},
        {"generation": "many"},
        {"files": []},
    ],
)
def test_a_manifest_that_is_not_ours_leads_nowhere(shop_db: Path, tmp_path: Path, harm: dict[str, object]) -> None:
    place = place_at(str(tmp_path / "place"))
    write_snapshot(shop_db, place)
    manifest = tmp_path / "place" / MANIFEST
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **harm}))
    with pytest.raises(InputError, match="no snapshot could be read"):
        Replica(place, tmp_path / "replica").begin(pytest.fail)


def test_where_the_place_is_away_the_copy_of_before_is_served_and_said(shop_db: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    write_snapshot(shop_db, place_at(str(place)))
    first = Replica(place_at(str(place)), tmp_path / "replica")
    first.begin(pytest.fail)
    first.end()
    place.rename(tmp_path / "away")
    said: list[str] = []
    again = Replica(place_at(str(place)), tmp_path / "replica")
    again.begin(said.append)
    assert "is served meanwhile" in said[0]
    assert _found(again.database, "16510-61A20")
    again.end()


def test_two_servers_do_not_keep_their_copies_in_one_folder(shop_db: Path, tmp_path: Path) -> None:
    place = place_at(str(tmp_path / "place"))
    write_snapshot(shop_db, place)
    first = Replica(place, tmp_path / "replica")
    first.begin(pytest.fail)
    with pytest.raises(InputError, match="--replica"):
        Replica(place, tmp_path / "replica").begin(pytest.fail)
    first.end()


def test_loads_go_on_while_a_snapshot_is_written(partsref: Run, shop_db: Path, tmp_path: Path) -> None:
    """Whatever the writer does meanwhile, each snapshot is one state of the file."""
    place = place_at(str(tmp_path / "place"))
    done = threading.Event()

    def writing() -> None:
        with closing(sqlite3.connect(shop_db, timeout=30, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = wal")
            while not done.wait(0.01):
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
                connection.execute(
                    "INSERT OR REPLACE INTO meta SELECT 'twin', value FROM meta WHERE key = 'generation'"
                )
                connection.execute("COMMIT")

    writer = threading.Thread(target=writing)
    writer.start()
    try:
        for _ in range(3):
            found = write_snapshot(shop_db, place).manifest
            with closing(sqlite3.connect(tmp_path / "place" / found.folder / DATABASE)) as copy:
                rows = dict(copy.execute("SELECT key, value FROM meta WHERE key IN ('twin', 'generation')"))
            assert {int(value) for value in rows.values()} == {found.generation}
    finally:
        done.set()
        writer.join()


def test_the_command_says_what_it_wrote(partsref: Run, shop_db: Path, tmp_path: Path) -> None:
    ran = partsref("snapshot", tmp_path / "place", "--db", shop_db)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("Wrote generation ")
    assert partsref("snapshot", tmp_path / "place", "--db", shop_db).err.startswith("Already there: generation ")


def test_a_store_nobody_can_read_is_one_line(partsref: Run, shop_db: Path) -> None:
    ran = partsref("snapshot", "nosuch://bucket/parts", "--db", shop_db)
    assert ran.status == 2
    assert "nosuch" in ran.err
    assert "Traceback" not in ran.err


def test_half_copies_of_killed_ones_go_and_what_another_is_writing_stays(
    partsref: Run, shop_db: Path, tmp_path: Path
) -> None:
    place = Folder(tmp_path / "shots")
    before = write_snapshot(shop_db, place).manifest.folder
    half, written = "g9000000000-0badcafe", "g9000000001-0badcafe"
    other = Folder(tmp_path / "shots")
    for name, writer in ((half, place), (written, other)):
        writer.put(f"{name}/partsref.db", shop_db)
    del place  # As the end of its process would, it lets go of what it was writing.
    gc.collect()
    place = Folder(tmp_path / "shots")
    _load(partsref, shop_db, 1)
    newest = write_snapshot(shop_db, place).manifest.folder
    assert place.folders() == sorted([before, newest, written])
    assert other.folders() == place.folders()


def test_the_copy_of_one_that_was_killed_when_it_was_in_goes_with_the_next_though_nothing_is_new(
    shop_db: Path, place: SnapshotPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    names = (".partsref-snapshot.0123abcd.part", ".partsref-words.0123abcd.part")
    left = [tmp_path / "tmp" / name for name in names] + [tmp_path / "place" / ".current.json.0123abcd.part"]
    write_snapshot(shop_db, place)
    for folder in left:
        folder.mkdir(parents=True)
    assert not write_snapshot(shop_db, place).is_new
    assert [folder for folder in left[: 3 if isinstance(place, Folder) else 2] if folder.exists()] == []


def test_an_error_after_the_snapshot_is_in_is_a_warning(
    shop_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(write_snapshot_module, "warn", told.append)
    replace = Folder.replace

    def fails_after(self: Folder, name: str, content: bytes) -> None:
        replace(self, name, content)
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr(Folder, "replace", fails_after)
    place = Folder(tmp_path / "shots")
    assert write_snapshot(shop_db, place).is_new
    assert held(place) is not None
    assert told == ["It is in. Afterwards something went wrong: Stale file handle"]


def test_a_catalogue_that_somebody_never_lets_go_of_is_not_waited_for_without_end(
    shop_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_snapshot_module.store, "WRITER_WAIT_SECONDS", 0.1)
    with closing(write_snapshot_module.open_reader(shop_db)) as reading:
        reading.execute("PRAGMA busy_timeout = 0")
        with closing(sqlite3.connect(shop_db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(DatabaseError, match="another program is writing it"):
                write_snapshot_module._copy(reading, tmp_path / "copy.db", shop_db)
