"""The mapping a user writes or saves as YAML: which column means what, and what the file leaves unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS

_LARGEST_BYTES = 1 << 20

Columns = dict[str, list[str | int]]
"""Field to the columns that hold it: header texts, or places counted from 1."""


@dataclass(slots=True)
class MapFile:
    """What a mapping file says; everything may be left out.

    `header` are row numbers counted from 1. `ids` translates the keys of licensed tables that ACES files name vehicles
    and parts by: table name (`make`, `model`, `base_vehicle`, `engine`, `part`, `position`) to id to words.
    """

    columns: Columns = field(default_factory=dict)
    ignore: list[str | int] = field(default_factory=list)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    fill_down: list[str] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    ids: dict[str, dict[str, Any]] = field(default_factory=dict)
    makers: dict[str, str] = field(default_factory=dict)
    """Column to the maker whose numbers stand in it."""


def read_mapfile(path: Path) -> MapFile:
    """Read a mapping. Raises `InputError` naming the key that is not understood."""
    import yaml

    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise InputError(f"{path}: larger than 1 MiB. Is it a mapping?")
        data = _plain(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"{path}: not readable as YAML ({_where(error)}).") from error
    if not isinstance(data, dict):
        raise InputError(f"{path}: expected keys such as columns: and defaults:. --save-map writes an example.")
    return mapping_from(data, str(path))


def _plain(text: bytes) -> Any:
    """The YAML a mapping needs: texts, whole numbers, lists, tables. Aliases, which can make a page of a line into
    gigabytes, are refused; what else YAML takes for a number or a date (`1:1:1` is one in base 60) stays text.
    """
    import yaml

    class Plain(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise yaml.composer.ComposerError(None, None, "aliases (*name) are not read", mark)
            return super().compose_node(parent, index)

    Plain.yaml_implicit_resolvers = {}
    Plain.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9]{0,8})$"), list("-+0123456789")
    )
    Plain.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
    Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false|True|False)$"), list("tTfF"))
    return yaml.load(text, Plain)  # noqa: S506 - a safe loader


def mapping_from(data: dict[Any, Any], name: str) -> MapFile:
    """The mapping these keys and values say. `name` is what messages call it."""
    unknown = set(map(str, data)) - set(MapFile.__slots__)
    if unknown:
        raise InputError(f"{name}: {', '.join(sorted(unknown))}: not known. Known are {', '.join(MapFile.__slots__)}.")
    made = MapFile()
    for column_field, value in _table(data, "columns", name).items():
        _check_field(column_field, name)
        made.columns[column_field] = _list(value, f"{name}, columns, {column_field}")
    for default_field, value in _table(data, "defaults", name).items():
        _check_field(default_field, name)
        made.defaults[default_field] = _text(value, f"{name}, defaults, {default_field}")
    for column, value in _table(data, "attributes", name).items():
        made.attributes[column] = _attribute(value, f"{name}, attributes, {column}")
    for column, value in _table(data, "makers", name).items():
        made.makers[column] = _text(value, f"{name}, makers, {column}")
    made.ignore = _list(data.get("ignore", []), f"{name}, ignore")
    made.fill_down = [str(one) for one in _list(data.get("fill_down", []), f"{name}, fill_down")]
    for one in made.fill_down:
        _check_field(one, name)
    made.header = [_row(one, f"{name}, header") for one in _list(data.get("header", []), f"{name}, header")]
    if len(made.header) > 2:
        raise InputError(f"{name}, header: expected one row or two, came {len(made.header)}.")
    made.sheet = _text(data.get("sheet", ""), f"{name}, sheet")
    made.encoding = _text(data.get("encoding", ""), f"{name}, encoding")
    made.delimiter = _text(data.get("delimiter", ""), f"{name}, delimiter")
    if len(made.delimiter) > 1:
        raise InputError(f"{name}, delimiter: expected one character, came {made.delimiter!r}.")
    made.ids = {
        table: {str(key): value for key, value in _table({table: ids}, table, name).items()}
        for table, ids in _table(data, "ids", name).items()
    }
    return made


def as_yaml(mapping: MapFile) -> str:
    """The mapping as a user keeps it: only what it says."""
    import yaml

    said = {slot: value for slot in MapFile.__slots__ if (value := getattr(mapping, slot))}
    if "columns" in said:
        said["columns"] = {f: names[0] if len(names) == 1 else names for f, names in mapping.columns.items()}
    return "# Which column means what; give it with --map.\n" + yaml.safe_dump(
        said, allow_unicode=True, sort_keys=False, width=120
    )


def _table(data: dict[Any, Any], key: str, name: str) -> dict[str, Any]:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise InputError(f"{name}, {key}: expected a table (name: value), came {value!r}.")
    return {str(k): v for k, v in value.items()}


def _list(value: object, name: str) -> list[str | int]:
    found: list[str | int] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, bool) or not isinstance(one, str | int):
            raise InputError(f"{name}: expected a column's name or place, or a list of them, came {one!r}.")
        found.append(one)
    return found


def _text(value: object, name: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(f"{name}: expected text, came {value!r}.")
    return str(value)


def _row(value: str | int, name: str) -> int:
    if not isinstance(value, int) or value < 1:
        raise InputError(f"{name}: expected row numbers from 1, came {value!r}.")
    return value


def _attribute(value: object, name: str) -> dict[str, str]:
    said = {"name": value} if isinstance(value, str) else value
    if not isinstance(said, dict) or not said.get("name") or set(said) - {"name", "unit"}:
        raise InputError(f"{name}: expected name: and unit:, came {value!r}.")
    return {str(k): _text(v, name) for k, v in said.items()}


def _check_field(one: str, name: str) -> None:
    if one not in FIELDS:
        raise InputError(f"{name}: {one}: no such field. Fields are {', '.join(FIELDS)}.")


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"row {mark.line + 1}: {getattr(error, 'problem', '')}" if mark else str(error)[:80]
