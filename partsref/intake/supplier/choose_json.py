"""Which lists of a JSON file are lists of parts; or that it is JSON Lines, one record a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from partsref.errors import InputError
from partsref.intake.columns.header import find_header
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.read.encodings import LONGEST_LINE_BYTES, Encoding
from partsref.intake.read.json_documents import JsonList, JsonReader, lists_of
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened

ARRAY = re.compile(rb"\[\s*(?:[\[{\]]|$)")
"""How an array of records begins; a CSV header in brackets begins with a word."""
_HEAD_ROWS = 40
_PEEKED = 6


def is_lines(opened: Opened, encoding: Encoding) -> bool:
    """Whether a file that begins with `{` has one record a line, be some of them damaged."""
    with opened.path.open(encoding=encoding.name) as file:
        first, *others = [line.strip() for line in islice(_lines(file), _PEEKED)] or [""]
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        whole = sum(line.startswith("{") and line.endswith("}") for line in others)
        return whole * 2 > len(others) or (not others and len(first) > _PEEKED and not first.endswith("}"))
    return bool(others) or (isinstance(record, dict) and ("articleNo" in record or not _holds_records(record)))


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE_BYTES):
        if not line.isspace():
            yield line


def _holds_records(record: dict[str, object]) -> bool:
    return any(isinstance(value, dict | list) and value for value in record.values())


def json_readers(opened: Opened, encoding: Encoding, given: MapFile) -> tuple[list[LineReader], list[str]]:
    """A reader for each list of parts in a document, and the lists that are left out, with why.

    Raises `InputError` where no list is one of parts.
    """
    found = lists_of(opened, encoding)
    if len(found) == 1:
        return [JsonReader(opened, encoding, found[0])], []
    headed = [one for one in found if given.columns or _has_header(opened, encoding, one)]
    if not headed:
        named = ", ".join(f"{one.name} ({one.count})" for one in found[:5])
        raise InputError(
            f"{opened.name}: JSON with several lists, none with part numbers under a name that is known: {named}."
            " Say which of their names holds them in a --map file: columns: {number: ...}."
        )
    left_out = [f"{one.name}: {one.count} records without part numbers" for one in found if one not in headed]
    alone = len(headed) == 1
    return [JsonReader(opened, encoding, one, alone=alone) for one in headed], left_out


def _has_header(opened: Opened, encoding: Encoding, one: JsonList) -> bool:
    lines: list[Line] = list(islice(JsonReader(opened, encoding, one), _HEAD_ROWS))
    return find_header(lines) is not None
