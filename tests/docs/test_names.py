"""No two files and no two public classes of the package share a name, so that a name says which is meant."""

from __future__ import annotations

import re
from collections import defaultdict

from support import ROOT

DOORS = ROOT / "partsref" / "cli"


def test_no_two_rooms_have_a_file_of_one_name() -> None:
    places = defaultdict(list)
    for path in (ROOT / "partsref").rglob("*.py"):
        # A command is named for what is typed.
        if path.stem != "__init__" and DOORS not in path.parents:
            places[path.stem].append(str(path.relative_to(ROOT)))
    assert [found for found in places.values() if len(found) > 1] == []


def test_no_two_public_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in (ROOT / "partsref").rglob("*.py"):
        for name in re.findall(r"^class ([A-Z]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE):
            places[name].append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
