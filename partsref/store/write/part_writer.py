"""Parts, their spellings and what each source claims of them: a part is made when it is first spoken of."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from partsref.numbers.canonical import canonical
from partsref.numbers.formats import formats_of
from partsref.numbers.number_key import key
from partsref.store.read.part_keys import PartKeys
from partsref.store.write.batch import Mention
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


class PartWriter:
    """Claims parts, many at once. `added` counts those that were new; `next_part` is the id the next one gets.

    Parts to be settled when the load is finished are noted in `temp.touched`.
    """

    def __init__(self, connection: sqlite3.Connection, names: RepeatedNames, added: Counter[str]) -> None:
        self._db = connection
        self._names = names
        self._added = added
        (self.next_part,) = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM part").fetchone()
        self._first_added = self.next_part
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (part_id INTEGER PRIMARY KEY)")
        connection.execute("DELETE FROM temp.touched")

    def added_parts(self) -> PartKeys:
        """(id, key) of every part this writer made."""
        return PartKeys(self._db, self._first_added)

    def claim(
        self, mentions: Sequence[Mention], load_id: int, source_id: int
    ) -> tuple[list[tuple[str, int]], list[int]]:
        """Claim every mention; returns each one's (key, maker id) and part id. Makes the parts that are new."""
        identities: list[tuple[str, int]] = []
        printed: list[str] = []
        new: dict[tuple[str, int], tuple[Mention, str, str]] = {}
        for mention in mentions:
            maker_id = self._names.maker_of(mention)
            reading = canonical(self._names.maker_name(maker_id), mention.as_number or mention.number)
            identity = (reading.key, maker_id)
            identities.append(identity)
            printed.append(reading.printed)
            if identity not in new:
                new[identity] = (mention, reading.printed, reading.base)
        known = self._known_ids(new)
        new_from = self.next_part
        rows = []
        # In order: a B-tree takes its keys several times faster than at random.
        for identity in sorted(new.keys() - known.keys()):
            mention, as_printed, base = new[identity]
            number_key, maker_id = identity
            known[identity] = part_id = self.next_part
            self.next_part += 1
            rows.append(
                (
                    part_id,
                    maker_id,
                    number_key,
                    base if base != number_key else None,
                    as_printed,
                    mention.kind,
                    mention.status or "unknown",
                    self._names.description(mention) or None,
                )
            )
        self._db.executemany(_PART, rows)
        self._added["parts"] += len(rows)
        ids = [known[identity] for identity in identities]
        self._claims(mentions, ids, printed, (load_id, source_id), new_from)
        return identities, ids

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
        self, mentions: Sequence[Mention], ids: list[int], printed: list[str], by: tuple[int, int], new_from: int
    ) -> None:
        spellings: list[tuple[object, ...]] = []
        claims: dict[tuple[int | str, ...], None] = {}
        for mention, part_id, as_printed in zip(mentions, ids, printed, strict=True):
            spelling = ""
            if mention.number != as_printed:
                spelling = " ".join(mention.number.split())
                spellings.append((part_id, spelling, key(spelling), mention.slip))
            elif not formats_of(self._names.maker_name(self._names.maker_of(mention))):
                spelling = mention.number  # Without a layout, how sources spell a number decides how it is printed.
            _, _, kind, _, _, _, status, note, slip, _ = mention
            described = self._names.description(mention)
            claims[part_id, *by, spelling, slip, kind, described, status, note] = None
        self._db.executemany(_SPELLING, spellings)
        self._db.executemany(_CLAIM, claims)
        # A new part of which one thing is said is what it says; any other has to be settled.
        said = Counter(claim[0] for claim in claims)
        self._db.executemany(_TOUCHED, [(at,) for at, times in said.items() if times > 1 or int(at) < new_from])

    def _known_ids(self, identities: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
        keys = json.dumps(list({identity[0] for identity in identities}))
        sql = "SELECT key, maker_id, id FROM part WHERE key IN (SELECT value FROM json_each(?))"
        return {(row[0], row[1]): row[2] for row in self._db.execute(sql, (keys,))}
