"""The mapping a user writes or saves as YAML: which column means what, and what the file leaves unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from partsref.errors import InputError
from partsref.intake.columns.mapfile_schema import checked
from partsref.intake.read.pipe_input import opened_input

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
    """Read a mapping. Raises `InputError` saying in which row it is not understood, and what was expected there."""
    import yaml

    try:
        with opened_input(path) as file:
            text = file.read(_LARGEST_BYTES + 1)
        if len(text) > _LARGEST_BYTES:
            raise InputError(f"{path}: larger than 1 MiB. Is it a mapping?")
        data, written = _plain(text)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"{path}: not readable as YAML ({_where(error)}).") from error
    return mapping_from(data, str(path), written)


def _plain(text: bytes) -> tuple[Any, Any]:
    """The YAML a mapping needs, and where it is written: texts, whole numbers, lists, tables.

    Aliases, which can make a page of a line into gigabytes, are refused; what else YAML takes for a number or a date
    (`1:1:1` is one in base 60) stays text.
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
    loader = Plain(text)
    written = loader.get_single_node()
    return (loader.construct_document(written) if written else None), written


def mapping_from(data: Any, name: str, written: Any = None) -> MapFile:
    """The mapping these keys and values say. `name` is what messages call it, `written` the YAML they came from."""
    said = checked(data, name, written)
    attributes = said.get("attributes", {})
    return MapFile(
        columns={field: _list(value) for field, value in said.get("columns", {}).items()},
        ignore=_list(said.get("ignore", [])),
        attributes={column: _attribute(value) for column, value in attributes.items()},
        defaults=_texts(said.get("defaults", {})),
        fill_down=said.get("fill_down", []),
        header=_list(said.get("header", [])),
        sheet=str(said.get("sheet", "")),
        encoding=str(said.get("encoding", "")),
        delimiter=str(said.get("delimiter", "")),
        ids=said.get("ids", {}),
        makers=_texts(said.get("makers", {})),
    )


def as_yaml(mapping: MapFile) -> str:
    """The mapping as a user keeps it: only what it says."""
    import yaml

    said = {slot: value for slot in MapFile.__slots__ if (value := getattr(mapping, slot))}
    if "columns" in said:
        said["columns"] = {f: names[0] if len(names) == 1 else names for f, names in mapping.columns.items()}
    return "# Which column means what; give it with --map.\n" + yaml.safe_dump(
        said, allow_unicode=True, sort_keys=False, width=120
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(table: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in table.items()}


def _attribute(value: str | dict[str, Any]) -> dict[str, str]:
    return {"name": value} if isinstance(value, str) else _texts(value)


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"row {mark.line + 1}: {getattr(error, 'problem', '')}" if mark else str(error)[:80]
