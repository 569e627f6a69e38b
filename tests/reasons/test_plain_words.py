"""What people read is said as a mechanic would say it: no dialect of ours, no count with the wrong form."""

from __future__ import annotations

import re

import pytest
from docs.words import listed, sample

from partsref.reasons.sentences import SENTENCES
from partsref.web.language.language import words_for

_DIALECT = re.compile(
    r"\bkin\b|\bkindred\b|\ba lead\b|says so|says nothing|nothing said|as stated|taken back|things to know|not for you"
    r"|\bhearsay\b|\breach\b|sheet shows|\bis said of\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[a-z]{4,}")
_NAMES = frozenset(("partsref", "match", "file", "serve", "json", "table", "column", "value", "https", "http"))
_JAPANESE = words_for("ja", "")


def test_no_text_speaks_our_dialect() -> None:
    assert [row for row in listed() if _DIALECT.search(row[1])] == []


def test_japanese_has_no_english_left_but_names() -> None:
    def words(text: str) -> set[str]:
        return {word for word in _LATIN.findall(re.sub(r"<\w+>|\{\w+[^}]*\}", "", text)) if word not in _NAMES}

    assert {name: words(japanese) for name, _, japanese in listed() if words(japanese)} == {}


@pytest.mark.parametrize("code", [code for code, text in SENTENCES.items() if re.search(r"\{\w+:[^}]*\|", text)])
def test_a_count_of_one_is_in_the_singular(code: str) -> None:
    one, two = str(sample(code, 1)), str(sample(code, 2))
    assert one.replace("1", "2") != two
    assert "{" not in one + two + _JAPANESE.reason(sample(code, 1))
