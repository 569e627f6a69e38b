"""An assistant asks through the SDK's own client; nothing it is told is surer than the answer's JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from support import ROOT

from partsref.answer.render.json_shapes import found_json, searched_json, xref_json
from partsref.api import Catalog
from partsref.assistant.mcp_server import server
from partsref.assistant.shortened import WARNING, shortened
from partsref.assistant.tools import LONGEST, MOST_LINES

Ask = Callable[..., dict[str, Any]]
_SURENESS = frozenset("block certainty state matched related other_part unverified doubtful answered why".split())
_QUESTIONS = {
    "find": ({"number": "16510-61A20"}, {"number": "16510-61A0l"}, {"number": "13780-67H00"}),
    "cross_reference": ({"number": "15601-87204"}, {"number": "15208KA012"}, {"number": "449197217"}),
    "search": (
        {"query": "acty ha4 oil filter"},
        {"query": "サンバー TT2 オイルフィルター"},
        {"query": "bongo flux capacitor"},
    ),
}
_WHOLE: dict[str, Callable[[Catalog, dict[str, Any]], dict[str, Any]]] = {
    "find": lambda catalog, asked: found_json(catalog.find(asked["number"], explain=True)),
    "cross_reference": lambda catalog, asked: xref_json(catalog.cross_reference(asked["number"])),
    "search": lambda catalog, asked: searched_json(catalog.search(asked["query"])),
}


@pytest.fixture
def ask(seed_db: Path) -> Ask:
    """Ask a tool through a client; what it answers, or its error as text under `error`."""

    from mcp import Client  # Here, for it takes a second, which the other workers need not spend.

    def asked(tool: str, **arguments: Any) -> dict[str, Any]:
        async def asking() -> Any:
            async with Client(server(seed_db)) as client:
                return await client.call_tool(tool, arguments)

        result = anyio.run(asking)
        if result.is_error:
            return {"error": " ".join(getattr(block, "text", "") for block in result.content)}
        return dict(result.structured_content)

    return asked


def _items(shape: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every leaf that says how sure something is, with the keys that lead to it and whose it is."""
    if isinstance(shape, dict):
        named = (*at, str(shape.get("maker", "")), str(shape.get("number", "")))
        for key, value in shape.items():
            if key in _SURENESS and not isinstance(value, dict | list):
                yield (*named, key), value
            yield from _items(value, named if isinstance(value, dict | list) else at)
    elif isinstance(shape, list):
        for item in shape:
            yield from _items(item, at)


@pytest.mark.parametrize(
    ("tool", "asked"), [(tool, asked) for tool, several in _QUESTIONS.items() for asked in several]
)
def test_nothing_is_surer_than_the_answers_json(ask: Ask, catalog: Catalog, tool: str, asked: dict[str, Any]) -> None:
    whole = json.loads(json.dumps(_WHOLE[tool](catalog, asked)))
    told = ask(tool, **asked)
    said = set(map(repr, _items(whole)))
    assert set(map(repr, _items({k: v for k, v in told.items() if k != "before_you_buy"}))) <= said
    assert told["before_you_buy"] == WARNING


def test_an_answer_is_short_counts_what_it_left_out_and_can_be_unfolded(ask: Ask) -> None:
    short = ask("cross_reference", number="15601-87204")
    whole = ask("cross_reference", number="15601-87204", full=True)
    assert len(json.dumps(short)) < len(json.dumps(whole)) / 2
    for name in ("equivalents", "fits"):
        assert len(short[name]) + short["left_out"].get(name, 0) == len(whole[name])


def test_each_source_named_is_given_and_no_other(ask: Ask) -> None:
    told = ask("cross_reference", number="15601-87204")
    named = {code for equivalent in told["equivalents"] for step in equivalent["path"] for code in step["sources"]}
    assert named
    assert named <= told["sources"].keys()
    assert all(ask("source", code=code)["title"] for code in sorted(named)[:2])


def test_every_tool_says_that_it_only_reads_and_bounds_what_it_is_given(seed_db: Path) -> None:
    from mcp import Client

    async def listing() -> Any:
        async with Client(server(seed_db)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(listing)
    assert {tool.name for tool in tools} == {
        "find", "cross_reference", "search", "match", "explain", "vehicles", "frame", "source",
    }  # fmt: skip
    for tool in tools:
        assert tool.annotations.read_only_hint
        for name, shape in tool.input_schema["properties"].items():
            assert shape["type"] in ("boolean", "string", "array"), name
            assert shape["type"] == "boolean" or "maxLength" in shape or "maxItems" in shape, name


def test_a_list_a_frame_and_a_vehicle(ask: Ask) -> None:
    lines = ask("match", lines=["16510-61A20", "no such thing 99999-99Z99"])["lines"]
    assert [line["state"] for line in lines] == ["exact", "none"]
    assert ask("frame", number="HA4-1234567")["chassis"] == "HA4"
    assert all(vehicle["chassis"] == "TT2" for vehicle in ask("vehicles", query="TT2")["vehicles"])
    assert ask("explain", number="13780-67H00")["forms"][0]["maker"] == "Suzuki"


@pytest.mark.parametrize(
    ("tool", "asked"),
    [
        ("find", {"number": "x" * (LONGEST + 1)}),
        ("find", {"number": ""}),
        ("find", {"number": "!!!"}),
        ("find", {}),
        ("match", {"lines": ["1"] * (MOST_LINES + 1)}),
        ("match", {"lines": []}),
        ("frame", {"number": "hello"}),
        ("source", {"code": "nobody"}),
    ],
)
def test_what_cannot_be_asked_is_an_error_in_words(ask: Ask, tool: str, asked: dict[str, Any]) -> None:
    told = ask(tool, **asked)
    assert set(told) == {"error"}
    assert "Traceback" not in told["error"]


def test_shortening_leaves_no_text_that_was_not_there() -> None:
    shape = {"hits": [{"number": str(n), "reasons": [{"code": "x"}], "why": "same"} for n in range(30)], "query": "q"}
    short = shortened(shape)
    assert short["left_out"] == {"hits": 22}
    assert short["hits"][0] == {"number": "0", "why": "same"}


def test_the_command_talks_over_standard_input_and_output(seed_db: Path) -> None:
    from mcp import Client, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def talking() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "partsref", "mcp", "--db", str(seed_db)], cwd=str(ROOT)
        )
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("find", {"number": "16510-61A20"})

    result = anyio.run(talking)
    assert result.structured_content["hits"][0]["block"] == "exact"
