"""Parts, their spellings and what each source claims of them: a part is made when it is first spoken of."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from partsref.numbers.canonical import Reading, canonical, read
from partsref.numbers.formats import formats_of
from partsref.numbers.number_key import key
from partsref.store.read.part_keys import PartKeys
from partsref.store.write.batch import Mention, as_read
from partsref.store.write.repeated_names import RepeatedNames

_PART = (
    "INSERT INTO part (id, maker_id, key, base, number, kind, status, description_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_SPELLING = "INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?)"
_CLAIM = (
    "INSERT OR IGNORE INTO claim (part_id, load_id, source_id, spelling, slip, kind, description_id, status, note)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TOUCHED = "INSERT OR IGNORE INTO temp.touched VALUES (?)"

Identity = tuple[str, int]
"""(canonical key, maker's id): what a part is known by."""


class _Maker(NamedTuple):
    """Whom a mention names: as the catalogue calls him, and whether it knows how he lays out numbers."""

    id: int
    name: str
    lays_out: bool


class PartWriter:
    """Claims parts, many at once. `added` counts those that were new; `next_part` is the id the next one gets, and
    `first_added` the one the first got.

    Parts to be settled when the load is finished are noted in `temp.touched`.
    """

    def __init__(self, connection: sqlite3.Connection, names: RepeatedNames, added: Counter[str]) -> None:
        self._db = connection
        self._names = names
        self._added = added
        (self.next_part,) = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM part").fetchone()
        self.first_added = self.next_part
        self._makers: dict[str, _Maker] = {}
        """By the name a mention has."""
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (part_id INTEGER PRIMARY KEY)")
        connection.execute("DELETE FROM temp.touched")

    def added_parts(self, since: int = 0) -> PartKeys:
        """(id, key) of every part this writer made, from id `since` on."""
        return PartKeys(self._db, max(self.first_added, since))

    def claim(
        self, mentions: Sequence[Mention], by: tuple[int, int], readings: Sequence[Reading] = ()
    ) -> tuple[list[Identity], list[int]]:
        """Claim every mention, on the word of `by` (load, source); returns each one's identity and its part's id.

        Makes the parts that are new. `readings` are what `as_read` says of each, where somebody has worked it out.
        """
        identities: list[Identity] = []
        read_as: list[Reading] = []
        new: dict[Identity, int] = {}
        makers = self._makers
        for at, (mention, as_said) in enumerate(zip(mentions, readings or map(as_read, mentions), strict=True)):
            maker = makers.get(mention.maker) or self._maker(mention)
            # Read by the rules of the name the file has for its maker, it is read again where he has another here.
            same = maker.name == mention.maker
            reading = as_said if same else read(maker.name, mention.as_number or mention.number)
            identity = (reading[0], maker.id)
            identities.append(identity)
            read_as.append(reading)
            if identity not in new:
                new[identity] = at
        known = self._known_ids(new)
        new_from = self.next_part
        # In order: a B-tree takes its keys several times faster than at random.
        made = sorted(identity for identity in new if identity not in known)
        known.update(zip(made, count(new_from)))
        self.next_part += len(made)
        self._db.executemany(
            _PART,
            [
                self._row(part_id, identity, mentions[new[identity]], read_as[new[identity]])
                for part_id, identity in enumerate(made, new_from)
            ],
        )
        self._added["parts"] += len(made)
        ids = [known[identity] for identity in identities]
        self._claims(mentions, ids, read_as, by)
        # A new part of which one thing is said is what it says; any other has to be settled.
        touched = [(at,) for at, times in Counter(ids).items() if times > 1 or at < new_from]
        self._db.executemany(_TOUCHED, touched)
        return identities, ids

    def _row(self, part_id: int, identity: Identity, mention: Mention, reading: Reading) -> tuple[object, ...]:
        number_key, printed, base = reading
        other_base = base if base != number_key else None
        described, status = self._names.description(mention) or None, mention.status or "unknown"
        return part_id, identity[1], number_key, other_base, printed, mention.kind, status, described

    def _maker(self, mention: Mention) -> _Maker:
        maker_id = self._names.maker_of(mention)
        name = self._names.maker_name(maker_id)
        maker = self._makers[mention.maker] = _Maker(maker_id, name, bool(formats_of(name)))
        return maker

    def spelling(self, part_id: int, text: str, slip: str, load_id: int, source_id: int) -> None:
        """Record one more way a part's number was written; `slip` says how it was damaged, if it was."""
        written = " ".join(text.split())
        self._db.execute(_SPELLING, (part_id, written, key(written), slip))
        self._db.execute(_CLAIM, (part_id, load_id, source_id, written, slip, "", 0, "", ""))

    def known_part(self, maker: str, number_key: str) -> int | None:
        """The id of a part already here, by any name of its maker and its canonical key."""
        maker_id = self._names.known_maker(maker)
        row = self._db.execute("SELECT id FROM part WHERE key = ? AND maker_id = ?", (number_key, maker_id)).fetchone()
        return row[0] if row else None

    def known_number(self, maker: str, number: str) -> int | None:
        """The id of a part already here, by any name of its maker and any spelling of its number."""
        maker_id = self._names.known_maker(maker)
        return self.known_part(maker, canonical(self._names.maker_name(maker_id), number).key) if maker_id else None

    def order(self, part_id: int) -> tuple[str, str]:
        """What a symmetric link sorts its ends by: the maker's name and the key."""
        maker_id, number_key = self._db.execute("SELECT maker_id, key FROM part WHERE id = ?", (part_id,)).fetchone()
        return self._names.maker_name(maker_id), number_key

    def _claims(
        self, mentions: Sequence[Mention], ids: Sequence[int], readings: Sequence[Reading], by: tuple[int, int]
    ) -> None:
        spellings: list[tuple[object, ...]] = []
        claims: list[tuple[int | str, ...]] = []
        described = self._names.description
        for mention, part_id, (_, printed, _) in zip(mentions, ids, readings, strict=True):
            maker, number, kind, _, _, _, status, note, slip, _ = mention
            spelling = ""
            if number != printed:
                spelling = " ".join(number.split())
                spellings.append((part_id, spelling, key(spelling), slip))
            elif not self._makers[maker].lays_out:
                spelling = number  # Without a layout, how sources spell a number decides how it is printed.
            claims.append((part_id, *by, spelling, slip, kind, described(mention), status, note))
        self._db.executemany(_SPELLING, spellings)
        self._db.executemany(_CLAIM, sorted(claims))  # In the order of the table, as above.

    def _known_ids(self, identities: Iterable[Identity]) -> dict[Identity, int]:
        keys = json.dumps(list({identity[0] for identity in identities}))
        sql = "SELECT key, maker_id, id FROM part WHERE key IN (SELECT value FROM json_each(?))"
        return {(row[0], row[1]): row[2] for row in self._db.execute(sql, (keys,))}
