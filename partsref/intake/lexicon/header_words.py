"""The words suppliers put over a column, by the field they mean: read from the table `header_words.yml` beside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

IGNORED_WORDS = "ignored"
"""What the table calls columns of no use here."""

_TABLE = Path(__file__).with_name("header_words.yml")


@cache
def languages() -> dict[str, dict[str, str]]:
    """Language to field to its words, parted by bars, as the table has them."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, dict[str, str]] = yaml.load(_TABLE.read_bytes(), Loader=loader)  # noqa: S506 - a safe one
    return found


def header_words() -> Iterator[tuple[str, str, str]]:
    """(language, field, word) of every word of the table."""
    for language, fields in languages().items():
        for field, words in fields.items():
            for word in words.split("|"):
                yield language, field, word
