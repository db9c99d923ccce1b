"""Pouring a generated ledger into a file: the very rows that recording would leave, in large transactions and unjudged."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import orjson

from api.ledger import open_ledger
from api.ledger.chain import GENESIS, link
from domain.catalogue import EVENTS
from tests.generated.press import Told

RECORDED_AT = "2025-06-01T00:00:00.000000+00:00"
BATCH = 20_000

_ORDER = {name: tuple(field.alias or plain for plain, field in kind.model_fields.items()) for name, kind in EVENTS.items()}


def state(told: Told) -> bytes:
    """The event's fields as the ledger stores them: those of the class, in its order."""
    fields = told.fields
    return orjson.dumps({name: fields[name] for name in _ORDER[told.name] if name in fields})


def pour(told: Iterable[Told], file: Path) -> int:
    """Write the events into a new ledger. Returns how many there were."""
    open_ledger(f"sqlite:///{file}").close()
    rows = _rows(told)
    count = 0
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        while batch := list(islice(rows, BATCH)):
            connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?)", [event for event, _ in batch])
            connection.executemany("INSERT INTO log VALUES (?, ?, ?)", [(count + n, *of) for n, (_, of) in enumerate(batch, 1)])
            connection.commit()
            count += len(batch)
        connection.execute("DELETE FROM derived")  # nothing is derived from them yet
        connection.commit()
    return count


Row = tuple[tuple[str, int, str, bytes], tuple[str, str]]
"""An event with its stream, version and name; and its link: when it was recorded, and the digest."""


def _rows(told: Iterable[Told]) -> Iterator[Row]:
    versions: Counter[str] = Counter()
    digest = GENESIS
    for one in told:
        versions[one.stream] += 1
        stored = state(one)
        digest = link(digest, one.stream, versions[one.stream], one.name, RECORDED_AT, stored)
        yield (one.stream, versions[one.stream], one.name, stored), (RECORDED_AT, digest)
