"""A made-up catalogue as big as a trade's: numbers of `catalogue`, linked, fitted and named at random, repeatably."""

from __future__ import annotations

import random
from pathlib import Path

from bench.catalogue import numbers

from partsref.index import near
from partsref.intake.catalogue.build_database import fill
from partsref.model import Source, Trust
from partsref.shipped import shipped
from partsref.store.file.database import open_writer, writing
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer

_SEED = 7
_TRUST: tuple[Trust, ...] = ("A", "B", "C", "D")
_FORMS = ("assy", "set", "comp", "left", "right", "front", "rear", "kit")


def build(path: Path, parts: int) -> None:
    """The shipped catalogue and `parts` made-up parts, a fitment each, a link for every third."""
    fill(path, shipped("catalog"))
    connection = open_writer(path)
    rng = random.Random(_SEED)
    categories = [row[0] for row in connection.execute("SELECT name FROM category ORDER BY name")]
    vehicles = connection.execute(
        "SELECT make, model, chassis, engine, year_from, year_to FROM vehicle WHERE chassis <> '' ORDER BY id"
    ).fetchall()
    with writing(connection, path):
        writer = Writer(connection)
        sources = [f"b{n}" for n in range(20)]
        for code in sources:
            writer.source(Source(code, f"made-up source {code}", "", "bench", rng.choice(_TRUST)))
        writer.begin(Source("bench", "made-up", "", "bench", "D"), "bench.csv")
        oem: list[int] = []
        aftermarket: list[int] = []
        for maker, number in numbers(parts, _SEED):
            category = rng.choice(categories)
            other = maker == "Aftermarket"
            part = writer.part(
                maker,
                number,
                rng.choice(sources),
                kind="aftermarket" if other else "oem",
                name=f"{category} {rng.choice(_FORMS)}",
                category=category,
            )
            (aftermarket if other else oem).append(part)
        for part in aftermarket:
            for _ in range(rng.choice((1, 2, 3, 6))):
                writer.link(rng.choice(oem), part, "equivalent", rng.choice(sources))
        for _ in range(parts // 10):
            old, new = rng.sample(oem, 2)
            writer.link(old, new, "superseded_by", rng.choice(sources))
        for part in rng.choices([*oem, *aftermarket], k=parts):
            make, model, chassis, engine, first, last = rng.choice(vehicles)
            writer.fitment(
                part, make, model, chassis, rng.choice(sources), engine=engine, year_from=first, year_to=last
            )
        writer.finish(parts)
        near.apply(connection, writer.added_parts())
        relate(connection)
    connection.execute("PRAGMA optimize")
    connection.execute("PRAGMA journal_mode = delete")
    connection.close()
