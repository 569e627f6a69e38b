"""Everyday questions about some trucks, judged by kind of part and by vehicle: is the first answer misleading?

    python tests/bench/everyday.py DATABASE [QUESTIONS.csv]

QUESTIONS.csv has the columns vehicle ("Honda Acty HA4"), part ("oil filter"), query. Without it the questions are
made here. The judge reads the fitments and the twins itself: it calls no rule of the search that it judges.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from partsref.api import Catalog
from partsref.model_hits import Hit
from partsref.model_search import Searched

TWINS = Path(__file__).parents[2] / "catalog" / "twins.csv"

TRUCKS = ("Honda Acty HA4", "Suzuki Carry DD51T", "Daihatsu Hijet S83P", "Subaru Sambar KS4", "Mitsubishi Minicab U42T",
          "Mitsubishi Pajero Mini H58A", "Honda Street HH4")  # fmt: skip

KINDS: dict[str, tuple[str, ...]] = {
    part: tuple(categories.split("|"))
    for part, categories in {
        "oil filter": "oil filter", "air filter": "air filter", "fuel filter": "fuel filter",
        "spark plug": "spark plug", "distributor cap": "distributor cap", "ignition coil": "ignition coil",
        "timing belt": "timing belt|timing belt kit", "water pump": "water pump", "thermostat": "thermostat",
        "radiator": "radiator", "radiator hose": "radiator hose|coolant hose", "alternator": "alternator",
        "alternator belt": "fan belt", "starter motor": "starter motor", "brake pad": "brake pad",
        "brake shoe": "brake shoe", "wheel cylinder": "wheel cylinder",
        "brake master cylinder": "brake master cylinder", "clutch disc": "clutch disc|clutch kit",
        "clutch cable": "clutch cable", "clutch cover": "clutch cover|clutch kit",
        "release bearing": "release bearing|clutch kit", "cv boot": "drive shaft boot",
        "cv joint": "CV joint|drive shaft", "wheel bearing": "wheel bearing", "ball joint": "ball joint",
        "tie rod end": "tie rod end", "shock absorber": "shock absorber", "engine mount": "engine mount",
        "carburetor": "carburettor", "carburetor rebuild kit": "carburettor repair kit", "fuel pump": "fuel pump",
        "head gasket": "cylinder head gasket", "valve cover gasket": "valve cover gasket",
        "exhaust gasket": "exhaust gasket", "muffler": "muffler", "headlight bulb": "bulb", "tail light": "lamp",
        "wiper blade": "wiper blade|wiper rubber", "windshield": "glass", "mirror": "mirror",
        "door handle": "door part", "throttle cable": "accelerator cable", "speedometer cable": "speedometer cable",
        "battery": "battery", "tire": "tyre",
    }.items()
}  # fmt: skip
"""The categories a part is filed under that is what an owner calls by each word."""

ENGINE_GROUPS = frozenset(
    {"engine", "ignition", "cooling", "belts", "intake", "fuel", "engine lubrication", "timing", "exhaust"}
)
"""What vehicles with the same engine may share."""


@dataclass(frozen=True)
class Asked:
    """One question, with the vehicle and the part a person would say it is about."""

    vehicle: str
    part: str
    query: str

    @property
    def chassis(self) -> str:
        return self.vehicle.split()[-1]

    @property
    def make(self) -> str:
        return self.vehicle.split()[0]

    @property
    def model(self) -> str:
        return " ".join(self.vehicle.split()[1:-1])


def made(parts: Iterable[str] = KINDS) -> list[Asked]:
    """Every truck by every part."""
    return [Asked(truck, part, f"{truck.split(' ', 1)[1].lower()} {part}") for truck in TRUCKS for part in parts]


def read(path: Path) -> list[Asked]:
    """Questions from a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Asked(row["vehicle"], row["part"], row["query"]) for row in csv.DictReader(file)]


class Judge:
    """Judges the first hit of an answer by what the catalogue's tables say."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._twins = read_twins()
        self._groups = dict(connection.execute("SELECT name, part_group FROM category"))

    def verdict(self, asked: Asked, answer: Searched) -> str:
        """fits, model, relative, nothing; or "misleading: " and why."""
        if not answer.hits:
            return "misleading: answered by nothing" if answer.answered else "nothing"
        first = answer.hits[0]
        if first.category not in KINDS[asked.part]:
            return f"misleading: {first.category or first.name} for {asked.part}"
        fits = list(self._fits(first))
        if any(make == own[0] and covers(chassis, own[2]) for make, _, chassis in fits for own in self._same(asked)):
            return "fits"
        if answer.answered:
            return f"misleading: answered by {first.maker} {first.number}, for {first.fits or 'no vehicle'}"
        return self._of_another(asked, first, fits)

    def _of_another(self, asked: Asked, first: Hit, fits: list[tuple[str, str, str]]) -> str:
        if first.related in ("", "twin"):
            of_model = any(make == asked.make and not chassis for make, _, chassis in fits)
            return "model" if of_model else f"misleading: {first.fits} is not called a relative"
        if first.related == "engine" and self._groups.get(first.category) not in ENGINE_GROUPS:
            return f"misleading: {first.category} by its engine"
        return "relative"

    def _fits(self, hit: Hit) -> Iterator[tuple[str, str, str]]:
        sql = (
            "SELECT a.make, a.model, a.chassis FROM fitment AS f JOIN application AS a ON a.id = f.application_id"
            " JOIN part ON part.id = f.part_id JOIN maker ON maker.id = maker_id WHERE maker.name = ? AND number = ?"
        )
        yield from self._db.execute(sql, (hit.maker, hit.number))

    def _same(self, asked: Asked) -> set[tuple[str, str, str]]:
        own = (asked.make, asked.model, asked.chassis)
        named = {name for name in self._twins if name[0] == asked.make and name[2] == asked.chassis}
        return {own}.union(*(self._twins[name] for name in named))


def read_twins(path: Path = TWINS) -> dict[tuple[str, str, str], frozenset[tuple[str, str, str]]]:
    """Every vehicle of the table of twins with all that are the same vehicle, itself among them."""
    found: dict[tuple[str, str, str], frozenset[tuple[str, str, str]]] = defaultdict(frozenset)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = row["make"], row["model"], row["chassis"]
            other = row["twin_make"], row["twin_model"], row["twin_chassis"]
            together = found[one] | found[other] | {one, other}
            found.update(dict.fromkeys(together, together))
    return found


def covers(cell: str, code: str) -> bool:
    """Whether one of the codes or patterns in a cell is this code, perhaps without its body letters."""
    return any(_is(pattern.strip(), code) for pattern in cell.split(",") if pattern.strip())


def _is(pattern: str, code: str) -> bool:
    rest = code[len(pattern) :]
    alike = len(code) >= len(pattern) and all(p in ("_", c) for p, c in zip(pattern, code, strict=False))
    return alike and (not rest or (rest.isalpha() and not pattern[-1].isalpha()))


def judged(catalog: Catalog, questions: Iterable[Asked]) -> list[tuple[Asked, str]]:
    """Each question with its verdict."""
    judge = Judge(catalog.connection)
    return [(asked, judge.verdict(asked, catalog.search(asked.query))) for asked in questions]


def misleading(verdicts: Iterable[tuple[Asked, str]]) -> list[str]:
    """The misleading ones, each with its question."""
    return [f"{asked.query}: {verdict}" for asked, verdict in verdicts if verdict.startswith("misleading")]


if __name__ == "__main__":
    with Catalog(Path(sys.argv[1])) as opened:
        verdicts = judged(opened, read(Path(sys.argv[2])) if len(sys.argv) > 2 else made())
    print(*misleading(verdicts), sep="\n")
    print(dict(Counter(verdict.partition(":")[0] for _, verdict in verdicts)))
