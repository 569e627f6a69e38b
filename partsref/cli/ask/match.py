"""`partsref match`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.cell_text import NO_BREAK
from partsref.cli.terminal.options import Where, open_catalog, program_options, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partsref.api import Catalog
    from partsref.intake.supplier.asked_list import AskedList, AskedRow
    from partsref.model_crossref import Matched


@click.command(name="match")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--column", default="", metavar="NAME", help="The column of numbers, by its header or place from 1.")
@click.option("--encoding", default="", help="Characters of a text file (cp932, cp1251 ...); found if not given.")
@program_options
@click.pass_context
def command(
    ctx: click.Context, file: str, column: str, encoding: str, as_json: bool, as_csv: bool, as_nl: bool, db: Where
) -> None:
    """A list of numbers in, an explained line each out.

    FILE has one number a line, or is a table of any kind that `load` reads (CSV, pasted rows, Excel, JSON, a web page,
    a PDF), in any of its encodings: the column of numbers is found by its header, or by what stands in it. With --csv
    every column of the list is kept, and the answer added, with what the part is sold for. `-` reads standard input.

    \b
    Example:  partsref match numbers.txt
              partsref match order.xlsx --column "Part No" --csv > answers.csv
              echo 16510-61A0l | partsref match -
    """
    from partsref.intake.supplier.asked_list import read_asked

    asked = read_asked(file, column, encoding)
    for note in asked.notes:
        say(f"note: {note}")
    with open_catalog(db) as catalog:
        answered = list(_answered(catalog, asked))
    answers = [answer for _, answer in answered]
    if not answers:
        say("The list is empty: expected one number a line.")
    if as_json:
        from partsref.answer.render.json_shapes import matched_json

        output.print_json([matched_json(answer) for answer in answers])
    elif as_nl:
        from partsref.answer.render.json_shapes import matched_json

        output.print_nl(map(matched_json, answers))
    elif as_csv:
        from partsref.answer.render.json_shapes import MATCHED_COLUMNS, matched_row

        added = [f"partsref {name}" if name in asked.names else name for name in MATCHED_COLUMNS]
        kept = len(asked.names)
        output.print_csv([*asked.names, *added], ([*row.cells[:kept], *matched_row(one)] for row, one in answered))
    else:
        output.print_table(("line", "you wrote", "read as", "answer"), map(_shown, answers), right=("line",))
    ctx.exit(0 if any(answer.part for answer in answers) else 1)


def _answered(catalog: Catalog, asked: AskedList) -> Iterator[tuple[AskedRow, Matched]]:
    """Each row of the list with the answer to each of its numbers; a row that asks nothing is kept, and says so."""
    from dataclasses import replace

    from partsref.model_crossref import Matched

    asked_of = [(row, catalog.numbers_in(row.cell, row.makers) if row.cell else ()) for row in asked.rows]
    # All in one go: an engine looks up many numbers at once, and a part that is named again is known.
    answers = catalog.match(number for _, numbers in asked_of for number in numbers)
    answer, last = next(answers, None), 0
    for row, numbers in asked_of:
        last += len(numbers)
        if not row.cell:
            yield row, Matched(row.line, "", "none", "no part number in this row")
        while answer and answer.line <= last:
            yield row, replace(answer, line=row.line)
            answer = next(answers, None)


def _shown(answer: Matched) -> tuple[str, ...]:
    """One line for people: the part and what to order, or what may be meant."""
    read_as = STATES.get(answer.state, answer.state)
    return str(answer.line), answer.number or answer.input, read_as, "\n".join(_answer(answer))


STATES = {
    "exact": "this number",
    "base": "its base number",
    "ambiguous": "several parts",
    "contains": "a piece of it",
    "near": "nearly it",
    "none": "not found",
}
"""How a line was read, in words."""


def _answer(answer: Matched) -> Iterator[str]:
    if answer.part:
        name = answer.part.name or answer.part.category
        yield output.part_name(answer.part.maker, answer.part.number) + (f", {name}" if name else "")
        if answer.state != "exact":
            yield answer.why
        if answer.current:
            yield f"newer number: {output.part_name(answer.current.maker, answer.current.number)}"
        stated = [output.part_name(e.maker, e.number) for e in answer.equivalents if e.certainty == "stated"]
        if stated:
            yield f"replaced by: {_some(stated)}"
        yield from (f"beware: {conflict}" for conflict in answer.conflicts[:1])
        return
    if not answer.candidates:
        yield answer.why
    for hit in answer.candidates[:_CANDIDATES]:
        yield f"{output.part_name(hit.maker, hit.number)}: {hit.why}"
    if (left := len(answer.candidates) - _CANDIDATES) > 0:
        yield f"{left} more: partsref find"


_CANDIDATES = 2
_STATED = 3


def _some(parts: list[str]) -> str:
    more = [f"{len(parts) - _STATED}{NO_BREAK}more"] if len(parts) > _STATED else []
    return ", ".join([*parts[:_STATED], *more])
