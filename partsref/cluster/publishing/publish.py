"""Publish a catalogue: whole at first, then what changed. What is read is switched at the very end, in one step."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from partsref.cluster.access import pointer
from partsref.cluster.access.index_mapping import COPIED, PARTS, settings
from partsref.cluster.access.indexed_fields import with_indexed_fields
from partsref.cluster.access.live import live
from partsref.cluster.access.pointer import Held, Pointer, Publication
from partsref.cluster.access.reference_file import chunks, pack
from partsref.cluster.access.wire import WRITE_SECONDS, ClusterError, Json, Wire
from partsref.cluster.publishing import change_journal as journal
from partsref.cluster.publishing.part_documents import documents, part_ids
from partsref.errors import InputError
from partsref.store.file.database import generation, open_reader
from partsref.values import frozen

_PARTS_A_SHARD = 1_000_000
_IDS = 1_000
_MANY = 0.5
"""Of the parts changed: more than that are published whole."""
_GREEN_SECONDS = 300


@frozen
class Published:
    """What a publish did. `sent` counts documents written; `whole` tells that all were."""

    number: int
    generation: int
    parts: int
    sent: int
    retired: int
    whole: bool
    seconds: float
    up_to_date: bool = False


def publish(path: Path, wire: Wire, say: Callable[[str], None] = lambda _text: None) -> Published:
    """Publish the catalogue at `path`. Raises `ClusterError`, `DatabaseError`; what is read is then unchanged.

    Raises `InputError` for a catalogue that is older than what is published.
    """
    started = time.monotonic()
    wire.version()
    held = pointer.read_pointer(wire)
    with journal.open_journal(path) as notes, closing(open_reader(path)) as connection:
        connection.execute("BEGIN")
        _, now = generation(connection)
        if held and _is_published(connection, wire, held.pointer):
            return Published(
                held.pointer.attempt, now, held.pointer.parts, 0, 0, False, time.monotonic() - started, True
            )
        held = pointer.begin(wire, held)
        _clear_away(wire, held.pointer)
        done = _write(connection, wire, held, say)
        mark = token_hex(8)
        if notes is not None:  # A file nobody may write is published whole each time.
            journal.leave_mark(notes, mark, now)
        _switch(connection, wire, held, done, mark)
        return replace(done, generation=now, seconds=time.monotonic() - started)


def _is_published(connection: sqlite3.Connection, wire: Wire, old: Pointer) -> bool:
    """Whether this very state is what is read. Raises `InputError` if what is read is newer."""
    identity, now = generation(connection)
    if old.current is None or old.identity != identity:
        return False
    if now < old.generation:
        raise InputError(
            f"{wire.place}: has generation {old.generation} of this catalogue, the file is at {now}."
            " An older one is not published: load into the file that was published last."
        )
    return now == old.generation and journal.changed_since(connection, old.mark, now) is not None


def _write(connection: sqlite3.Connection, wire: Wire, held: Held, say: Callable[[str], None]) -> Published:
    """Write what is to be read next; nobody reads it yet."""
    now = held.pointer
    (parts,) = connection.execute("SELECT count(*) FROM part").fetchone()
    changed = journal.changed_since(connection, now.mark, now.generation) if now.current else None
    whole = now.current is None or changed is None or len(changed) > parts * _MANY
    if whole or now.current is None or changed is None:
        index = f"{wire.place.index}-{now.attempt:06d}"
        say(f"publishing {parts:,} parts whole ...")
        wire.create(index, {"settings": settings(1 + parts // _PARTS_A_SHARD), "mappings": PARTS})
        sent, retired = wire.bulk(_actions(connection, index, now.attempt, part_ids(connection))), 0
    else:
        index = now.current.index
        say(f"publishing {len(changed):,} changed parts of {parts:,} ...")
        sent = wire.bulk(_actions(connection, index, now.attempt, changed))
        retired = _retire(wire, now, now.current, changed)
    _refresh(wire, index)
    if whole:
        wire.change_settings(index, COPIED)
    _wait_for_copies(wire, index)
    query = {"bool": {"filter": [{"term": {"what": "part"}}, live(now.attempt, now.void)]}}
    there = wire.count(index, query)
    if there != parts:
        raise ClusterError(
            f"{wire.place}: {parts:,} parts were sent, {there:,} are there. What is read was not changed."
        )
    return Published(now.attempt, 0, parts, sent, retired, whole, 0.0)


def _switch(connection: sqlite3.Connection, wire: Wire, held: Held, done: Published, mark: str) -> None:
    """Put the reference data beside the documents, then have everybody read them."""
    old = held.pointer
    identity, now = generation(connection)
    data, sha256 = pack(connection)
    names = []
    for name, body in chunks(data, old.attempt):
        wire.put(f"/{wire.place.index}/_doc/{name}", body)
        names.append(name)
    index = f"{wire.place.index}-{old.attempt:06d}" if done.whole or old.current is None else old.current.index
    pointer.change(
        wire,
        held,
        replace(
            old,
            current=Publication(index, old.attempt),
            previous=old.current,
            identity=identity,
            generation=now,
            mark=mark,
            parts=done.parts,
            reference=tuple(names),
            sha256=sha256,
            switched_at=pointer.now(),
        ),
    )


def _actions(connection: sqlite3.Connection, index: str, attempt: int, ids: Iterable[int]) -> Iterator[Json]:
    for document in documents(connection, ids):
        name = f"{document['id']}" if document["what"] == "part" else f"{document['hub']}-{document['page']}"
        yield _action(index, f"{name}.{attempt}", attempt, {**document, "since": attempt})


def _action(index: str, name: str, version: int, document: Json) -> Json:
    return {
        "_index": index,
        "_id": name,
        "_version": version,
        "_version_type": "external_gte",
        "_source": with_indexed_fields(document),
    }


def _retire(wire: Wire, now: Pointer, current: Publication, changed: list[int]) -> int:
    """Say of the documents that are replaced until when they were read."""
    return wire.bulk(
        _action(current.index, hit["_id"], now.attempt, {**hit["_source"], "until": now.attempt})
        for hit in _replaced(wire, now, current, changed)
    )


def _replaced(wire: Wire, now: Pointer, current: Publication, changed: list[int]) -> Iterator[Json]:
    for start in range(0, len(changed), _IDS):
        some = changed[start : start + _IDS]
        of_some = {"bool": {"should": [{"terms": {"id": some}}, {"terms": {"hub": some}}], "minimum_should_match": 1}}
        # What this attempt wrote itself is not visible before the refresh, or is left out by its number.
        query = {"bool": {"filter": [of_some, live(current.number, now.void)]}}
        body: Json = {"size": 2 * _IDS, "query": query, "sort": ["id", "hub", "page"]}
        while True:
            [answer] = wire.searches([(current.index, body)])
            hits = answer["hits"]["hits"]
            yield from hits
            if len(hits) < body["size"]:
                break
            body = {**body, "search_after": hits[-1]["sort"]}


def _refresh(wire: Wire, index: str) -> None:
    shards = wire.post(f"/{index}/_refresh")["_shards"]
    if shards["failed"]:
        raise ClusterError(f"{wire.place}: not every node has what was sent. What is read was not changed. Try again.")


def _wait_for_copies(wire: Wire, index: str) -> None:
    if wire.health(index, _GREEN_SECONDS).get("status") not in ("green", "yellow"):
        raise ClusterError(f"{wire.place}: the index {index} is not whole. What is read was not changed.")


def _clear_away(wire: Wire, now: Pointer) -> None:
    """Delete what nobody reads any more: older publications, and what attempts that died left behind."""
    kept = {one.index for one in (now.current, now.previous) if one}
    if now.is_past_grace(pointer.now()) and now.current:
        kept = {now.current.index}
        _delete_retired(wire, now, now.current)
    prefix = f"{wire.place.index}-"
    for index in wire.indexes(f"{prefix}*"):
        number = index.removeprefix(prefix)
        if index not in kept and number.isdigit() and int(number) < now.attempt:
            wire.delete(f"/{index}")


def _delete_retired(wire: Wire, now: Pointer, current: Publication) -> None:
    void = list(now.void)
    retired = {
        "bool": {"filter": [{"range": {"until": {"lte": current.number}}}], "must_not": {"terms": {"until": void}}}
    }
    query = {"bool": {"should": [retired, {"terms": {"since": void}}], "minimum_should_match": 1}}
    wire.post(f"/{current.index}/_delete_by_query?conflicts=proceed&refresh=true", {"query": query}, WRITE_SECONDS)
    keep = [*now.reference, pointer.NAME]
    old: Json = {"query": {"bool": {"must_not": {"ids": {"values": keep}}}}}
    wire.post(f"/{wire.place.index}/_refresh")
    wire.post(f"/{wire.place.index}/_delete_by_query?conflicts=proceed&refresh=true", old, WRITE_SECONDS)
