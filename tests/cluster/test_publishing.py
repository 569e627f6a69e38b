"""A publication is read whole or not at all: the one before or the one after, whatever happens to who publishes."""

from __future__ import annotations

import random
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from catalogues import Small
from cluster.compared import compare
from cluster.nodes import Nodes
from support import Ran

from partsref.api import Catalog
from partsref.cluster.access import pointer
from partsref.cluster.access import wire as wire_module
from partsref.cluster.access.cluster_address import ClusterAddress, read_address
from partsref.cluster.access.wire import ClusterError, Wire
from partsref.cluster.publishing import publish
from partsref.cluster_catalog import ClusterCatalog

pytestmark = pytest.mark.cluster
Run = Callable[..., Ran]


@pytest.fixture
def place(nodes: Nodes, tmp_path: Path) -> Iterator[ClusterAddress]:
    """A name of one's own to publish under; what was published is deleted."""
    named = read_address(nodes.place(f"t{random.randrange(10**9)}"))
    yield named
    with closing(Wire(named)) as wire:
        for index in wire.indexes(f"{named.index}*"):
            wire.delete(f"/{index}")


@pytest.fixture
def small_db(tmp_path: Path) -> Path:
    """A made-up catalogue to write to: some oil filters that replace one another."""
    small = Small(tmp_path / "small.db")
    for at in range(40):
        small.part(f"Suzuki 16510-{at:02}A20", "oil filter")
    for record in ("Bosch F 026 407 001", "Wix 51358", "Denso 115010-1"):
        small.part(record, "oil filter")
        small.measure(record, height="65 mm", thread="M20x1.5")
    small.equivalents("Bosch F 026 407 001", ["Suzuki 16510-61A20", "Suzuki 16510-10A20", "Suzuki 16510-11A20"])
    small.equivalents("Wix 51358", ["Suzuki 16510-61A20", "Suzuki 16510-12A20"])
    small.equivalents("Denso 115010-1", ["Suzuki 16510-12A20", "Suzuki 16510-13A20"])
    small.link("Suzuki 16510-61A20", "superseded_by", "Suzuki 16510-14A20")
    small.reader(near_numbers=True).connection.close()
    return small.path


def published(db: Path, place: ClusterAddress) -> publish.Published:
    with closing(Wire(place)) as wire:
        return publish.publish(db, wire)


def same_everywhere(db: Path, place: ClusterAddress, numbers: int = 40) -> None:
    """A sample of answers, and all of what was touched, are the file's."""
    with Catalog(db) as on_file, ClusterCatalog(place) as on_cluster:
        rows = on_file.connection.execute("SELECT number FROM part ORDER BY id").fetchall()
        sample = [row[0] for row in random.Random(3).sample(rows, min(numbers, len(rows)))]
        done = compare(on_file, on_cluster, [*sample, "16510-61A20"], lambda c, n: c.cross_reference(n))
        assert done.differences == []
        assert on_cluster.state() == on_file.state()


def add(partsref: Run, db: Path, *what: str) -> None:
    assert partsref("add", *what, "--source", "my truck", "--db", db).status == 0


def link(partsref: Run, db: Path, number: str) -> None:
    add(partsref, db, "link", "Suzuki", "16510-61A20", "equivalent", "Bosch", number)


def test_only_what_changed_is_sent_and_what_was_taken_back_is_gone(
    small_db: Path, place: ClusterAddress, partsref: Run
) -> None:
    assert published(small_db, place).whole
    assert published(small_db, place).up_to_date
    link(partsref, small_db, "0986452058")
    add(partsref, small_db, "fitment", "Suzuki", "16510-61A20", "Honda", "Acty", "HA4")
    add(partsref, small_db, "measure", "Suzuki", "16510-61A20", "height", "65", "mm")
    why = ("--why", "it leaks", "--db", small_db)
    assert partsref("dispute", "link", "Suzuki", "16510-61A20", "Bosch", "0986452058", *why).status == 0
    done = published(small_db, place)
    assert (done.whole, done.sent) == (False, 2)
    same_everywhere(small_db, place)
    partsref("--version")  # Takes what was printed so far.
    loads = [row["load_id"] for row in partsref("mine", "--json", "--db", small_db).json]
    for load in loads[:3]:
        assert partsref("mine", "--undo", load, "--db", small_db).status == 0
    done = published(small_db, place)
    assert (done.whole, done.retired) == (False, 2)
    same_everywhere(small_db, place)


def test_an_older_catalogue_is_refused(small_db: Path, place: ClusterAddress, partsref: Run, tmp_path: Path) -> None:
    published(small_db, place)
    older = Path(shutil.copy(small_db, tmp_path / "older.db"))
    link(partsref, small_db, "0986452058")
    published(small_db, place)
    refused = partsref("publish", place, "--db", older)
    assert refused.status == 2
    assert "An older one is not published" in refused.err
    same_everywhere(small_db, place, 5)


def test_two_files_that_went_apart_are_each_published_whole(
    small_db: Path, place: ClusterAddress, partsref: Run, tmp_path: Path
) -> None:
    published(small_db, place)
    other = Path(shutil.copy(small_db, tmp_path / "other.db"))
    link(partsref, small_db, "0986452058")
    published(small_db, place)
    link(partsref, other, "0986452041")
    link(partsref, other, "0986452044")
    assert published(other, place).whole
    same_everywhere(other, place, 10)


class _DiedError(Exception):
    pass


@pytest.mark.parametrize("when", ["amid the documents", "before the switch"])
@pytest.mark.parametrize("first", [True, False], ids=["the first publish", "a later publish"])
def test_a_publish_that_dies_leaves_what_is_read_and_the_next_heals_it(
    when: str, first: bool, small_db: Path, place: ClusterAddress, partsref: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not first:
        published(small_db, place)
        with ClusterCatalog(place) as before:
            expected = before.cross_reference("16510-61A20")
        link(partsref, small_db, "0986452058")
        add(partsref, small_db, "part", "Suzuki", "99999-99A99", "oem")

    def die(*_: Any) -> Any:
        raise _DiedError

    def some(*asked: Any) -> Iterator[Any]:
        yield from islice(documents(*asked), 1)
        die()

    documents = publish.documents
    with monkeypatch.context() as dying:
        dying.setattr(*((publish, "documents", some) if when == "amid the documents" else (publish, "pack", die)))
        with pytest.raises(_DiedError):
            published(small_db, place)
    if first:
        with pytest.raises(ClusterError, match="nothing is published"):
            ClusterCatalog(place)
    else:
        with ClusterCatalog(place) as still:
            assert still.cross_reference("16510-61A20") == expected
        # What the dead one would have done is undone, and other things are done instead.
        link(partsref, small_db, "0986452041")
    assert published(small_db, place).whole == first
    same_everywhere(small_db, place)


def test_what_nobody_reads_any_more_is_deleted(
    small_db: Path, place: ClusterAddress, partsref: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pointer, "GRACE_SECONDS", -1.0)
    published(small_db, place)
    for number in ("0986452058", "0986452041", "0986452044"):
        link(partsref, small_db, number)
        published(small_db, place)
    same_everywhere(small_db, place, 10)
    with closing(Wire(place)) as wire:
        [index] = wire.indexes(f"{place.index}-*")
        # The parts, one more for each number, and the one replaced last.
        assert wire.count(index, {"match_all": {}}) <= 43 + 3 + 2
        # The pointer, the reference file that is read, and the one before.
        assert wire.count(place.index, {"match_all": {}}) == 3


def test_a_cluster_that_takes_no_more_leaves_what_is_read(
    small_db: Path, place: ClusterAddress, partsref: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire_module, "_BULK_RETRIES", 0)
    published(small_db, place)
    with ClusterCatalog(place) as before:
        expected = before.cross_reference("16510-61A20")
    link(partsref, small_db, "0986452058")
    blocked = {"index.blocks.read_only_allow_delete": True}
    with closing(Wire(place)) as wire:
        [index] = wire.indexes(f"{place.index}-*")
        wire.put(f"/{index}/_settings", blocked)
        refused = partsref("publish", place, "--db", small_db)
        assert refused.status == 2
        assert "its disks are full" in refused.err
        with ClusterCatalog(place) as still:
            assert still.cross_reference("16510-61A20") == expected
        wire.put(f"/{index}/_settings", dict.fromkeys(blocked))
    published(small_db, place)
    same_everywhere(small_db, place, 10)


def test_who_began_later_wins_and_the_other_changes_nothing(small_db: Path, place: ClusterAddress) -> None:
    with closing(Wire(place)) as wire:
        one = pointer.begin(wire, pointer.read_pointer(wire))
        other = pointer.begin(wire, pointer.read_pointer(wire))
        with pytest.raises(ClusterError, match="another publish began meanwhile"):
            pointer.change(wire, one, replace(one.pointer, mark="one"))
        pointer.change(wire, other, replace(other.pointer, mark="other"))


def test_readers_see_the_catalogue_before_or_after_and_never_a_mix(
    small_db: Path, place: ClusterAddress, partsref: Run
) -> None:
    published(small_db, place)
    right: dict[tuple[str, int], Any] = {}
    wrong: list[Any] = []
    seen: set[tuple[str, int]] = set()
    done = threading.Event()

    def told(catalog: Catalog) -> Any:
        return catalog.in_one_view(lambda: (catalog.state(), catalog.cross_reference("16510-61A20")))

    def read() -> None:
        with ClusterCatalog(place) as catalog:
            while not done.is_set():
                state, answer = told(catalog)
                seen.add(state)
                if state in right and answer != right[state]:
                    wrong.append((state, answer))

    def note() -> None:
        with Catalog(small_db) as catalog:
            state, answer = told(catalog)
            right[state] = answer

    note()
    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in ("0986452058", "0986452041", "0986452044", "F026407001"):
        link(partsref, small_db, number)
        note()
        published(small_db, place)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(seen) > 2


def test_an_index_of_others_is_neither_read_nor_written(
    small_db: Path, place: ClusterAddress, nodes: Nodes, partsref: Run
) -> None:
    nodes.client().index(index=place.index, body={"ours": True}, params={"refresh": "true"})
    for asked in (("find", "16510-61A20", "--db", place), ("publish", place, "--db", small_db)):
        refused = partsref(*asked)
        assert refused.status == 2
        assert "not a partsref catalogue" in refused.err
    assert nodes.client().count(index=place.index)["count"] == 1


def test_what_another_version_published_is_refused(
    small_db: Path, place: ClusterAddress, nodes: Nodes, partsref: Run
) -> None:
    published(small_db, place)
    with closing(Wire(place)) as wire:
        held = pointer.read_pointer(wire)
        assert held
        wire.put(f"/{place.index}/_doc/{pointer.NAME}?refresh=true", {**asdict(held.pointer), "format": 99})
    refused = partsref("find", "16510-61A20", "--db", place)
    assert refused.status == 2
    assert "published in format 99" in refused.err


def test_long_chains_and_parts_with_thousands_of_links_take_few_round_trips(
    tmp_path: Path, place: ClusterAddress
) -> None:
    small = Small(tmp_path / "hub.db")
    for at in range(11):
        small.link(f"Suzuki 10{at:03}-10A00", "superseded_by", f"Suzuki 10{at + 1:03}-10A00")
    small.equivalents("Bosch H 1", [f"Suzuki 2{at:04}-10A00" for at in range(1_200)])
    small.equivalents("Wix H 2", ["Suzuki 10000-10A00", "Suzuki 10011-10A00", "Suzuki 20005-10A00"])
    small.link("Suzuki 20007-10A00", "superseded_by", "Suzuki 20008-10A00")
    small.reader(near_numbers=True).connection.close()
    published(small.path, place)
    asked = ["10000-10A00", "10011-10A00", "20007-10A00", "20500-10A00", "H2"]
    with Catalog(small.path) as on_file, ClusterCatalog(place) as on_cluster:
        done = compare(on_file, on_cluster, asked, lambda c, n: c.cross_reference(n))
        assert done.differences == []
        assert max(done.trips) <= 5
        # A part with thousands of links that is met last: its links are a round trip more.
        whole = compare(on_file, on_cluster, ["H1", "10005-10A00"], lambda c, n: c.cross_reference(n, limit=2_000))
        assert whole.differences == []
        assert max(whole.trips) <= 6
        assert len(on_cluster.cross_reference("H1", limit=2_000).equivalents) > 1_000


def test_every_write_is_noted_for_the_next_publish(small_db: Path) -> None:
    from partsref.cluster.publishing.change_journal import open_journal

    with open_journal(small_db) as notes:
        assert notes is not None
    with closing(sqlite3.connect(small_db)) as db:
        (link_id, one, other) = db.execute("SELECT id, from_id, to_id FROM link LIMIT 1").fetchone()
        db.execute("DELETE FROM link_evidence WHERE link_id = ?", (link_id,))
        assert {row[0] for row in db.execute("SELECT part_id FROM publish_changed")} == {one, other}
