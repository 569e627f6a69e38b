"""Every reason has one code, one sentence, and is made with the arguments its sentence names."""

from __future__ import annotations

import ast
import string
from collections import Counter

from support import ROOT

from partsref.reasons import of_crossref, of_forms, of_numbers, of_search, of_vehicles
from partsref.reasons.sentences import SENTENCES

TABLES = (
    of_crossref.OF_CROSSREF,
    of_forms.OF_FORMS,
    of_numbers.OF_NUMBERS,
    of_search.OF_SEARCH,
    of_vehicles.OF_VEHICLES,
)


def _made() -> list[tuple[str, str, frozenset[str]]]:
    """(file, code, arguments) of every reason made with a code and arguments written out."""
    found = []
    for path in sorted((ROOT / "partsref").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason"
            if named and node.args and isinstance(node.args[0], ast.Constant) and all(k.arg for k in node.keywords):
                found.append((path.name, node.args[0].value, frozenset(str(k.arg) for k in node.keywords)))
    return found


def test_no_two_tables_have_one_code() -> None:
    assert [code for code, count in Counter(code for table in TABLES for code in table).items() if count > 1] == []


def test_a_reason_is_made_with_what_its_sentence_names() -> None:
    def named(code: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(SENTENCES[code]) if field}

    made = _made()
    assert len(made) > 100, "they are found"
    lacking = {(file, code): named(code) - arguments for file, code, arguments in made}
    assert {where: fields for where, fields in lacking.items() if fields} == {}
