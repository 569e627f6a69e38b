"""How many labels are read off their photos. All of them: `pytest -m bench -s tests/bench/test_photo.py`."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import pytest

from partsref.api import Catalog
from partsref.numbers.number_key import key
from partsref.photo.read_lines import TO_INSTALL, is_installed
from partsref.photo.read_photo import read_photos

from .drawn_labels import KINDS, DrawnLabel, Printed, drawn, fonts_missing

pytestmark = [
    pytest.mark.skipif(not is_installed(), reason=TO_INSTALL),
    pytest.mark.skipif(bool(fonts_missing()), reason=f"no font {fonts_missing()} (Debian: fonts-noto-cjk)"),
]

SEED = int(os.environ.get("PARTSREF_BENCH_SEED", "7"))
COUNT = int(os.environ.get("PARTSREF_BENCH_LABELS", "304"))
SHARE, SHARE_OF_HALF = 0.9, 0.7


def parts(catalog: Catalog) -> list[Printed]:
    """The vehicle makers' numbers of the catalogue, each with its maker and what the part is called."""
    rows = catalog.connection.execute(
        "SELECT min(id) FROM part WHERE kind = 'oem' AND length(key) >= 8 GROUP BY key ORDER BY key"
    )
    known = catalog.reader.parts([part_id for (part_id,) in rows])
    return [Printed(part.number, part.maker, part.name, part.name_ja) for part in known.values()]


def measured(catalog: Catalog, labels: list[DrawnLabel], folder: Path) -> tuple[Counter[str], Counter[str], list[str]]:
    """By kind how many labels there were and how many gave the right number first; and the wrong ones called exact."""
    files = []
    for place, label in enumerate(labels):
        files.append(folder / f"{place}.jpg")
        files[-1].write_bytes(label.photo)
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for label, photo in zip(labels, read_photos(files), strict=True):
        assert not photo.error, photo.error
        numbers = catalog.read_label(photo.lines).numbers
        asked[label.kind] += 1
        best = numbers[0].hits[0] if numbers and numbers[0].hits else None
        right[label.kind] += bool(best and key(best.number) == key(label.number))
        wrong += [
            f"{label.number}: {hit.number}"
            for number in numbers
            for hit in number.hits
            if hit.block == "exact" and key(hit.number) != key(label.number)
        ]
    return asked, right, wrong


def test_a_few_labels_are_read(catalog: Catalog, tmp_path: Path) -> None:
    labels = drawn(parts(catalog), 4, SEED, ("print", "dot matrix", "curved", "half"))
    asked, right, wrong = measured(catalog, labels, tmp_path)
    assert wrong == []
    assert right.total() >= asked.total() - 1, dict(right)


@pytest.mark.bench
def test_labels_are_read(catalog: Catalog, tmp_path: Path) -> None:
    started = time.perf_counter()
    asked, right, wrong = measured(catalog, drawn(parts(catalog), COUNT, SEED), tmp_path)
    print(f"\nseed {SEED}, {asked.total()} labels, {(time.perf_counter() - started) / asked.total():.1f} s each")
    for kind in KINDS:
        print(f"{kind}: {right[kind]} of {asked[kind]}")
    whole = asked.total() - asked["half"]
    assert wrong == []
    assert right.total() - right["half"] >= SHARE * whole
    assert right["half"] >= SHARE_OF_HALF * asked["half"]
