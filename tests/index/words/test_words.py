"""The word index follows its database: stale, damaged, foreign or missing, it is mended before it answers."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from whoosh.index import EmptyIndexError

from partsref.errors import DatabaseError
from partsref.index.words import sealed_folder, word_writer
from partsref.index.words import word_index as index
from partsref.index.words.word_index import ensure
from partsref.model import Source
from partsref.store.file.database import open_reader, open_writer, writing
from partsref.store.write.writer import Writer

NAMES = [("Engine oil filter", "オイルフィルター", "oil filter"), ("BEARING, CLUTCH RELEASE", "", "release bearing"),
         ("Cabin air filter", "エアコンフィルター", "cabin filter")]  # fmt: skip


@pytest.fixture(autouse=True)
def _own_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of one's own, so that the index of this test is nobody else's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sealed_folder.secret.cache_clear()
    index.forget()


def _load(path: Path, names: list[tuple[str, str, str]], source: str = "s") -> None:
    connection = open_writer(path)
    with writing(connection, path):
        writer = Writer(connection)
        writer.begin(Source(source, "a source"), "file")
        if not connection.execute("SELECT count(*) FROM term").fetchone()[0]:
            for name, synonyms in (("oil filter", "oil element"), ("bearing", "ベアリング"), ("release bearing", "")):
                writer.reference.term(name, "", "", name, synonyms, "", source)
        for number, (name, name_ja, category) in enumerate(names):
            writer.part("Suzuki", f"{source}-{number:05d}", source, name=name, name_ja=name_ja, category=category)
        writer.finish(len(names))
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    database = tmp_path / "parts.db"
    _load(database, NAMES)
    return database


def _found(path: Path, *words: str) -> set[str]:
    """The names of the descriptions that have all `words`."""
    connection = open_reader(path)
    try:
        ids = ensure(path, connection).with_words(words)
        return {connection.execute("SELECT name FROM description WHERE id = ?", (i,)).fetchone()[0] for i in ids}
    finally:
        connection.close()


def _about(path: Path, phrase: str, kind: str = "t") -> set[str]:
    connection = open_reader(path)
    try:
        opened = ensure(path, connection)
        meanings = [kind + meaning[1:] for meaning in opened.vocabulary.phrases[phrase] if meaning[0] == "t"]
        ids = opened.ids(meanings)
        return {connection.execute("SELECT name FROM description WHERE id = ?", (i,)).fetchone()[0] for i in ids}
    finally:
        connection.close()


def _home(path: Path) -> Path:
    return path.with_name(path.name + ".words")


def _segment(path: Path) -> Path:
    return next(file for file in _home(path).rglob("*.seg"))


def test_words_of_both_languages_are_found(path: Path) -> None:
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert _found(path, "フィ") == set()  # Folded small kana are full ones.
    assert _found(path, "フイ") == {"Engine oil filter", "Cabin air filter"}


def test_terms_and_what_they_are_a_kind_of_are_told_apart(path: Path) -> None:
    assert _about(path, "oilelement") == {"Engine oil filter"}
    assert _about(path, "releasebearing") == {"BEARING, CLUTCH RELEASE"}
    assert _about(path, "bearing") == set()
    assert _about(path, "bearing", "k") == {"BEARING, CLUTCH RELEASE"}


def test_it_catches_up_with_a_load_and_keeps_what_it_had(path: Path) -> None:
    assert _found(path, "seal") == set()
    before = {file.name for file in _home(path).rglob("*.seg")}
    _load(path, [("Crankshaft oil seal", "", "oil seal")], "t")
    assert _found(path, "seal") == {"Crankshaft oil seal"}
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert before <= {file.name for file in _home(path).rglob("*.seg")}, "made anew instead of added to"


def test_caught_up_and_made_anew_answer_alike(path: Path) -> None:
    _found(path, "oil")
    _load(path, [("Crankshaft oil seal", "クランクシール", "oil seal"), ("Oil pan bolt M6", "", "bolt")], "t")
    caught_up = [_found(path, word) for word in ("oil", "シル", "m6", "filter")]
    shutil.rmtree(_home(path))
    index.forget()
    assert [_found(path, word) for word in ("oil", "シル", "m6", "filter")] == caught_up


def test_another_synonym_table_makes_another_index(path: Path) -> None:
    _found(path, "oil")
    connection = open_writer(path)
    with writing(connection, path):
        connection.execute("UPDATE term SET synonyms = 'lube strainer' WHERE name = 'oil filter'")
    connection.close()
    assert _about(path, "lubestrainer") == {"Engine oil filter"}


@pytest.mark.parametrize("damage", ["flipped", "truncated", "emptied", "gone"])
def test_a_damaged_index_is_made_anew(path: Path, damage: str) -> None:
    _found(path, "oil")
    file = _segment(path)
    content = bytearray(file.read_bytes())
    if damage == "flipped":
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(content)
    elif damage == "truncated":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "emptied":
        file.write_bytes(b"")
    else:
        file.unlink()
    index.forget()
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert sealed_folder.read_state(_home(path)) is not None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"state": 1, "seal": 2}', "\x00\xff", '{"state": "{}"}'])
def test_a_state_that_says_nothing_is_made_anew(path: Path, text: str) -> None:
    _found(path, "oil")
    (_home(path) / "current.json").write_text(text, "latin-1")
    index.forget()
    assert _found(path, "oil", "filter") == {"Engine oil filter"}


def test_an_index_from_somebody_else_is_never_opened(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoosh unpickles what it reads: a folder with a trap in it must not be read, however well it agrees."""
    _found(path, "oil")
    sprung = tmp_path / "sprung"

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(sprung),)

    state = sealed_folder.read_state(_home(path))
    assert state is not None
    toc = next((_home(path) / state.folder).glob("*.toc"))
    toc.write_bytes(pickle.dumps(Trap()))
    monkeypatch.setattr(sealed_folder, "secret", lambda: b"somebody else's secret, of 32 byt")
    sealed_folder.publish(_home(path), _home(path) / state.folder, state)
    monkeypatch.undo()
    index.forget()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert not sprung.exists()


def test_a_database_put_in_place_of_another_is_noticed(path: Path, tmp_path: Path) -> None:
    _found(path, "oil")
    other = tmp_path / "other.db"
    _load(other, [("Thermostat", "サーモスタット", "thermostat")])
    path.unlink()
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    other.rename(path)
    assert _found(path, "oil") == set()
    assert _found(path, "thermostat") == {"Thermostat"}


def test_an_older_copy_of_the_database_is_noticed(path: Path, tmp_path: Path) -> None:
    _found(path, "oil")
    connection = open_writer(path)
    connection.execute("PRAGMA journal_mode = delete")
    connection.close()
    backup = shutil.copy(path, tmp_path / "backup.db")
    _load(path, [("Thermostat", "", "thermostat")], "t")
    assert _found(path, "thermostat") == {"Thermostat"}
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    shutil.move(backup, path)
    assert _found(path, "thermostat") == set()


def test_a_reader_goes_on_with_what_it_has_open(path: Path) -> None:
    connection = open_reader(path)
    opened = ensure(path, connection)
    _load(path, [(f"Bracket {number}", "", "bracket") for number in range(50)], "t")
    assert _found(path, "bracket")
    assert opened.with_words(["filter"]), "the old files are still readable"
    connection.close()


def test_many_at_once_get_one_index(path: Path) -> None:
    problems: list[BaseException] = []

    def ask() -> None:
        try:
            assert _found(path, "oil", "filter") == {"Engine oil filter"}
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


def test_a_writer_that_never_ends_takes_no_search_down(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where an index is whole it answers though it is older; where none is, one is made in the user's cache."""
    monkeypatch.setattr(index, "WRITER_WAIT_SECONDS", 0.2)
    monkeypatch.setattr(index, "OLDER_WAIT_SECONDS", 0.2)
    _home(path).mkdir()
    with word_writer.one_writer(_home(path)):
        assert _found(path, "oil", "filter") == {"Engine oil filter"}
    index.forget()
    shutil.rmtree(path.parent / "cache")
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    _load(path, [("Oil pan bolt", "", "bolt")], "t")
    index.forget()
    with word_writer.one_writer(_home(path)):
        assert _found(path, "oil") == {"Engine oil filter"}
        assert "another program is writing the word index" in caplog.text
    index.forget()
    assert _found(path, "oil") == {"Engine oil filter", "Oil pan bolt"}


class _Trap:
    """What a pickle may hold: unpickled, it makes a folder."""

    def __init__(self, sprung: Path) -> None:
        self._sprung = sprung

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self._sprung),)


def _table_of_contents(schema: object, segments: object, number: int) -> bytes:
    """A table of contents as Whoosh writes it, of whatever is to be unpickled."""
    from whoosh.filedb.filestore import RamStorage
    from whoosh.index import TOC

    storage = RamStorage()
    made = TOC(word_writer.word_schema(), [], number)
    made.write(storage, "MAIN")
    whole: bytes = storage.files[f"_MAIN_{number}.toc"]
    plain_schema = pickle.dumps(made.schema, 2)
    at = whole.index(plain_schema)
    head = whole[: at - 2] if len(plain_schema) > 127 else whole[: at - 1]
    put = pickle.dumps(schema, 2)
    length, rest = bytearray(), len(put)
    while rest > 127:
        length.append(rest & 0x7F | 0x80)
        rest >>= 7
    length.append(rest)
    return (
        head + bytes(length) + put + whole[at + len(plain_schema) : at + len(plain_schema) + 8] + pickle.dumps(segments)
    )


@pytest.mark.parametrize("where", ["schema", "segments"])
def test_a_file_added_to_the_sealed_folder_runs_no_code(path: Path, tmp_path: Path, where: str) -> None:
    """Whoosh opens the newest table of contents there is: one more file, and all of it is made anew."""
    _found(path, "oil")
    state = sealed_folder.read_state(_home(path))
    assert state is not None
    sprung = tmp_path / "sprung"
    trap = _Trap(sprung)
    planted = _table_of_contents(
        trap if where == "schema" else word_writer.word_schema(), trap if where == "segments" else [], 999
    )
    (_home(path) / state.folder / "_MAIN_999.toc").write_bytes(planted)
    index.forget()
    assert sealed_folder.read_state(_home(path)) is None
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert not sprung.exists()


def test_a_file_added_after_the_seal_was_read_is_not_seen(path: Path, tmp_path: Path) -> None:
    _found(path, "oil")
    index.forget()
    state = sealed_folder.read_state(_home(path))
    assert state is not None
    sprung = tmp_path / "sprung"
    planted = _table_of_contents(_Trap(sprung), [], 999)
    (_home(path) / state.folder / "_MAIN_999.toc").write_bytes(planted)
    opened = index.WhooshWords(_home(path), state)
    assert len(opened.with_words(["oil"])) == 1
    opened.close()
    assert not sprung.exists()


def test_a_link_in_place_of_the_index_is_not_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    kept = elsewhere / "vabcdefgh" / "letters.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    _home(path).symlink_to(elsewhere)
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert [file.name for file in elsewhere.rglob("*")] == ["vabcdefgh", "letters.txt"]


def test_only_what_is_ours_is_deleted(path: Path, tmp_path: Path) -> None:
    """Folders of other names, files in ours that we did not write, and what links point to stay."""
    home = _home(path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "_MAIN_1.toc").write_text("mine")
    (home / "videos").mkdir(parents=True)
    (home / "videos" / "film").write_text("mine")
    (home / "vabcdefgh").mkdir()
    (home / "vabcdefgh" / "notes").write_text("mine")
    (home / "vabcdefgh" / "_MAIN_1.toc").write_text("a dead writer's")
    (home / "vlinkedaa").symlink_to(outside)
    for number in range(os.getpid() - 2, os.getpid() + 3):
        (home / f"current.json.{number}").symlink_to(outside / "written")
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert (home / "videos" / "film").read_text() == "mine"
    assert (home / "vabcdefgh" / "notes").read_text() == "mine"
    assert not (home / "vabcdefgh" / "_MAIN_1.toc").exists()
    assert [file.name for file in outside.iterdir()] == ["_MAIN_1.toc"]
    assert not list(home.glob("current.json.*")), "what a dead writer left is swept away"


@pytest.mark.parametrize("key", [b"", b"too short"])
def test_a_key_that_was_left_short_is_made_anew_once(path: Path, tmp_path: Path, key: bytes) -> None:
    kept = tmp_path / "state" / "partsref" / "index.key"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(key)
    assert len(sealed_folder.secret()) == 32
    _found(path, "oil")
    before = json.loads((_home(path) / "current.json").read_text("utf-8"))
    sealed_folder.secret.cache_clear()
    index.forget()
    _found(path, "oil")
    assert json.loads((_home(path) / "current.json").read_text("utf-8")) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes where it may not")
def test_a_folder_that_may_not_be_written_is_no_obstacle(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        assert _found(path, "oil", "filter") == {"Engine oil filter"}
    finally:
        path.parent.chmod(0o700)
    assert not _home(path).exists()


def test_where_nothing_may_be_kept_a_temporary_folder_serves(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = path.with_name("blocked")
    blocked.write_text("a file, so no folder can be made in it")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    sealed_folder.secret.cache_clear()
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert not _home(path).exists(), "without a secret nothing is left for others to forge"


def test_a_full_disk_leaves_no_half_index(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(word_writer, "publish", full)
        with pytest.raises(DatabaseError, match="word index"):
            _found(path, "oil")
    assert not list(_home(path).glob("v*")), "nothing of it stays behind"
    assert _found(path, "oil", "filter") == {"Engine oil filter"}


def test_old_folders_are_swept_away(path: Path) -> None:
    for number in range(4):
        _load(path, [(f"Bracket {number}", "", "bracket")], f"t{number}")
        _found(path, "oil")
    assert len(list(_home(path).glob("v*"))) == 1
    state = json.loads((_home(path) / "current.json").read_text("utf-8"))
    assert json.loads(state["state"])["folder"] == next(_home(path).glob("v*")).name


def test_the_database_itself_is_never_written(path: Path) -> None:
    connection = sqlite3.connect(path)
    before = "\n".join(connection.iterdump())
    _found(path, "oil")
    assert "\n".join(connection.iterdump()) == before
    connection.close()


def test_an_index_in_the_cache_goes_when_the_one_beside_the_database_serves_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sealed_folder, "_is_mine", lambda _: False)
        assert _found(path, "oil", "filter") == {"Engine oil filter"}
    cached = sealed_folder._cached(path.absolute())
    assert cached is not None
    assert (cached / "current.json").exists()
    index.forget()
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert not cached.exists()


def test_what_a_killed_writer_left_goes_with_the_next_question_though_the_index_is_up_to_date(path: Path) -> None:
    _found(path, "oil")
    left = _home(path) / "v0badcafe"
    left.mkdir()
    (_home(path) / "current.json.draft").touch()
    index.forget()
    with word_writer.one_writer(_home(path)):
        _found(path, "oil")
        assert left.exists(), "a living writer's folder is left alone"
    index.forget()
    _found(path, "oil")
    assert sorted(one.name[:1] for one in _home(path).iterdir()) == ["W", "c", "v"]
    assert not left.exists()


def test_a_temporary_index_of_a_killed_process_goes_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_folder.tempfile, "gettempdir", lambda: str(tmp_path))
    left = tmp_path / ".partsref-words.0badcafe.part"
    left.mkdir()
    sealed_folder._temporary.cache_clear()
    first = sealed_folder._temporary()
    assert (left.exists(), first.exists()) == (False, True)
    sealed_folder._temporary.cache_clear()
    assert sealed_folder._temporary() != first
    assert first.exists(), "its maker lives"
    sealed_folder._temporary.cache_clear()


@pytest.mark.parametrize("error", [EmptyIndexError("Index 'MAIN' does not exist"), AssertionError([])])
def test_an_index_whoosh_does_not_find_is_made_elsewhere(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A file that could not be opened for a moment is, to Whoosh, an index that is not there, or has nothing in it."""
    opened, failed = index.WhooshWords, []

    def once(home: Path, state: object) -> object:
        if not failed:
            failed.append(home)
            raise error
        return opened(home, state)  # type: ignore[arg-type]

    monkeypatch.setattr(index, "WhooshWords", once)
    assert _found(path, "oil", "filter") == {"Engine oil filter"}
    assert failed == [_home(path)]
