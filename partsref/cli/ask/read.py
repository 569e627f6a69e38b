"""`partsref read`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli.ask.hit_lines import print_hits
from partsref.cli.terminal import output
from partsref.cli.terminal.options import csv_option, db_option, json_option, open_catalog, say

if TYPE_CHECKING:
    from partsref.answer.label.label_answer import LabelAnswer
    from partsref.photo.read_photo import ReadPhoto

_SHOWN = 5
"""Parts of each number that are shown."""


@click.command(name="read")
@click.argument("photo", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--limit", type=click.IntRange(1, 100), default=_SHOWN, show_default=True, help="Parts of each number.")
@json_option
@csv_option
@db_option
@click.pass_context
def command(ctx: click.Context, photo: tuple[Path, ...], limit: int, as_json: bool, as_csv: bool, db: Path) -> None:
    """Read the label on a photo, and find its numbers.

    JPEG, PNG, WebP, TIFF and others, and the pages of a PDF; a picture is turned upright by itself. What was read
    stands beside what was found: compare both with the label. Nothing leaves this machine. Needs more than the rest:
    pip install 'partsref[photo]'.

    \b
    Example:  partsref read label.jpg
              partsref read box-*.jpg --csv > found.csv
    """
    from partsref.photo.read_lines import refuse_without
    from partsref.photo.read_photo import read_photos

    refuse_without()
    with open_catalog(db) as catalog:
        answers = [(one, None if one.error else catalog.read_label(one.lines, limit)) for one in read_photos(photo)]
    for one, _ in answers:
        if one.error:
            say(f"Error: {one.error}")
    if as_json:
        from partsref.answer.render.label_shapes import label_json

        output.print_json([label_json(one.name, one.error, label) for one, label in answers])
    elif as_csv:
        from partsref.answer.render.label_shapes import LABEL_COLUMNS, label_rows

        output.print_csv(
            LABEL_COLUMNS, (row for one, label in answers for row in label_rows(one.name, one.error, label))
        )
    else:
        for one, label in answers:
            if label:
                _print(one, label, len(answers) > 1)
    failed = sum(bool(one.error) for one, _ in answers)
    found = any(number.hits for _, label in answers if label for number in label.numbers)
    ctx.exit(2 if failed == len(answers) else 0 if found and not failed else 1)


def _print(photo: ReadPhoto, label: LabelAnswer, named: bool) -> None:
    from partsref.answer.label.label_answer import COMPARE

    lines = [photo.name] if named else []
    if label.lines:
        lines.append(f"Read: {' | '.join(line.text for line in label.lines)}")
    for title, what in (("Makers", label.makers), ("Words", label.words)):
        if what:
            lines.append(f"{title}: {', '.join(what)}")
    output.print_lines([piece for line in lines for piece in output.text_lines(line)])
    if not label.numbers:
        read = "no part number is among what was read" if label.lines else "no text was read"
        say(f"{photo.name}: {read}. Nearer, straight on, in even light; or type it: partsref find NUMBER")
    for number in label.numbers:
        doubt = "" if number.sure >= _CLEAR else ", not every character is clear"
        click.echo(f"\n{output.shortened(number.read)} ({COMPARE}{doubt})")
        if number.hits:
            print_hits(number.hits, len(number.hits))
        else:
            click.echo("  No part carries it, nor a number like it.")


_CLEAR = 0.9
"""How sure the recogniser is of the least clear character of a number that is read well."""
