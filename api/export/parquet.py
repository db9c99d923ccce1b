"""Parquet, with days, instants, numbers and lists as such.

The library for it is large, and comes only with the extra ``parquet``.
"""

from __future__ import annotations

from typing import Any

from api.export.holdings import Holdings
from api.export.table import Kind, Table


class NoParquet(Exception):
    """The library that writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__("Parquet needs the library pyarrow, which is not installed: pip install 'detente[parquet]'")


def dumped(table: Table, holdings: Holdings) -> bytes:
    """The table as Parquet; its metadata tell the ledger's position and digest. Raises :class:`NoParquet`."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise NoParquet from None
    rows = list(table.rows)
    told = {"detente.position": str(holdings.position), "detente.digest": holdings.head}
    fields = [pa.field(column.name, _type(pa, column.kind)) for column in table.columns]
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in fields]
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table(arrays, pa.schema(fields, told)), sink)
    return bytes(sink.getvalue())


def _type(pa: Any, kind: Kind) -> Any:
    types = {
        "text": pa.string(),
        "number": pa.int64(),
        "day": pa.date32(),
        "instant": pa.timestamp("us", "UTC"),
        "list": pa.list_(pa.string()),
    }
    return types[kind]
