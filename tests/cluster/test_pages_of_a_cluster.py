"""The pages over a cluster are those over the file."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from partsref.cluster.access.cluster_address import ClusterAddress
from partsref.web.server import make

pytestmark = pytest.mark.cluster
PAGES = (
    "/", "/?q=hijet+oil+filter", "/part/Suzuki/16510-61A20", "/part/Suzuki/16510-61A20.json", "/vehicle/Suzuki/Carry",
    "/vehicle/Suzuki/Carry/DB52T", "/sources", "/?q=16510-61A0l", "/nowhere",
)  # fmt: skip


def pages(path: Path | ClusterAddress) -> dict[str, tuple[int, str]]:
    """Status and text of each page."""
    datasette = make(path)

    async def ask() -> dict[str, tuple[int, str]]:
        answers = {page: await datasette.client.get(page) for page in PAGES}
        return {page: (answer.status_code, answer.text) for page, answer in answers.items()}

    return asyncio.run(ask())


def test_the_pages_are_the_same(seed_db: Path, seed_place: ClusterAddress) -> None:
    of_file, of_cluster = pages(seed_db), pages(seed_place)
    assert {page: status for page, (status, _) in of_file.items()} == dict.fromkeys(PAGES[:-1], 200) | {"/nowhere": 404}
    for page in PAGES:
        assert of_cluster[page] == of_file[page]
