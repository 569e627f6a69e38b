"""The table of words over columns, a language a section."""

from __future__ import annotations

import pytest

from partsref.intake.columns.fields import ATTRIBUTES, FIELDS, IGNORED, attribute_of, field_of
from partsref.intake.lexicon.header_pieces import RULES, HeaderRule, field_of_pieces
from partsref.intake.lexicon.header_words import IGNORED_WORDS, header_words, languages

TRADE = ("ja", "en", "zh", "ko", "ru", "es", "pt", "fr", "de", "th", "id", "ar")
WANTED = (
    "number", "oe_number", "cross_number", "name", "brand", "model", "chassis", "engine", "year", "price", "currency",
    "stock", "pack", "note", "old_number", "new_number", "order_code", "link",
)  # fmt: skip


@pytest.mark.parametrize("language", TRADE)
def test_every_language_of_the_trade_names_every_common_column(language: str) -> None:
    fields = languages()[language]
    assert [field for field in WANTED if field not in fields] == []
    assert sum(len(fields[field].split("|")) for field in WANTED) >= (60 if language in ("ja", "en") else 150)


def test_every_word_is_read_as_the_field_it_stands_under() -> None:
    """A word under two fields is read as the first: there must be none. A name without its unit is no property."""
    wrong = []
    for language, field, word in header_words():
        known = field_of(word)
        if field in ATTRIBUTES:
            read = (attribute_of(word) or attribute_of(f"{word} (mm)") or ("",))[0]
            if read != field:
                wrong.append((language, field, word, read))
        elif known != (IGNORED if field == IGNORED_WORDS else field):
            wrong.append((language, field, word, known))
    assert wrong == []


def test_every_field_of_the_table_is_one() -> None:
    beside = {"maker", "sku", "ref", "item", "description", IGNORED_WORDS}
    named = {field for fields in languages().values() for field in fields}
    assert named <= set(FIELDS) | set(ATTRIBUTES) | beside


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.needs)
def test_each_rule_of_pieces_reads_its_example(rule: HeaderRule) -> None:
    assert field_of_pieces(rule.example) == rule.field
