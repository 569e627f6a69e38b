"""Every bench has a small form, which the suite runs so that none rots; the full one is for `pytest -m bench`."""

from __future__ import annotations

import pytest


@pytest.fixture(
    scope="module", params=[pytest.param(False, id="small"), pytest.param(True, id="full", marks=pytest.mark.bench)]
)
def full(request: pytest.FixtureRequest) -> bool:
    """Whether figures are held to their goals, at full size; else only what is answered is looked at."""
    return bool(request.param)
