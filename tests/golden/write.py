"""Adds what is missing to the golden file of stored events: ``python -m tests.golden.write`` from the top of the checkout.

For every kind and version of event that was ever stored the file holds a full one and, if fields may be left out, a
bare one. A line tells its ``name`` and ``version``, its fields as ``stored``, and how they ``read`` with the defaults
of that time. Lines are added and never rewritten, since
ledgers with such events exist. If a line no longer loads or reads otherwise, the code is wrong and not the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from api.ledger.mapper import to_state
from domain.catalogue import EVENTS
from domain.facts import Event
from tests.golden.samples import bare, full

FILE = Path(__file__).with_name("stored-events.jsonl")


def lines(file: Path = FILE) -> list[dict[str, Any]]:
    """The golden events, in the order in which they were added."""
    return [orjson.loads(line) for line in file.read_bytes().splitlines()] if file.exists() else []


def missing(file: Path = FILE) -> Iterator[type[Event]]:
    """The kinds of today's catalogue whose present version is not in the file."""
    known = {(line["name"], line["version"]) for line in lines(file)}
    return (kind for name, kind in EVENTS.items() if (name, kind.version) not in known)


def line(event: Event) -> bytes:
    """The golden line of an event, with its end."""
    told = {
        "name": event.stored_name(),
        "version": event.version,
        "stored": orjson.Fragment(to_state(event)),
        "read": reading(event),
    }
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def reading(event: Event) -> dict[str, Any]:
    """All fields of an event, the defaults too, as JSON."""
    return event.model_dump(mode="json")


def write(file: Path = FILE) -> list[str]:
    """Append what is missing; returns the names that were added."""
    added = list(missing(file))
    written = dict.fromkeys(line(event) for kind in added for event in (full(kind), bare(kind)))
    with file.open("ab") as golden:
        golden.writelines(written)
    return [kind.stored_name() for kind in added]


if __name__ == "__main__":
    print(*write() or ["Nothing is missing."], sep="\n")
