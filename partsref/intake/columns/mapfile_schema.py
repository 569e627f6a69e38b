"""What a mapping file may say, as a JSON Schema: each `description` is what a message says was expected there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from yaml.nodes import Node

_FIELD = {"enum": list(FIELDS), "description": f"a field: {', '.join(FIELDS)}"}
_TEXT = {"type": ["string", "integer"], "description": "text"}
_COLUMN = {"type": ["string", "integer"], "description": "a column's name or place, or a list of them"}
_COLUMNS = {**_COLUMN, "type": ["string", "integer", "array"], "items": _COLUMN}
_ROW = {"type": "integer", "minimum": 1, "description": "row numbers from 1, of one row or two"}


def _table(values: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "description": "a table (name: value)", "additionalProperties": values, **more}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "description": "keys such as columns: and defaults:. --save-map writes an example",
    "additionalProperties": False,
    "properties": {
        "columns": _table(_COLUMNS, propertyNames=_FIELD),
        "ignore": _COLUMNS,
        "attributes": _table(
            {
                "description": "name: and unit:, or the name alone",
                "anyOf": [
                    {"type": "string", "minLength": 1},
                    {
                        "type": "object",
                        "required": ["name"],
                        "additionalProperties": False,
                        "properties": {"name": {**_TEXT, "minLength": 1}, "unit": _TEXT},
                    },
                ],
            }
        ),
        "defaults": _table(_TEXT, propertyNames=_FIELD),
        "fill_down": {"type": "array", "description": "a list of fields", "items": _FIELD},
        "header": {**_ROW, "type": ["integer", "array"], "maxItems": 2, "items": _ROW},
        "sheet": _TEXT,
        "encoding": _TEXT,
        "delimiter": {**_TEXT, "maxLength": 1, "description": "one character"},
        "ids": _table({"type": "object", "description": "a table (id: words)"}),
        "makers": _table(_TEXT),
    },
}


def checked(data: Any, name: str, written: Node | None = None) -> dict[str, Any]:
    """The mapping as it stands, its keys as text, without keys that say nothing.

    `written` is the YAML it came from. Raises `InputError` saying where, what was expected there and what came.
    """
    plain = _keys_as_text(data)
    if isinstance(plain, dict):
        plain = {key: value for key, value in plain.items() if value is not None}
        if isinstance(plain.get("fill_down"), str):
            plain["fill_down"] = [plain["fill_down"]]
    found = sorted(_validator().iter_errors(plain), key=lambda error: _row(error, written))
    if found:
        row = _row(found[0], written)
        raise InputError(f"{name}{f', row {row}' if row else ''}{_said(found[0])}.")
    result: dict[str, Any] = plain
    return result


@cache
def _validator() -> Any:
    # Most loads have no mapping file, and what checks one takes a tenth of a second to import.
    from jsonschema import Draft202012Validator

    return Draft202012Validator(SCHEMA)


def _said(error: ValidationError) -> str:
    path = [str(step) for step in error.absolute_path if isinstance(step, str)]
    wrong = _wrong_keys(error)
    if wrong and path[:1] != ["attributes"]:
        known = FIELDS if error.validator == "enum" else SCHEMA["properties"]
        problem = "no such field. Fields are" if error.validator == "enum" else "not known. Known are"
        return f"{''.join(f', {step}' for step in path)}: {', '.join(wrong)}: {problem} {', '.join(known)}"
    came = repr(error.instance)
    shown = came if len(came) <= 60 else f"{came[:57]}..."
    expected = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return f"{''.join(f', {step}' for step in path)}: expected {expected or error.message}, came {shown}"


def _wrong_keys(error: ValidationError) -> list[str]:
    """The keys, or the names of fields, that are not known."""
    if error.validator == "additionalProperties":
        return sorted(set(error.instance) - set(error.schema["properties"]))  # type: ignore[index, arg-type]
    return [str(error.instance)] if error.validator == "enum" else []


def _row(error: ValidationError, written: Node | None) -> int:
    """The row, counted from 1, that an error is about; 0 where it is not known."""
    if written is None:
        return 0
    node, row = written, written.start_mark.line + 1
    steps = [*map(str, error.absolute_path), *_wrong_keys(error)[:1]]
    for step in steps:
        for key, value in _within(node):
            if key == step:
                node, row = value, value.start_mark.line + 1
                break
    return int(row)


def _within(node: Node) -> list[tuple[str, Node]]:
    if isinstance(node.value, str):
        return []
    named = ((key.value, value) for key, value in node.value) if node.tag.endswith(":map") else enumerate(node.value)
    return [(str(key), value) for key, value in named]


def _keys_as_text(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _keys_as_text(value) for key, value in data.items()}
    return [_keys_as_text(value) for value in data] if isinstance(data, list) else data
