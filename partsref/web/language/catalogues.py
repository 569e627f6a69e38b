"""The words of each language: one gettext catalogue a language, found in the folder `locale/` beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

_FOLDER = Path(__file__).parent / "locale"
FIRST = "en"
"""The language of whoever accepts none of ours, and of a phrase that another language lacks."""

Words = Mapping[tuple[str, str], str]
"""By the kind of word (msgctxt) and the name the program knows it by (msgid)."""


@cache
def languages() -> Mapping[str, str]:
    """The codes of the languages there are, the first of all first, each with its own name."""
    codes = sorted((path.stem for path in _FOLDER.glob("*.po")), key=lambda code: (code != FIRST, code))
    return {code: words(code)["language", "name"] for code in codes}


@cache
def words(code: str) -> Words:
    """What a language has a word for. Raises `FileNotFoundError` for one there is no file of."""
    with (_FOLDER / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code, abort_invalid=True)
    return {(str(m.context), str(m.id)): str(m.string) for m in catalogue if m.id and m.string}
