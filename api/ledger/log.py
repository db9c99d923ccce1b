"""The log as it is told: one item for each event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.ledger.chain import Entry, instant
from api.ledger.errors import Unreadable
from api.ledger.mapper import to_data


@dataclass(frozen=True, slots=True)
class LogItem:
    """One event, as it lies in the log: ``event`` is the stored name, ``data`` the stored fields, ``digest`` the chain's link."""

    position: int
    recorded_at: datetime
    stream: str
    version: int
    event: str
    data: Mapping[str, Any]
    digest: str


def item_of(entry: Entry) -> LogItem:
    """An entry of the log, read. Raises :class:`Unreadable` that names the position."""
    try:
        data, recorded_at = to_data(entry.state), instant(entry.recorded_at)
    except Unreadable as error:
        raise Unreadable(error.reason, entry.position) from error
    return LogItem(entry.position, recorded_at, entry.stream, entry.version, entry.name, data, entry.digest)
