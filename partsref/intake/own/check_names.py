"""Names in a user's fact that nobody here knows: they may be right or a slip; he is told while he can mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from partsref.store.read import names
from partsref.words.chassis import patterns, same_code
from partsref.words.fold import fold

_MAKERS = ("maker", "maker_from", "maker_to")


def unknown_names(connection: sqlite3.Connection, row: Mapping[str, str]) -> Iterator[str]:
    """What of a row's makers and vehicle is new here, each in a sentence with what it may have been meant for."""
    if typed := [row[column] for column in _MAKERS if row.get(column)]:
        known = {fold(alias): maker for alias, maker, _ in names.makers(connection)}
        yield from (
            f"{maker} is a new maker here{_meant(maker, known)}." for maker in typed if fold(maker) not in known
        )
    if "chassis" in row and row.get("model") and "maker" in row:  # A vehicle's own row may well be new.
        yield from _vehicle(connection, row["make"], row["model"], row["chassis"])


def _vehicle(connection: sqlite3.Connection, make: str, model: str, chassis: str) -> Iterator[str]:
    models = {fold(f"{one.make} {one.name}"): f"{one.make} {one.name}" for one in names.models(connection)}
    if fold(f"{make} {model}") not in models:
        yield f"{make} {model} is a new model here{_meant(f'{make} {model}', models)}."
        return
    codes = [
        code
        for vehicle in names.vehicles(connection)
        if fold(f"{vehicle.make} {vehicle.model}") == fold(f"{make} {model}")
        for code in patterns(vehicle.chassis)
    ]
    for code in patterns(chassis):
        if not any(same_code(code, known) for known in codes):
            near = _meant(code, {known: known for known in codes})
            yield f"no {make} {model} {code} is known here{near}. If it is right: partsref add vehicle."


def _meant(typed: str, known: Mapping[str, str]) -> str:
    """', is it Honda?' where something known is like what was typed."""
    near: Iterable[str] = get_close_matches(typed if typed in known else fold(typed), known, 1, 0.6)
    near = near or get_close_matches(typed, known, 1, 0.6)
    return next((f": is it {known[one]}?" for one in near), "")
