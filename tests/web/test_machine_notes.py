"""What programs are told of the pages is what the running server does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import hypothesis
import pytest
from web.serving import serving


@pytest.fixture(scope="module")
def site(seed_db: Path) -> Iterator[str]:
    with serving(seed_db) as server:
        urlopen(f"{server.url}/?q=oil+filter", timeout=120).close()  # What a first question makes ready.
        yield server.url


def test_whatever_is_asked_by_the_description_is_answered_as_it_says(site: str) -> None:
    import schemathesis  # Here, for it takes a second, which the other workers need not spend.
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
    described = schemathesis.openapi.from_url(f"{site}/openapi.json")
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @hypothesis.given(case=operation.as_strategy())
        @hypothesis.settings(max_examples=4, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
        def asking(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=checks, timeout=60)

        asking()
    assert asked >= 9


@pytest.mark.parametrize(
    "address",
    [
        "/.json?q=acty+ha4+oil+filter",
        "/part/Daihatsu/15601-87204.json",
        "/vehicle/Honda/Acty.json",
        "/match.json?numbers=16510-61A20",
        "/sources.json",
    ],
)
def test_real_questions_are_in_the_description(site: str, address: str) -> None:
    with urlopen(f"{site}/openapi.json", timeout=60) as answer:
        paths = json.load(answer)["paths"]
    path = address.partition("?")[0]
    assert any(re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(known)), path) for known in paths)
    with urlopen(f"{site}{address}", timeout=60) as answer:
        assert answer.headers.get_content_type() == "application/json"


def test_an_assistant_is_told_what_is_sure_and_where_to_ask(site: str) -> None:
    with urlopen(f"{site}/llms.txt", timeout=60) as answer:
        told = answer.read().decode()
        assert answer.headers.get_content_type() == "text/plain"
    assert told.startswith("# partsref\n")
    assert "possible" in told
    for link in re.findall(r"\]\((/[^){]*)\)", told):
        assert urlopen(f"{site}{link}", timeout=60).status == 200, link


@pytest.mark.parametrize("address", ["/", "/part/Suzuki/16510-61A20.json", "/?q=oil", "/robots.txt"])
def test_a_program_can_tell_an_answer_that_was_cut_short(site: str, address: str) -> None:
    for accepted in ("identity", "gzip"):
        with urlopen(Request(f"{site}{address}", headers={"Accept-Encoding": accepted}), timeout=60) as answer:
            assert int(answer.headers["Content-Length"]) == len(answer.read()) > 0
