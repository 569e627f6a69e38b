"""The questions that cost most, found by trying: each route's, on any catalogue. Benches ask them of a big one."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

LONG = 10_000
"""Characters of the longest question."""
_WORST_FACETS = "&".join(f"_facet={name}" for name in ("make", "model", "category", "position", "note", "chassis"))


@dataclass(frozen=True)
class _Known:
    """What the questions are made of."""

    numbers: tuple[str, ...]
    words: tuple[str, ...]
    hubs: tuple[tuple[str, str], ...]
    vehicle: tuple[str, str]
    maker: str
    """Who has most parts."""


def hard_questions(path: Path, seed: int = 1) -> dict[str, str]:
    """Addresses by what makes them hard."""
    rng, known = random.Random(seed), _known(path)
    mixed = (*known.numbers[:200], *known.words)

    def many(pieces: tuple[str, ...], length: int = LONG, between: str = " ") -> str:
        text = ""
        while len(text) < length:
            text += rng.choice(pieces) + between
        return quote(text[:length], safe="")[:55_000].rpartition("%")[0]

    def lines(pieces: list[str]) -> str:
        return quote("\n".join(pieces), safe="")[:55_000].rpartition("%")[0]

    def worn(number: str) -> str:
        place = rng.randrange(len(number))
        return number[:place] + rng.choice("0123456789ABC") + number[place + 1 :]

    numbers = list(known.numbers)
    maker, number = (quote(text, safe="") for text in known.hubs[0])
    make, model = (quote(text, safe="") for text in known.vehicle)
    biggest = quote(known.maker, safe="")
    marks = "&".join(f"part={quote(f'{one}/{other}', safe='')}" for one, other in known.hubs)
    in_a_line = [",".join(numbers[place : place + 10]) for place in range(0, 3_000, 10)]
    return {
        "search: numbers": f"/?q={many(known.numbers)}",
        "search: words": f"/?q={many(known.words)}&all=1",
        "search: all sorts": f"/?q={many(mixed)}&all=1",
        "search: single letters": f"/?q={many(tuple('abcdefg0123'))}",
        "search: one word": f"/?q={'a' * LONG}",
        "search: no letter": f"/?q={quote('()' * (LONG // 2))}",
        "search: the commonest": "/?q=oil+filter&all=1",
        "search: of one make": f"/.json?q={make}&all=1",
        "search: of one maker": f"/?q={biggest}&all=1",
        "search: of one maker, JSON": f"/.json?q={biggest}+filter&all=1",
        "search: two digits": "/?q=16&all=1",
        "search: a size": "/?q=66x65&all=1",
        "part: a hub": f"/part/{maker}/{number}",
        "part: a hub, drawn": f"/part/{maker}/{number}.svg",
        "part: nobody's": f"/part/{maker}/{'9' * 200}",
        "vehicle: the fullest": f"/vehicle/{make}/{model}",
        "match: ten in each line": f"/match?numbers={lines(in_a_line)}",
        "match: ten thousand lines": f"/match?numbers={'1%0A' * LONG}",
        "match: worn": f"/match?numbers={lines([worn(one) for one in numbers[:300]])}",
        "match: short": f"/match.csv?numbers={lines([one[:4] for one in numbers[:300]])}",
        "match: a hub": f"/match?numbers={lines([known.hubs[0][1]] * 300)}",
        "match: wildcards": f"/match?numbers={'%3F' * 8}{('%0A' + '%3F' * 8) * 299}",
        "list: hubs": f"/list?{marks}",
        "compare: hubs": f"/compare.json?{marks}",
        "coverage": "/coverage",
        "coverage: drawn": "/coverage.svg",
        "truck": f"/truck?q={make}+{model}",
        "home": "/",
        "home: JSON": "/.json",
        "sources": "/sources",
        "tables": "/partsref",
        "table: sorted by name": "/partsref/parts?_sort=name",
        "table: sorted, long": "/partsref/parts?_size=max&_sort=sources",
        "table: of one maker": f"/partsref/parts?maker={biggest}&_sort_desc=name",
        "table: far back": "/partsref/fitments?_next=900000",
        "table: facets": f"/partsref/fitments?{_WORST_FACETS}",
        "table: facets of links": "/partsref/links?_facet=number&_facet=other_number&_facet=note&_facet=source",
        "table: dates": "/partsref/fitments?_facet_date=note&_facet_date=source&_facet_array=name",
        "table: contains": "/partsref/fitments?note__contains=zz&name__contains=zz",
        "table: a wildcard": f"/partsref/parts?name__like={quote('%a' * 300)}",
        "table: CSV": "/partsref/fitments.csv?_size=max",
        "table: many arguments": f"/partsref/parts?{'&'.join(['number__like=%25a%25b'] * 400)}",
        "table: many ids": f"/partsref/part?id__in={','.join(map(str, range(9_000)))}",
        "table: arithmetic": "/partsref/vehicles?displacement_cc__gt=9**9**9**9",
        "row": "/partsref/maker/1",
        "query: equivalents of a hub": f"/partsref/equivalents_of_a_number?number={number}",
        "query: any size": "/partsref/parts_by_measure?measure=&value=",
        "query: every chassis": "/partsref/parts_for_a_chassis?chassis=D",
        "query: rivals": "/partsref/rival_fitments",
        "query: coverage": "/partsref/coverage",
    }


def _known(path: Path) -> _Known:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        numbers = tuple(row[0] for row in connection.execute("SELECT number FROM part ORDER BY key LIMIT 3000"))
        words = tuple(row[0] for row in connection.execute("SELECT DISTINCT name FROM description LIMIT 500"))
        hubs = connection.execute(
            "SELECT maker.name, number FROM (SELECT from_id AS id FROM link UNION ALL SELECT to_id FROM link)"
            " JOIN part USING (id) JOIN maker ON maker.id = maker_id GROUP BY part.id ORDER BY count(*) DESC LIMIT 50"
        ).fetchall()
        vehicle = connection.execute(
            "SELECT make, model FROM application JOIN fitment ON application.id = application_id"
            " WHERE model <> '' GROUP BY make, model ORDER BY count(*) DESC LIMIT 1"
        ).fetchone()
        (maker,) = connection.execute(
            "SELECT name FROM maker JOIN (SELECT maker_id FROM part GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)"
            " ON maker.id = maker_id"
        ).fetchone()
    return _Known(numbers, words, tuple(hubs), vehicle, maker)
