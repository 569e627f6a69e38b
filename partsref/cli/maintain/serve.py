"""`partsref serve`."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli.maintain.network import reached_at
from partsref.cli.terminal.options import Where, open_catalog, place_option, say
from partsref.cli.terminal.qr_blocks import qr_blocks
from partsref.errors import InputError

if TYPE_CHECKING:
    from partsref.snapshot.follow import Replica


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 is everywhere.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8001, show_default=True, help="Port; 0 takes any.")
@click.option("--sql", is_flag=True, help="Let visitors write their own SQL questions.")
@click.option("--download", is_flag=True, help="Let visitors download the database file and whole tables.")
@click.option("--photo", is_flag=True, help="Read labels on photos that visitors send; needs partsref[photo].")
@click.option("--robots", is_flag=True, help="Let search engines list the pages.")
@click.option("--access-log", is_flag=True, help="Write a line for each request, without what was asked.")
@click.option("--log-queries", is_flag=True, help="With --access-log: also what was asked.")
@click.option("--base-url", default="/", show_default=True, help="Path under which a proxy shows us, such as /parts/.")
@click.option(
    "--address", "site", default="", help="What others call it, https://parts.example/: printed as a QR code."
)
@click.option("--follow", "place", help="Serve the newest snapshot in this folder or store, and each newer one.")
@click.option("--every", type=click.IntRange(1, 86_400), default=60, show_default=True, help="Seconds between looks.")
@click.option(
    "--replica",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the copies of --follow; a folder of your cache if not given.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in your browser.")
@place_option
def command(
    host: str,
    port: int,
    sql: bool,
    download: bool,
    photo: bool,
    robots: bool,
    access_log: bool,
    log_queries: bool,
    base_url: str,
    site: str,
    place: str | None,
    every: int,
    replica: Path | None,
    open_browser: bool,
    db: Where,
) -> None:
    """Browse the catalogue in a web browser.

    Read-only, on this machine alone unless --host says otherwise. A load or a build of the database shows at once.
    With --photo a visitor may send a photo of a label; it is read on this machine and kept nowhere.
    To show it to others put a web server with TLS before it; that server passes the path on as it came.
    With --host 0.0.0.0 it shows the address, and its QR code, that a phone on the same network opens.

    \b
    Example:  partsref serve --open
              partsref serve --host 0.0.0.0
              partsref serve --db shop.db --port 9000 --base-url /parts/
              partsref serve --follow /mnt/shared/parts
    """
    if not (base_url.startswith("/") and base_url.endswith("/")):
        raise InputError(f"--base-url: expected a path such as /parts/, got {base_url!r}")
    if site and not site.startswith(("https://", "http://")):
        raise InputError(f"--address: expected an address such as https://parts.example/, got {site!r}")
    if photo:
        from partsref.photo.read_lines import refuse_without

        refuse_without()
    copies = _follow(place, replica) if place else None
    if copies:
        db = copies.database
    else:
        open_catalog(db).close()
    listening = _listen(host, port)
    from partsref.web.server import Options, run

    address = _address(host, listening, base_url)
    say(f"{db} is at {address} (Ctrl+C stops it)")
    if reached := reached_at(listening.getsockname()[0]):
        _tell_phone(_address(reached, listening, base_url))
    if open_browser:
        import webbrowser

        webbrowser.open(address)
    options = Options(
        sql=sql,
        download=download,
        photo=photo,
        robots=robots,
        base_url=base_url,
        address=site,
        access_log=access_log or log_queries,
        log_queries=log_queries,
        replica=copies,
    )
    if copies:
        copies.keep_looking(every)
    try:
        run(db, listening, options)
    finally:
        if copies:
            copies.end()


def _address(host: str, listening: socket.socket, base_url: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}{base_url}"


def _tell_phone(address: str) -> None:
    say(f"A phone on this network opens {address}")
    if sys.stderr.isatty():
        for line in qr_blocks(address):
            say(line)
    say(
        "Everybody who reaches this machine can read the catalogue: there is no password, and nothing is encrypted."
        " For the internet put a web server with TLS before it."
    )


def _follow(place: str, home: Path | None) -> Replica:
    """The copies of the snapshots at `place`, the newest taken in. Raises `PartsrefError` where there is none."""
    from partsref.snapshot.follow import Replica, usual_home
    from partsref.snapshot.place import place_at

    copies = Replica(place_at(place), home or usual_home(place))
    copies.begin(say)
    return copies


def _listen(host: str, port: int) -> socket.socket:
    """The open socket, before anything else starts. Raises `InputError` when the address is not to be had."""
    listening = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # Whoever comes while we start waits a moment and is not turned away.
    except OSError as error:
        if listening is not None:
            listening.close()
        reason = error.strerror or str(error)
        raise InputError(f"cannot listen on {host}:{port} ({reason}). Choose others with --host, --port.") from error
    return listening
