"""Which publication is read: one small document, changed in one step, so that readers see one or the other whole.

Every attempt to publish has a number of its own. Documents carry the publication they came with (`since`) and the one
that replaced them (`until`); attempts that never became what is read are `void`: what they wrote counts for nothing.
"""

from __future__ import annotations

import time
from dataclasses import asdict, replace
from typing import Any

from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.cluster.access.index_mapping import EVERYWHERE, FORMAT, MARK, POINTER
from partsref.cluster.access.wire import ClusterError, Wire
from partsref.values import frozen

NAME = "published"
GRACE_SECONDS = 120.0
"""What was read before the last switch is kept so long at least: whoever began with it comes to an end."""


@frozen
class Publication:
    """One publication. `number` tells which documents of `index` are its own."""

    index: str
    number: int


@frozen
class Pointer:
    """What is read, and what was read before it.

    `attempt` is the last number given out; `mark` is left in the catalogue's file too, so that it knows its own
    publication; `reference` are the documents of the reference file.
    """

    format: int
    attempt: int
    void: tuple[int, ...] = ()
    current: Publication | None = None
    previous: Publication | None = None
    identity: str = ""
    generation: int = 0
    mark: str = ""
    parts: int = 0
    reference: tuple[str, ...] = ()
    sha256: str = ""
    switched_at: float = 0.0

    def is_past_grace(self, now: float) -> bool:
        """Whether nobody reads any more what was read before the last switch."""
        return now - self.switched_at > GRACE_SECONDS


@frozen
class Held:
    """A pointer as it was read: it can be changed only while nobody else has changed it."""

    pointer: Pointer
    sequence: int
    term: int


def read_pointer(wire: Wire) -> Held | None:
    """The pointer; None where nothing was published yet. Raises `ClusterError` for an index that is not ours."""
    found = wire.get(wire.place.index, NAME)
    if found is None:
        _refuse_foreign(wire)
        return None
    return Held(parse(wire.place, found["_source"]), found["_seq_no"], found["_primary_term"])


def parse(place: ClusterAddress, source: dict[str, Any]) -> Pointer:
    """A pointer from its document. Raises `ClusterError` for one that another partsref wrote."""
    if source.get("format") != FORMAT:
        raise ClusterError(
            f"{place}: was published in format {source.get('format')}, this partsref reads {FORMAT}."
            " Publish it again with this version, or read it with the one that published it."
        )
    told = dict(source)
    for name in ("current", "previous"):
        told[name] = Publication(**told[name]) if told.get(name) else None
    for name in ("void", "reference"):
        told[name] = tuple(told[name])
    return Pointer(**told)


def begin(wire: Wire, held: Held | None) -> Held:
    """Take the next number, which voids all that were begun and not finished. Raises `ClusterError` if outrun."""
    if held is None:
        if not wire.indexes(wire.place.index):
            wire.create(wire.place.index, {"settings": EVERYWHERE, "mappings": POINTER})
        return _write(wire, Pointer(FORMAT, 1), "op_type=create")
    pointer = held.pointer
    last = pointer.current.number if pointer.current else 0
    void = tuple(sorted({*pointer.void, *range(last + 1, pointer.attempt + 1)}))
    return change(wire, held, replace(pointer, attempt=pointer.attempt + 1, void=void))


def change(wire: Wire, held: Held, pointer: Pointer) -> Held:
    """Put another pointer in the place of the one held. Raises `ClusterError` if somebody else did meanwhile."""
    return _write(wire, pointer, f"if_seq_no={held.sequence}&if_primary_term={held.term}")


def now() -> float:
    """Seconds since 1970, as pointers have them."""
    return time.time()


def _write(wire: Wire, pointer: Pointer, condition: str) -> Held:
    path = f"/{wire.place.index}/_doc/{NAME}?refresh=true&{condition}"
    try:
        told = wire.put(path, asdict(pointer))
    except ClusterError as error:
        # A write that was sent twice, the first answer being lost, conflicts with itself.
        found = wire.get(wire.place.index, NAME)
        if found is not None and parse(wire.place, found["_source"]) == pointer:
            return Held(pointer, found["_seq_no"], found["_primary_term"])
        if "version_conflict" in str(error) or "version conflict" in str(error):
            raise ClusterError(
                f"{wire.place}: another publish began meanwhile; what is read was not changed. Try again."
            ) from error
        raise
    return Held(pointer, told["_seq_no"], told["_primary_term"])


def _refuse_foreign(wire: Wire) -> None:
    known = wire.indexes(wire.place.index)
    if known and not (
        set(known) == {wire.place.index} and known[wire.place.index]["mappings"].get("_meta", {}).get(MARK)
    ):
        raise ClusterError(
            f"{wire.place}: there is an index of this name that is not a partsref catalogue. Choose another name."
        )
