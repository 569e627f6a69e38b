"""The pages over a cluster are those over the file."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from web.serving import serving

from partsref.cluster.access.cluster_address import ClusterAddress

pytestmark = pytest.mark.cluster
TRIES = 5
PAGES = (
    "/", "/?q=hijet+oil+filter", "/part/Suzuki/16510-61A20", "/part/Suzuki/16510-61A20.json", "/vehicle/Suzuki/Carry",
    "/vehicle/Suzuki/Carry/DB52T", "/sources", "/coverage", "/coverage.json", "/?q=16510-61A0l", "/nowhere",
)  # fmt: skip


def asked(address: str) -> tuple[int, str]:
    """Status and text; no text of an error."""
    try:
        with urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, ""


def pages(path: Path | ClusterAddress) -> dict[str, tuple[int, str]]:
    """Status and text of each page, the port left out."""
    found = {}
    with serving(path) as running:
        for page in PAGES:
            told = asked(f"{running.url}{page}")
            for _ in range(TRIES):
                if told[0] != HTTPStatus.SERVICE_UNAVAILABLE:  # A busy machine may not have the words ready in time.
                    break
                time.sleep(2)
                told = asked(f"{running.url}{page}")
            shown = re.sub(r'<svg class="qr".*?</svg>', "", told[1])  # It has the port.
            found[page] = told[0], shown.replace(str(running.port), "PORT")
    return found


def test_the_pages_are_the_same(seed_db: Path, seed_place: ClusterAddress) -> None:
    of_file, of_cluster = pages(seed_db), pages(seed_place)
    assert {page: status for page, (status, _) in of_file.items()} == dict.fromkeys(PAGES[:-1], 200) | {"/nowhere": 404}
    for page in PAGES:
        assert of_cluster[page] == of_file[page]
