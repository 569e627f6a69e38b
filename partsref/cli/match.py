"""`partsref match`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from partsref.cli import output
from partsref.cli.options import csv_option, db_option, json_option, open_catalog, say
from partsref.errors import InputError

if TYPE_CHECKING:
    from partsref.model import Matched


_ENDS = re.compile(r"\r\n|\r|\n")
"""Ends of lines as editors count them; other separators may stand inside a cell."""


@click.command(name="match")
@click.argument("file", type=click.File("rb"))
@json_option
@csv_option
@db_option
@click.pass_context
def command(ctx: click.Context, file: BinaryIO, as_json: bool, as_csv: bool, db: Path) -> None:
    """A list of numbers in, an explained line each out.

    FILE has one number a line; `-` reads standard input. UTF-8 and Shift-JIS (CP932) are both understood.

    \b
    Example:  partsref match numbers.txt
              partsref match numbers.txt --csv > answers.csv
              echo 16510-61A0l | partsref match -
    """
    if as_json and as_csv:
        raise click.UsageError("Choose --json or --csv, not both.")
    data = file.read(_LARGEST_BYTES + 1)
    if len(data) > _LARGEST_BYTES:
        raise InputError(f"{file.name}: larger than {_LARGEST_BYTES >> 20} MiB. Split the list.")
    lines = _ENDS.split(decoded(data))
    with open_catalog(db) as catalog:
        answers = list(catalog.match(lines))
    if not answers:
        say("The list is empty: expected one number a line.")
    if as_json:
        from partsref.answer.render.json_shapes import matched_json

        output.print_json([matched_json(answer) for answer in answers])
    elif as_csv:
        from partsref.answer.render.json_shapes import MATCHED_COLUMNS, matched_row

        output.print_csv(MATCHED_COLUMNS, map(matched_row, answers))
    else:
        columns = ("line", "input", "state", "part", "replace by", "why", "candidates")
        output.print_table(columns, map(_shown, answers), right=("line",))
    ctx.exit(0 if any(answer.part for answer in answers) else 1)


_LARGEST_BYTES = 64 << 20
"""A list of two million numbers fits."""


def decoded(data: bytes) -> str:
    """Text of a list: UTF-8 with or without BOM, UTF-16 with one, else CP932, which any byte may be read as."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp932", errors="replace")


def _shown(answer: Matched) -> tuple[str, ...]:
    from partsref.answer.render.json_shapes import matched_row

    line, text, state, maker, number, name, current, equivalents, why, candidates, read = matched_row(answer)
    part = " ".join(filter(None, (maker, number, name)))
    return line, read or text, state, part, current or equivalents, why, candidates
