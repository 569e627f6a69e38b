"""The server an assistant talks to: over standard input and output, or HTTP on this machine alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import partsref
from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.errors import InputError, PartsrefError

LOOPBACK = "127.0.0.1"
_INSTRUCTIONS = (
    "Parts for Japanese kei trucks and vans (Suzuki Carry, Daihatsu Hijet, Honda Acty and Street, Subaru Sambar,"
    " Mitsubishi Minicab and their twins). A wrong part costs money: pass on how sure each answer is, its sources, and"
    " the warning; never call a near number, a 'possible' equivalent or a part for a related vehicle a fit. Where the"
    " catalogue has no answer, `elsewhere` has the words to look with and where."
)


def server(database: Path | ClusterAddress) -> Any:
    """The server with its tools. Raises `InputError` where the SDK is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise InputError("assistants need more: pip install 'partsref[mcp]'") from error
    from partsref.assistant.tools import Tools

    made = MCPServer("partsref", instructions=_INSTRUCTIONS, version=partsref.__version__, log_level="WARNING")
    tools = Tools(database)
    reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in (
        tools.find,
        tools.cross_reference,
        tools.search,
        tools.match,
        tools.explain,
        tools.vehicles,
        tools.frame,
        tools.source,
    ):
        made.add_tool(_in_words(tool, ToolError), annotations=reads, structured_output=True)
    return made


def _in_words(tool: Callable[..., Any], told: type[Exception]) -> Callable[..., Any]:
    """The tool, whose errors are one line for the assistant, and never a traceback."""

    @wraps(tool)
    def asked(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except PartsrefError as error:
            raise told(str(error)) from error
        except sqlite3.Error as error:
            raise told(f"the question was not answered: {error}. Ask for less at once.") from error

    return asked
