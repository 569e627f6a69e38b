"""Answers before a change and after it: which of a few thousand differ?

    PYTHONPATH=BEFORE python tests/bench/kept_answers.py ask DATABASE before.jsonl
    PYTHONPATH=AFTER python tests/bench/kept_answers.py ask DATABASE after.jsonl
    python tests/bench/kept_answers.py compare before.jsonl after.jsonl

BEFORE and AFTER are two checkouts, each with a database of its own built by it. Every number of the seed catalogue is
asked of `find` and `xref`, and once with a slip; the questions of tests/relevance and of everyday.py are searched.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

ROOT = Path(__file__).parents[2]
_ALIKE = {"0": "O", "O": "0", "1": "I", "8": "B", "B": "8", "5": "S", "S": "5"}
_SHOWN = 20


def asked() -> Iterator[tuple[str, str]]:
    """(command, question), always the same ones."""
    from bench import everyday

    rng = random.Random(0)
    for number in dict.fromkeys(_column(ROOT / "catalog" / "parts.csv", "number")):
        yield "find", number
        yield "xref", number
        yield "find", _slipped(number, rng)
    for name in ("queries.csv", "languages.csv"):
        yield from (("search", query) for query in _column(ROOT / "tests" / "relevance" / name, "query"))
    yield from (("search", one.query) for one in everyday.made())


def _column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def _slipped(number: str, rng: random.Random) -> str:
    at = rng.randrange(len(number))
    return number[:at] + _ALIKE.get(number[at], "") + number[at + 1 :]


def ask(database: Path, out: Path) -> int:
    """Write every answer as the JSON other programs get, a line each; returns how many."""
    from partsref.answer.render import json_shapes
    from partsref.api import Catalog

    questions = list(asked())
    with Catalog.open(database) as catalog, out.open("w", encoding="utf-8") as file:
        ways = {
            "find": lambda text: json_shapes.found_json(catalog.find(text)),
            "xref": lambda text: json_shapes.xref_json(catalog.cross_reference(text)),
            "search": lambda text: json_shapes.searched_json(catalog.search(text)),
        }
        for command, text in questions:
            answer = ways[command](text)
            file.write(json.dumps([command, text, answer], ensure_ascii=False, sort_keys=True) + "\n")
    return len(questions)


def differences(before: Path, after: Path) -> list[tuple[str, str, list[str]]]:
    """(command, question, the keys of the answer that differ)."""
    found = []
    with before.open(encoding="utf-8") as old, after.open(encoding="utf-8") as new:
        for one, other in zip(old, new, strict=True):
            if one != other:
                (command, text, was), (_, _, became) = json.loads(one), json.loads(other)
                keys = [key for key in {**was, **became} if was.get(key) != became.get(key)]
                found.append((command, text, keys))
    return found


def main(words: list[str]) -> None:
    """Ask, or compare."""
    match words:
        case ["ask", database, out]:
            print(f"{ask(Path(database), Path(out))} answers")
        case ["compare", before, after]:
            found = differences(Path(before), Path(after))
            for command, text, keys in found[:_SHOWN]:
                print(f"{command} {text}: {', '.join(keys)}")
            print(f"{len(found)} answers differ: {dict(Counter(command for command, *_ in found))}")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
