"""A fact the user says is wrong: it stays, is shown with the doubt, and is believed less."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from partsref.errors import InputError, NotFoundError
from partsref.intake.own.own_facts import SOURCE, kept, said
from partsref.model import Source
from partsref.numbers.canonical import canonical
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer
from partsref.values import frozen

COLUMNS = ("kind", "maker", "number", "other_maker", "other_number", "make", "model", "chassis", "why")
"""What a dispute says: of a link the other part, of a fitment the vehicle."""


def dispute(path: Path, row: Mapping[str, str], source: Source) -> int:
    """Dispute what a row of `COLUMNS` names; returns the load. Raises as the two that do it."""
    part = row["maker"], row["number"]
    if row["kind"] == "link":
        return dispute_link(path, part, (row["other_maker"], row["other_number"]), row["why"], source)
    return dispute_fitment(path, part, (row["make"], row["model"], row["chassis"]), row["why"], source)


def dispute_link(path: Path, one: tuple[str, str], other: tuple[str, str], why: str, source: Source) -> int:
    """Say that a link between two parts is wrong; returns the load. Raises `NotFoundError` without such a link."""
    told = dict(zip(COLUMNS[:5], ("link", *one, *other), strict=True))
    return _dispute(path, f"dispute: {' '.join(one)} and {' '.join(other)}", why, source, told, _link_ids(one, other))


def dispute_fitment(path: Path, part: tuple[str, str], vehicle: tuple[str, str, str], why: str, source: Source) -> int:
    """Say that a part does not fit a vehicle (make, model, chassis code or nothing); returns the load.

    Raises `NotFoundError` where nobody says that it fits.
    """
    named = " ".join(filter(None, vehicle))
    told = {**dict(zip(COLUMNS[:3], ("fitment", *part), strict=True)), **dict(zip(COLUMNS[5:8], vehicle, strict=True))}
    return _dispute(path, f"dispute: {' '.join(part)} on {named}", why, source, told, _fitment_ids(part, vehicle))


@frozen
class _Facts:
    """Which facts are meant: the statement that finds them by parts and values, and the one that disputes one."""

    sql: str
    insert: str
    values: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]


def _link_ids(one: tuple[str, str], other: tuple[str, str]) -> _Facts:
    sql = "SELECT id FROM link WHERE (from_id = ?1 AND to_id = ?2) OR (from_id = ?2 AND to_id = ?1)"
    return _Facts(sql, "INSERT INTO link_dispute VALUES (?, ?, ?)", (), (one, other))


def _fitment_ids(part: tuple[str, str], vehicle: tuple[str, str, str]) -> _Facts:
    sql = (
        "SELECT f.id FROM fitment AS f JOIN application AS a ON a.id = application_id WHERE part_id = ?1"
        " AND make = ?2 COLLATE NOCASE AND model = ?3 COLLATE NOCASE AND (?4 = '' OR chassis = ?4 COLLATE NOCASE)"
    )
    return _Facts(sql, "INSERT INTO fitment_dispute VALUES (?, ?, ?)", vehicle, (part,))


def _dispute(path: Path, what: str, why: str, source: Source, told: Mapping[str, str], facts: _Facts) -> int:
    reason = " ".join(why.split())
    if not reason:
        raise InputError("why: expected what is wrong with it, came nothing.")
    with closing(open_writer(path)) as connection, writing(connection, path):
        writer = Writer(connection)
        ids = [writer.known_part(maker, canonical(maker, number).key) for maker, number in facts.parts]
        if None in ids:
            missing = " ".join(facts.parts[ids.index(None)])
            raise NotFoundError(f"No part {missing} is here, so nothing about it can be disputed.")
        found = connection.execute(facts.sql, (*ids, *facts.values)).fetchall()
        if not found:
            raise NotFoundError(
                f"No source here says that ({what.removeprefix('dispute: ')}), so there is nothing to dispute."
            )
        doubt = {"what": what, "why": reason, **told}
        if known := next((fact for fact in said(connection) if fact.dispute == doubt), None):
            return known.load_id
        act = kept(source, dispute=doubt)
        load_id = writer.begin(SOURCE, what, "", "UPDATE", act)
        writer.source(source)
        text = f"{reason} ({source.title})"
        connection.executemany(facts.insert, [(row[0], load_id, text) for row in found])
        writer.finish(len(found))
    return load_id
