"""What every row repeats: sources, makers, categories, descriptions, vehicles as named. Their ids stay in memory."""

from __future__ import annotations

import sqlite3

from partsref.errors import InputError
from partsref.model import Kind, Maker, Source
from partsref.store.write.batch import Application, Mention
from partsref.words.fold import fold

_REMEMBERED = 100_000
"""Names kept in memory at most, of each kind: a catalogue repeats its words, but need not."""


class RepeatedNames:
    """Gives the id of a name, made on its first use."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._sources: dict[str, int] = dict(connection.execute("SELECT code, id FROM source"))
        self._makers: dict[str, int] = dict(connection.execute("SELECT fold, maker_id FROM maker_alias"))
        self._makers_as_typed: dict[str, int] = {}
        self._maker_names: dict[int, str] = dict(connection.execute("SELECT id, name FROM maker"))
        self._categories: dict[str, int] = dict(connection.execute("SELECT name, id FROM category"))
        self._descriptions: dict[tuple[str, str, str], int] = {}
        self._applications: dict[Application, int] = {}

    def source(self, source: Source, *, renewed: bool = False) -> int:
        """The id of a source; a known one keeps its title and trust unless it is `renewed`."""
        if known := self._sources.get(source.id):
            if renewed:
                self._db.execute(
                    "UPDATE source SET title = ?, url = ?, kind = ?, trust = ? WHERE id = ?",
                    (source.title, source.url, source.kind, source.trust, known),
                )
            return known
        cursor = self._db.execute(
            "INSERT INTO source (code, title, url, kind, trust) VALUES (?, ?, ?, ?, ?)",
            (source.id, source.title, source.url, source.kind, source.trust),
        )
        self._sources[source.id] = int(cursor.lastrowid or 0)
        return self._sources[source.id]

    def source_id(self, code: str) -> int:
        """The id of a source already told. Raises `InputError` for one that is not known."""
        if (known := self._sources.get(code)) is None:
            raise InputError(f"source: expected the id of a known source, came {code!r}. Add the source first")
        return known

    def maker(self, maker: Maker) -> int:
        """The id of a maker known by its name or any alias; made if it is new."""
        names = [maker.name, maker.name_ja, *maker.aliases]
        known = self._makers.get(fold(maker.name))
        if known is None:
            cursor = self._db.execute(
                "INSERT INTO maker (name, name_ja, kind, note) VALUES (?, ?, ?, ?)",
                (maker.name, maker.name_ja, maker.kind, maker.note),
            )
            known = int(cursor.lastrowid or 0)
            self._maker_names[known] = maker.name
        for alias in filter(None, names):
            if self._makers.setdefault(fold(alias), known) == known:
                self._db.execute(
                    "INSERT OR IGNORE INTO maker_alias (fold, alias, maker_id) VALUES (?, ?, ?)",
                    (fold(alias), alias, known),
                )
        return known

    def kind_of(self, maker: str) -> Kind:
        """Whether a maker makes vehicles, parts, or is a standard; one nobody named yet is taken to make parts."""
        known = self._makers.get(fold(maker))
        row = self._db.execute("SELECT kind FROM maker WHERE id = ?", (known,)).fetchone()
        return row[0] if row else "aftermarket"

    def category(self, name: str, name_ja: str = "", part_group: str = "") -> int:
        """The id of a category of the vocabulary."""
        if (known := self._categories.get(name)) is None:
            cursor = self._db.execute(
                "INSERT INTO category (name, name_ja, part_group) VALUES (?, ?, ?)", (name, name_ja, part_group)
            )
            known = self._categories[name] = int(cursor.lastrowid or 0)
        return known

    def maker_name(self, maker_id: int) -> str:
        """The name of a maker by its id."""
        return self._maker_names[maker_id]

    def known_maker(self, name: str) -> int | None:
        """The id of a maker already here, by its name or any alias."""
        return self._makers.get(fold(name))

    def maker_of(self, mention: Mention) -> int:
        """The id of the maker a mention names; made of its kind if it is new."""
        if (known := self._makers_as_typed.get(mention.maker)) is None:
            known = self._makers.get(fold(mention.maker)) or self.maker(Maker(mention.maker, mention.kind))
            self._makers_as_typed[mention.maker] = known
        return known

    def description(self, mention: Mention) -> int:
        """The id of what a mention calls its part; 0 where it says nothing."""
        words = mention[3:6]
        if (known := self._descriptions.get(words)) is None:
            if len(self._descriptions) >= _REMEMBERED:
                self._descriptions.clear()
            known = self._descriptions[words] = self._description_id(*words) if any(words) else 0
        return known

    def _description_id(self, name: str, name_ja: str, category: str) -> int:
        words = (name, name_ja, self.category(category) if category else 0)
        row = (
            self._db.execute(
                "SELECT id FROM description WHERE name = ? AND name_ja = ? AND ifnull(category_id, 0) = ?", words
            ).fetchone()
            or self._db.execute(
                "INSERT INTO description (name, name_ja, category_id) VALUES (?, ?, ?) RETURNING id",
                (name, name_ja, words[2] or None),
            ).fetchone()
        )
        return int(row[0])

    def application(self, named: Application) -> int:
        """The id of a vehicle as a source names it."""
        if (known := self._applications.get(named)) is None:
            if len(self._applications) >= _REMEMBERED:
                self._applications.clear()
            row = (
                self._db.execute(
                    "SELECT id FROM application WHERE make = ? AND model = ? AND chassis = ? AND engine = ?"
                    " AND ifnull(year_from, 0) = ifnull(?, 0) AND ifnull(year_to, 0) = ifnull(?, 0)",
                    named,
                ).fetchone()
                or self._db.execute(
                    "INSERT INTO application (make, model, chassis, engine, year_from, year_to)"
                    " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                    named,
                ).fetchone()
            )
            known = self._applications[named] = int(row[0])
        return known
