"""`partsref publish`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import db_option, json_option, say


@click.command(name="publish")
@click.argument("url")
@click.option("--index", default="", help="Name to publish under, if the address has none.  [default: parts]")
@json_option
@db_option
def command(url: str, index: str, as_json: bool, db: Path) -> None:
    """Publish the catalogue to an OpenSearch cluster, for many to ask.

    Whole at first, then what changed. Whoever asks sees the catalogue as it was or as it is now, never a mix; a publish
    that is cut short changes nothing, and the next one clears it away. The password is read from
    PARTSREF_CLUSTER_PASSWORD, or from the file that PARTSREF_CLUSTER_PASSWORD_FILE names; the certificate of an
    authority of one's own from the file that PARTSREF_CLUSTER_CA names.

    \b
    Example:  partsref publish opensearch+https://partsref@search.example:9200/parts
              partsref find 16510-61A20 --db opensearch+https://reader@search.example:9200/parts
    """
    from dataclasses import asdict

    from partsref.database_file import exists, publish
    from partsref.errors import DatabaseError

    if not exists(db):
        raise DatabaseError(f"{db}: no such database, so nothing to publish. Make it with: partsref build --db {db}")
    place, done = publish(db, url, index, say)
    if as_json:
        output.print_json({"place": str(place), **asdict(done)})
    elif done.up_to_date:
        say(f"{place}: is up to date, {done.parts:,} parts.")
    else:
        how = "whole" if done.whole else f"{done.sent:,} documents changed"
        say(
            f"{place}: {done.parts:,} parts ({how}) in {done.seconds:.1f} s. Ask it:  partsref find --db {place} NUMBER"
        )
