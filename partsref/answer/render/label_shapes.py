"""What was read on a photo as the JSON of the contract, and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partsref.answer.label.label_answer import COMPARE, LabelAnswer
from partsref.answer.render.json_shapes import hit_json


def label_json(name: str, error: str, label: LabelAnswer | None) -> dict[str, Any]:
    """What was read on one photo beside what was found; `error` says why there is nothing."""
    numbers = label.numbers if label else ()
    return {
        "photo": name,
        "error": error or None,
        "note": COMPARE,
        "lines": [{"text": one.text, "sure": round(one.sure, 4), "page": one.page} for one in label.lines]
        if label
        else [],
        "makers": list(label.makers) if label else [],
        "words": list(label.words) if label else [],
        "numbers": [
            {"read": one.read, "line": one.line, "sure": one.sure, "hits": [hit_json(hit) for hit in one.hits]}
            for one in numbers
        ],
    }


LABEL_COLUMNS = ("photo", "read", "line", "sure", "block", "maker", "number", "name", "name_ja", "why", "score", "note")


def label_rows(name: str, error: str, label: LabelAnswer | None) -> Iterator[tuple[str, ...]]:
    """The same as rows of a table: one a hit, or one for a number nobody carries, or for a photo without one."""
    numbers = label.numbers if label else ()
    blank = ("",) * (len(LABEL_COLUMNS) - 5)
    if not numbers:
        yield (name, "", "", "", *blank, error or "no number read")
    for one in numbers:
        read = (name, one.read, one.line, str(one.sure))
        for hit in one.hits:
            said = (hit.block, hit.maker, hit.number, hit.name, hit.name_ja, hit.why, str(hit.score))
            yield (*read, *said, COMPARE)
        if not one.hits:
            yield (*read, *blank, f"nothing found; {COMPARE}")
