"""`partsref mcp`."""

from __future__ import annotations

import click

from partsref.cli.terminal.options import Where, open_catalog, place_option, say


@click.command(name="mcp")
@click.option("--http", "port", type=click.IntRange(1, 65_535), help="Listen on this port of this machine instead.")
@place_option
def command(port: int | None, db: Where) -> None:
    """Answer assistants, by the Model Context Protocol.

    Over standard input and output, as assistants start it, or with --http on this machine alone. It only reads. Needs
    more than the rest: pip install 'partsref[mcp]'. In an assistant's settings:
    {"mcpServers": {"partsref": {"command": "partsref", "args": ["mcp"]}}}

    \b
    Example:  partsref mcp
              partsref mcp --http 8002
    """
    open_catalog(db).close()
    from partsref.assistant.mcp_server import LOOPBACK, server

    made = server(db)
    if port is None:
        made.run()
        return
    say(f"{db} answers assistants at http://{LOOPBACK}:{port}/mcp (Ctrl+C stops it)")
    made.run("streamable-http", host=LOOPBACK, port=port)
