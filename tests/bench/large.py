"""A made-up file of a million parts and three million links, written straight into the tables: made in a minute."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partsref.model import Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer

PER_RECORD = 15
"""Numbers a record names: half of the 15 OEM numbers of its group on average, so that lists differ."""
MAKERS = 40


class Size(NamedTuple):
    """Parts of each kind; the links of each number asked for, to records of as many groups, and of the hub."""

    oem: int
    aftermarket: int
    asked: int
    links: int
    hub: int


FULL, SMALL = Size(600_000, 400_000, 200, 100, 5_000), Size(600, 400, 5, 100, 300)


def fill_large(path: Path, size: Size, seed: int = 1) -> tuple[list[int], int, int]:
    """Write the file; returns the ids of numbers with many links, of the hub, and the links written."""
    rng = random.Random(seed)
    connection = open_writer(path)
    with writing(connection, path):
        writer = Writer(connection)
        load = writer.begin(Source("s1", "made up", trust="A"), "made up")
        source = writer.source(Source("s2", "made up too", trust="B"))
        writer.finish(0)
        _parts(connection, rng, load, source, size)
        asked = rng.sample(range(1, size.oem + 1), size.asked)
        hub = next(part for part in range(1, size.oem + 1) if part not in asked)
        connection.executemany(
            "INSERT OR IGNORE INTO link (from_id, to_id, relation) VALUES (?, ?, 'equivalent')",
            _links(rng, asked, hub, size),
        )
        connection.execute(
            "INSERT INTO link_evidence SELECT id, ?, CASE id % 3 WHEN 0 THEN ? ELSE 1 END, 0, '' FROM link ORDER BY id",
            (load, source),
        )
        [(links,)] = connection.execute("SELECT count(*) FROM link")
    connection.execute("PRAGMA optimize")
    connection.close()
    return asked, hub, links


def _parts(connection: sqlite3.Connection, rng: random.Random, load: int, source: int, size: Size) -> None:
    oem, parts = size.oem, size.oem + size.aftermarket
    connection.executemany(
        "INSERT INTO maker (id, name, kind) VALUES (?, ?, ?)",
        [(n, f"Maker {n}", "oem" if n <= MAKERS // 2 else "aftermarket") for n in range(1, MAKERS + 1)],
    )
    connection.execute("INSERT INTO category (id, name) VALUES (1, 'oil filter')")
    connection.execute("INSERT INTO description (id, name, category_id) VALUES (1, 'Oil filter', 1)")
    connection.executemany(
        "INSERT INTO part (id, maker_id, key, number, kind, description_id) VALUES (?, ?, ?, ?, ?, 1)",
        _numbers(rng, size),
    )
    connection.execute(
        "INSERT INTO claim (part_id, load_id, source_id, kind) SELECT id, ?, ?, kind FROM part ORDER BY id",
        (load, source),
    )
    records = range(oem + 1, parts + 1)
    connection.executemany(
        "INSERT INTO attribute (part_id, name, value, unit) VALUES (?, ?, ?, 'mm')",
        ((part, name, value) for part in records for name, value in (("height", "66"), ("outer diameter", "65"))),
    )
    connection.execute("INSERT INTO attribute_evidence SELECT id, ?, ? FROM attribute ORDER BY id", (load, source))
    connection.executemany(
        "INSERT INTO application (id, make, model, chassis) VALUES (?, 'Suzuki', ?, ?)",
        [(n, f"Model {n}", f"D{n:05}V") for n in range(1, 5_001)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO fitment (part_id, application_id) VALUES (?, ?)",
        ((part, rng.randint(1, 5_000)) for part in range(1, parts + 1) for _ in range(3)),
    )
    connection.execute("INSERT INTO fitment_evidence SELECT id, ?, ?, '' FROM fitment ORDER BY id", (load, source))


def _numbers(rng: random.Random, size: Size) -> Iterator[tuple[int, int, str, str, str]]:
    for part in range(1, size.oem + size.aftermarket + 1):
        oem = part <= size.oem
        maker = rng.randint(1, MAKERS // 2) + (0 if oem else MAKERS // 2)
        key = f"{rng.randrange(10**5):05}{part:07}"
        yield part, maker, key, f"{key[:5]}-{key[5:]}", "oem" if oem else "aftermarket"


def _links(rng: random.Random, asked: list[int], hub: int, size: Size) -> Iterator[tuple[int, int]]:
    """Groups of 15 numbers and 10 records; then the numbers asked for, on records of many groups."""
    for group in range(size.oem // PER_RECORD):
        numbers = range(group * PER_RECORD + 1, (group + 1) * PER_RECORD + 1)
        for record in range(size.oem + group * 10 + 1, size.oem + group * 10 + 11):
            yield from ((number, record) for number in rng.sample(numbers, rng.randint(2, 13)))
    records = range(size.oem + 1, size.oem + size.aftermarket + 1)
    for number in asked:
        yield from ((number, record) for record in rng.sample(records, size.links))
    yield from ((hub, record) for record in rng.sample(records, size.hub))
