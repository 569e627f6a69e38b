"""Draw pairs to be judged by hand from all that is called derived: `python tests/bench/draw_derived.py --seed N`.

One answer is drawn for each number that may be asked, numbers in random order, at most so many through any one record:
two in the shipped catalogue, which has few records with derived answers, and one in the article records. Three pairs of
the records follow one of the catalogue. When none is left, each number may give another, through at most twice as many.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.articles import ARTICLES, Named, articles, fill

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.index.sqlite_reader import SqliteReader
from partsref.intake.catalogue.build_database import build
from partsref.numbers.number_key import key
from partsref.store.file.database import open_reader


class Pair(NamedTuple):
    """What may be asked, what is answered, and the parts between the two."""

    asked: tuple[str, str]
    other: tuple[str, str]
    through: tuple[Named, ...]

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Sorts by the number asked, then by the answer, whatever order the file has."""
        return self.asked[0], key(self.asked[1]), self.other[0], key(self.other[1])


def derived(path: Path) -> list[Pair]:
    """All derived pairs of a catalogue, each from both ends."""
    reader = SqliteReader(open_reader(path))
    found = []
    for (part,) in reader.connection.execute("SELECT id FROM part").fetchall():
        answer = cross_reference(reader, part, max_equivalents=20_000)
        for e in answer.equivalents:
            if e.certainty == "derived":
                between = tuple((step.maker, key(step.number)) for step in e.path[:-1])
                found.append(Pair((answer.part.maker, answer.part.number), (e.maker, e.number), between))
    return sorted(found, key=lambda pair: pair.order)


def rounds(pairs: list[Pair], seed: int, cap: int) -> Iterator[list[Pair]]:
    """What is drawn in each round, in the order drawn; `cap` is how many go through one record in the first."""
    asked = {named: list(answers) for named, answers in groupby(pairs, lambda pair: pair.order[:2])}
    through: Counter[Named] = Counter()
    drawn: set[frozenset[tuple[str, ...]]] = set()
    while True:
        random = Random(seed)
        order = sorted(asked)
        random.shuffle(order)
        found = []
        for named in order:
            answers = list(asked[named])
            random.shuffle(answers)
            for pair in answers:
                ends = frozenset((pair.order[:2], pair.order[2:]))
                if ends not in drawn and all(through[record] < cap for record in pair.through):
                    drawn.add(ends)
                    through.update(pair.through)
                    found.append(pair)
                    break
        if not found:
            return
        yield found
        cap *= 2


def main() -> None:
    """Print the seed and the pairs as CSV."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=4004)
    parser.add_argument("--pairs", type=int, default=464)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        shipped, records = Path(directory, "shipped.db"), Path(directory, "records.db")
        build(shipped)
        fill(records, articles(ARTICLES))
        both = zip(rounds(derived(shipped), args.seed, 2), rounds(derived(records), args.seed, 1), strict=False)
        drawn: list[tuple[str, Pair]] = []
        for of_catalogue, of_records in both:
            while of_catalogue or of_records:
                drawn += [("catalogue", pair) for pair in of_catalogue[:1]]
                drawn += [("articles", pair) for pair in of_records[:3]]
                del of_catalogue[:1], of_records[:3]
            if len(drawn) >= args.pairs:
                break
    print(f"seed {args.seed}", file=sys.stderr)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    for place, (of, pair) in enumerate(drawn[: args.pairs], start=1):
        rows.writerow((place, of, *pair.asked, *pair.other))


if __name__ == "__main__":
    main()
