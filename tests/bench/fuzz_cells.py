"""Every function that reads one text, given hostile ones: none breaks, none is slow, none takes worse than linear time.

    PYTHONPATH=$PWD:tests python tests/bench/fuzz_cells.py --cases 1000000 --seed 3

The functions are found by looking: public ones of the rooms below that take a text and nothing else. Beside them the
questions a catalogue is asked. `--long` times each on texts of 10 to 100,000 characters.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import partsref  # noqa: E402
from partsref.api import Catalog  # noqa: E402
from partsref.errors import PartsrefError  # noqa: E402
from partsref.numbers.cells.read_cell import read_cell  # noqa: E402

ROOMS = ("numbers", "words", "intake.lexicon", "intake.rows", "intake.read.letters", "intake.columns.header",
         "standards", "answer.question", "answer.number", "store.read.frames", "photo.text_line", "values")  # fmt: skip
_OURS = ("words.meanings.kind_of", "words.meanings.thing_of")
"""They read what we write ourselves, and nobody else."""
PIECES = (
    "16510-61A01", "1.651E+09", "H14.5～", "2005-2010", "DA63T", "〃", "同上", "スズキ", "ﾊｲｾﾞｯﾄ", "#REF!", "なし",
    "(", ")", "[", "]", "（", "）", "-", "－", "ー", "～", "~", "/", "／", ",", "、", ";", ".", ":", "=", "+", "'", '"',
    " ", "\u3000", "\n", "\t", "\0", "0", "1", "9", "0" * 30, "x", "×", "mm", "M20x1.5", "φ65", "½", "1/2", "¥1,200",
    "前", "左右", "front", "LH/RH", "\ud800", "\u202e", "\u200b", "é", "e\u0301", "🚚", "ｱ", "ァ", "%", "_",
    "?", "*", "\\", "<", "&#x0;", "1:1:1", "S83P-012345", "EBD-", "KF-VE", "to", "and", "not for", "except", "Suzuki",
    "㈱", "①", "Ⅳ", "١٢", "昭和", "平成", "R4.", "99/5-02/9", "-" * 20,
)  # fmt: skip
_ANY: tuple[Callable[[random.Random], int], ...] = (
    lambda luck: luck.randrange(128),
    lambda luck: luck.randrange(0x3000, 0x3100),
    lambda luck: luck.randrange(0x110000),
)
"""Characters: of ASCII, of Japanese, of all."""
_SLOW_SECONDS = 1.0


def readers() -> dict[str, Callable[[str], object]]:
    """The functions, by name."""
    found: dict[str, Callable[[str], object]] = {}
    for module in pkgutil.walk_packages(partsref.__path__, "partsref."):
        if not module.name.removeprefix("partsref.").startswith(ROOMS):
            continue
        for name, function in vars(importlib.import_module(module.name)).items():
            if inspect.isfunction(inspect.unwrap(function)) and _reads_a_text(function, module.name, name):
                found[f"{module.name.removeprefix('partsref.')}.{name}"] = function
    for name in _OURS:
        del found[name]
    return found | {"numbers.cells.read_cell.read_cell": lambda text: read_cell(text, lambda _name: "")}


def _reads_a_text(function: Any, module: str, name: str) -> bool:
    plain = inspect.unwrap(function)
    if name.startswith("_") or plain.__module__ != module:
        return False
    parameters = list(inspect.signature(plain).parameters.values())
    required = [one for one in parameters if one.default is one.empty and one.kind is not one.VAR_KEYWORD]
    return len(required) == 1 and required[0].annotation == "str"


def questions(catalog: Catalog) -> dict[str, Callable[[str], object]]:
    """What a catalogue is asked with a text."""
    return {
        "find": catalog.find,
        "search": catalog.search,
        "cross_reference": catalog.cross_reference,
        "match": lambda text: catalog.match([text]),
    }


def texts(luck: random.Random) -> Iterator[str]:
    """Hostile texts without end."""
    while True:
        kind = luck.randrange(4)
        if kind == 0:
            yield "".join(luck.choices(PIECES, k=luck.randrange(1, 9)))
        elif kind == 1:
            yield " ".join(luck.choices(PIECES, k=luck.randrange(1, 6)))
        elif kind == 2:
            yield "".join(chr(luck.choice(_ANY)(luck)) for _ in range(luck.randrange(12)))
        else:
            text = list(luck.choice(PIECES) + luck.choice(PIECES) + luck.choice(PIECES))
            for _ in range(luck.randrange(4)):
                text[luck.randrange(len(text))] = luck.choice(luck.choice(PIECES))
            yield "".join(text)


def main() -> int:
    """Ask them; 1 where one broke or took long."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", default="")
    asked.add_argument("--db", type=Path, help="A catalogue that is asked too; one question for every ten other cases.")
    asked.add_argument("--long", action="store_true", help="Time each on long texts instead.")
    options = asked.parse_args()
    found = {name: one for name, one in readers().items() if options.only in name}
    print(f"{len(found)} readers", flush=True)
    if options.long:
        return _timed(found)
    luck, wrong, done = random.Random(options.seed), Counter[str](), 0
    of_catalogue = questions(Catalog(options.db)) if options.db else {}
    names, some = list(found), texts(luck)
    while done < options.cases:
        text = next(some)
        chosen = [*luck.sample(names, min(9, len(names))), *luck.sample(list(of_catalogue), min(1, len(of_catalogue)))]
        for name in chosen:
            done += 1
            if told := _broken(found.get(name) or of_catalogue[name], text):
                wrong[f"{name}: {told}"] += 1
                if wrong[f"{name}: {told}"] == 1:
                    print(f"{name}({text!r}): {told}", flush=True)
        if done % 100_000 < len(chosen):
            print(f"{done:,} cases, {wrong.total()} wrong", flush=True)
    print(f"{done:,} cases, {wrong.total()} wrong")
    return 1 if wrong else 0


def _broken(read: Callable[[str], object], text: str) -> str:
    began = time.process_time()
    try:
        answer = read(text)
        if inspect.isgenerator(answer):
            list(answer)
    except PartsrefError:
        pass
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:80]}"
    took = time.process_time() - began
    return "slow" if took > _SLOW_SECONDS else ""


def _timed(found: dict[str, Callable[[str], object]]) -> int:
    """Each on texts of one piece again and again: ten times as long may take ten times the time, with some leave."""
    wrong = 0
    for name, read in found.items():
        for piece in PIECES:
            seconds = [_seconds(read, _repeated(piece, length)) for length in (10_000, 100_000)]
            if seconds[1] > 1.0 or (seconds[1] > 0.1 and seconds[1] > 30 * seconds[0]):
                wrong += 1
                print(f"{name}: {piece!r}: {seconds[0]:.3f} s for 10,000, {seconds[1]:.3f} s for 100,000", flush=True)
    print(f"{len(found) * len(PIECES)} timed, {wrong} worse than linear")
    return 1 if wrong else 0


def _repeated(piece: str, length: int) -> str:
    return "1" + piece * (length // len(piece)) + "!"


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    _broken(read, text)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
