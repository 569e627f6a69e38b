"""What whoever runs the server may know of it: how it is, what was asked, and which request failed."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import signal
from collections.abc import MutableMapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from support import busy
from web.browsing import ask, json_of
from web.markup import text
from web.serving import serving

from partsref.api import Catalog
from partsref.web.http.access_log import with_access_log
from partsref.web.pages import sources_page
from partsref.web.server import Options


def test_healthz_says_which_catalogue_and_version_and_no_path(seed_db: Path, catalog: Catalog) -> None:
    shape = json_of(seed_db, "/healthz")
    name, generation = catalog.state()
    assert shape == {"status": "ok", "catalogue": name, "generation": generation, "version": version("partsref")}
    (response,) = ask(seed_db, "/healthz")
    assert response.headers["cache-control"] == "no-store"


def test_healthz_says_so_when_the_catalogue_cannot_be_read(seed_db: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(seed_db.read_bytes()[:100] + b"\xff" * 100_000)
    (response,) = ask(broken, "/healthz")
    assert response.status_code == 503
    assert response.json()["status"] == "the catalogue cannot be read"
    assert str(tmp_path) not in response.text


def test_every_answer_has_a_name_and_an_error_page_shows_it(seed_db: Path) -> None:
    asked = ("/no/such", "/partsref/nosuch.json", "/part/Suzuki/0?x=1", "/about", "/-/threads", "/healthz")
    answers = ask(seed_db, *asked, **{"X-Request-Id": "forged"})
    names = [response.headers.get_list("x-request-id") for response in answers]
    assert all(len(name) == 1 and re.fullmatch("[0-9a-f]{12}", name[0]) for name in names)
    assert len({name[0] for name in names}) == len(asked)
    assert f"Request {names[0][0]}" in text(answers[0].text)
    assert answers[1].json()["request"] == names[1][0]
    assert f"Request {names[2][0]}" in text(answers[2].text)
    assert "Request" not in text(answers[3].text)


def test_a_failure_of_ours_is_found_in_the_log_by_its_name(seed_db: Path, caplog: pytest.LogCaptureFixture) -> None:
    with patch.object(Catalog, "loads_in_force", side_effect=RuntimeError("planted")):
        (response,) = ask(seed_db, "/sources")
    assert sources_page.PAGE.pattern == "/sources"
    assert response.status_code == 500
    name = response.headers["x-request-id"]
    assert name in response.text
    assert any(name in record.getMessage() for record in caplog.records)


def _logged(seed_db: Path, capsys: pytest.CaptureFixture[str], options: Options, *asked: str) -> list[str]:
    ask(seed_db, *asked, options=options)
    return capsys.readouterr().err.splitlines()


ASKED = ("/?q=oil+filter+of+mine", "/part/Suzuki/0")


def test_no_access_log_unless_asked(seed_db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _logged(seed_db, capsys, Options(), *ASKED) == []


def test_the_access_log_is_a_line_for_each_request_without_what_was_asked(
    seed_db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = _logged(seed_db, capsys, Options(access_log=True), *ASKED)
    assert re.fullmatch(r"\S+ 127\.0\.0\.1 GET / 200 \d+ \d+ms [0-9a-f]{12}", first)
    assert " GET /part/Suzuki/0 404 " in second
    [with_query, _] = _logged(seed_db, capsys, Options(access_log=True, log_queries=True), *ASKED)
    assert " GET /?q=oil+filter+of+mine 200 " in with_query


def test_nothing_in_an_address_makes_a_line_of_its_own() -> None:
    lines: list[str] = []

    async def leaves(_scope: Any, _receive: Any, _send: Any) -> None:
        """As when the visitor has left."""

    async def go() -> None:
        scope: MutableMapping[str, Any] = {
            "type": "http", "method": "GET", "path": "/", "raw_path": b"/a\n\x1b[31m \"x\"", "query_string": b"",
        }  # fmt: skip
        await with_access_log(leaves, lines.append)(scope, leaves, leaves)  # type: ignore[arg-type]

    asyncio.run(go())
    [line] = lines
    assert line.isprintable()
    assert " /a%0A%1B%5B31m%20%22x%22 499 0 " in line


def test_a_server_in_service_tells_its_health_before_and_after_a_load(fresh_db: Path) -> None:
    with serving(fresh_db, "--access-log") as server:
        before = httpx.get(f"{server.url}/healthz", timeout=120).json()
        new = Path(shutil.copy(fresh_db, fresh_db.with_suffix(".new")))
        new.replace(fresh_db)
        after = httpx.get(f"{server.url}/healthz", timeout=120).json()
        assert before == after
        assert json.dumps(before).count("/") == 0
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=60 * busy())
        assert server.said().count(" GET /healthz 200 ") == 2
