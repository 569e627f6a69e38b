"""A number the catalogue lacks is never another number: `pytest -m bench -s tests/bench/test_withheld.py`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from partsref.store.file.database import open_writer

from .withheld import withheld


def test_no_withheld_number_is_answered_by_another_page(fresh_db: Path) -> None:
    asked = list(withheld(open_writer(fresh_db)))
    assert len(asked) > 400
    assert [(one.number, one.hit and one.hit.number) for one in asked if one.is_wrong] == []


@pytest.mark.bench
def test_every_oem_number(fresh_db: Path) -> None:
    asked = list(withheld(open_writer(fresh_db), all_oem=True))
    print(f"\n{len(asked)} numbers withheld: {Counter(one.state for one in asked)}")
    print(
        f"answered by a page: {[(one.number, one.hit.maker, one.hit.number, one.hit.why) for one in asked if one.hit]}"
    )
    assert not any(one.is_wrong for one in asked)
