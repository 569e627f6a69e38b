"""Run the bench by hand: `python tests/bench/run.py --numbers 1000000 --json figures.json`.

The peers are installed for it alone: `pip install tantivy "psycopg[binary]"`, `apt-get install postgresql-15
postgresql-contrib`; `--engines` leaves out those that are not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.catalogue import numbers
from bench.engines import Partsref, Scan, Tantivy, Trigrams
from bench.measure import measure
from bench.postgres import Postgres

_ENGINES = {"partsref": Partsref, "tantivy": Tantivy, "fts5": Trigrams, "rapidfuzz": Scan, "postgres": Postgres}


def main() -> None:
    """Measure what is asked for, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", nargs="*", choices=_ENGINES, default=list(_ENGINES))
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    made = list(numbers(given.numbers, given.seed))
    report = measure(made, [_ENGINES[name]() for name in given.engines], given.seed, given.questions)
    print(report.table())
    if given.json:
        given.json.write_text(json.dumps(report.as_dict(), indent=1) + "\n")


if __name__ == "__main__":
    main()
