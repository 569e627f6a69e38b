"""The catalogue's tables for people who count: Arrow, and through it Parquet, pandas, polars and DuckDB."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partsref.errors import InputError
from partsref.store.read import dump

if TYPE_CHECKING:
    import pyarrow

_BATCH = 50_000
_WHOLE_NUMBERS = frozenset({"displacement_cc", "inferred", "month_from", "month_to", "year_from", "year_to"})
"""Columns of whole numbers, as `datapackage.json` has them; all others are text, for a part number is none."""
TABLES = tuple(dump.TABLES)


def arrow_table(connection: sqlite3.Connection, name: str) -> pyarrow.Table:
    """One table, a row for each fact and source; what is not said is null.

    Raises `InputError` for a name that is no table, or where Arrow is not installed.
    """
    arrow = _arrow()
    schema = _schema(arrow, name)
    return arrow.Table.from_batches(_batches(arrow, connection, name, schema), schema)


def write_parquet(connection: sqlite3.Connection, folder: Path) -> dict[str, int]:
    """Write every table as FOLDER/TABLE.parquet, each whole or not at all; returns the rows by table."""
    _arrow()
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in TABLES:
        table = arrow_table(connection, name)
        draft = folder / f".{name}.parquet.part"
        try:
            parquet.write_table(table, draft)
            draft.replace(folder / f"{name}.parquet")
        finally:
            draft.unlink(missing_ok=True)
        written[name] = table.num_rows
    return written


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise InputError("tables for Arrow, Parquet or pandas need more: pip install 'partsref[arrow]'") from error
    return pyarrow


def _schema(arrow: Any, name: str) -> Any:
    if name not in dump.TABLES:
        raise InputError(f"table: expected one of {', '.join(TABLES)}; got {name!r}")
    columns, _ = dump.TABLES[name]
    return arrow.schema([(column, arrow.int64() if column in _WHOLE_NUMBERS else arrow.string()) for column in columns])


def _batches(arrow: Any, connection: sqlite3.Connection, name: str, schema: Any) -> list[Any]:
    made, rows = [], []
    for row in dump.rows(connection, name):
        rows.append(row)
        if len(rows) == _BATCH:
            made.append(_batch(arrow, rows, schema))
            rows = []
    return [*made, _batch(arrow, rows, schema)]


def _batch(arrow: Any, rows: list[tuple[str, ...]], schema: Any) -> Any:
    columns: list[tuple[str, ...]] = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [
        arrow.array([int(cell) if cell else None for cell in column], arrow.int64())
        if field.type == arrow.int64()
        else arrow.array([cell or None for cell in column], arrow.string())
        for field, column in zip(schema, columns, strict=True)
    ]
    return arrow.record_batch(arrays, schema)
