"""`partsref watch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from partsref.cli.terminal.options import db_option, say, trust_option

if TYPE_CHECKING:
    from partsref.intake.watch.watch_folder import Outcome, Watch


@click.command(name="watch")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--source", required=True, metavar="NAME", help="Who the files are from; loads are kept by source.")
@click.option("--once", is_flag=True, help="Load what is there now, and end.")
@click.option(
    "--every", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds between two looks."
)
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="Which column means what (YAML).")
@click.option("--encoding", help="Characters of text files; found by itself if not given.")
@click.option("--brand", default="", help="Who makes the parts, where no column says. Default: the source.")
@click.option("--full/--update", default=None, help="Each file replaces what came before, or adds to it.")
@trust_option
@click.option("--empty", is_flag=True, help="Start a new database from nothing instead of the shipped catalogue.")
@db_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    source: str,
    once: bool,
    every: float,
    map_path: Path | None,
    encoding: str | None,
    brand: str,
    full: bool | None,
    trust: str,
    empty: bool,
    db: Path,
) -> None:
    """Load what appears in a folder.

    A file that has stopped growing is loaded and moves to done/, its rejected rows beside it; one that cannot be moves
    to failed/, with the reason in a .txt. A mapping list.map.yml beside list.csv is used for it. The command may be
    ended at any moment: nothing is loaded twice, and the next run goes on.

    \b
    Example:  partsref watch incoming --source "Tokai Brake"
              partsref watch incoming --source miyako --once --map miyako.yml
    """
    from partsref.database_file import make_ready
    from partsref.intake.columns.mapfile import MapFile, read_mapfile
    from partsref.intake.supplier.load_file import LoadOptions
    from partsref.intake.watch.watch_folder import Watch
    from partsref.model import Trust

    given = read_mapfile(map_path) if map_path else MapFile()
    given.encoding = encoding or given.encoding
    watch = Watch(folder, db, LoadOptions(source, given, brand, trust=cast("Trust", trust), full=full))
    make_ready(db, say, empty=empty)
    if once:
        ctx.exit(_once(watch, db))
    say(f"Watching {folder}, every {every:g} s. Ctrl-C ends it.")
    _forever(watch, db, every)


def _once(watch: Watch, db: Path) -> int:
    from partsref.database_file import catch_up_words, fold_log

    outcomes = []
    for outcome in watch.once():
        _tell(outcome)
        outcomes.append(outcome)
    for path in watch.waiting():
        say(f"{path}: left where it is; it was still being written.")
    # Also where nothing came: whoever loaded before may not have come so far.
    fold_log(db)
    catch_up_words(db)
    return 1 if any(one.failed or (one.report and one.report.rejected) for one in outcomes) else 0


def _forever(watch: Watch, db: Path, every: float) -> None:
    import time

    from partsref.database_file import catch_up_words
    from partsref.errors import DatabaseError

    behind = True  # Whoever loaded before may not have come so far.

    def rested() -> None:
        nonlocal behind
        if behind:
            catch_up_words(db)
            behind = False

    while True:
        try:
            for outcome in watch.forever(every, rested):
                _tell(outcome)
                behind = behind or bool(outcome.report and outcome.report.load_id)
        except DatabaseError as error:
            # No fault of the file's: it stays, and is tried again.
            say(f"partsref: {error} Trying again in {every:g} s.")
            time.sleep(every)


def _tell(outcome: Outcome) -> None:
    if outcome.report is None:
        say(f"partsref: {outcome.file}: {outcome.reason}")
    else:
        for line in outcome.report.told():
            say(line)
    if outcome.moved:
        say(f"  moved to {outcome.moved}")
    else:
        say("  stays where it is" if outcome.file.exists() else "  gone meanwhile: somebody else moved it")
