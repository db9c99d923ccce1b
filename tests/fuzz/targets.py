"""The readers that are fed, each with what it may say to refuse, and with something whole to begin from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from api.casebook import tables
from api.casebook.posted import casebook, documents
from api.casebook.tables import dates as typed
from api.ledger.errors import Unreadable
from api.ledger.mapper import recalled, to_event, to_state
from domain.catalogue import EVENTS
from domain.dates import NotADate, parse
from domain.proposal import Refused
from tests.doors.abroad import ABROAD
from tests.golden.samples import bare, full

FOUND = Path(__file__).parent / "found"
LONGEST = 10
"""Seconds of its own time that a reader may take over anything of a few thousand bytes."""
DATES = (
    "2018", "2024-05", "2024-05-29", "2018~", "[2024-05-26..2024-05-28]", "2025-23", "../2024-12-31", "2018-10-10/2018-10-12",
    "2024-05-29T10:00:00+09:00", "2024-05-29T10:00Z", "Y-17E7", "19XX", "{2024-05-01,2024-05-03}", "2019-11/..", "-0001-01-01",
)  # fmt: skip
TYPED = (*DATES, "29 May 2024", "May 29, 2024", "29.5.2024", "5/29/2024", "spring 2024", "Wednesday, 29 May 2024", "late 2018")
CSV = "mechanism;key;event;occurred;gist;article\nxa-xb-council;first;SessionHeld;2024-05-29;It meets.;xa-post-2024-05-29\n"


@dataclass(frozen=True)
class Target:
    """A reader, the errors by which it refuses, and whole inputs."""

    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]
    seeds: tuple[bytes, ...]

    def try_on(self, content: bytes) -> None:
        """Let it read; whatever else it raises is a defect."""
        try:
            self.read(content)
        except self.refusals:
            return


def _yaml(content: bytes) -> None:
    casebook(documents(content, "yaml"))


def _json(content: bytes) -> None:
    casebook(documents(content, "json"))


def _csv(content: bytes) -> None:
    tables.read_tables(content, Path("mechanisms.csv"))


def _workbook(content: bytes) -> None:
    tables.read_tables(content, Path("facts.xlsx"))


def _date(content: bytes) -> None:
    found = parse(content.decode(errors="replace"))
    assert parse(found.text) == found


def _typed(content: bytes) -> None:
    typed.edtf(content.decode(errors="replace"))


def _recalled(content: bytes) -> None:
    """A name and a state, as one line each, read on trust."""
    name, _, state = content.partition(b"\n")
    recalled(name.decode(errors="replace"), state)


def _judged(content: bytes) -> None:
    """The same, by all the rules."""
    name, _, state = content.partition(b"\n")
    to_event(name.decode(errors="replace"), state)


def _events() -> Iterator[bytes]:
    for kind in EVENTS.values():
        for event in (full(kind), bare(kind)):
            yield event.stored_name().encode() + b"\n" + to_state(event)


def _book() -> bytes:
    return json.dumps(ABROAD, ensure_ascii=False).encode()


def _lines(texts: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


TARGETS: Mapping[str, Target] = {
    "yaml": Target(
        _yaml, (Refused,), (_book(), b"mechanisms:\n- &a {id: x, facts: [*a]}\n", b"articles: !!python/name:os.system\n")
    ),
    "json": Target(_json, (Refused,), (_book(), b'{"mechanisms": [{"id": "x", "facts": [{}]}]}')),
    "csv": Target(_csv, (Refused,), (CSV.encode(), CSV.replace(";", ",").encode())),
    "workbook": Target(_workbook, (Refused,), (b"PK\x03\x04",)),
    "date": Target(_date, (NotADate,), _lines(DATES)),
    "typed-date": Target(_typed, (NotADate, Refused), _lines(TYPED)),
    "recalled": Target(_recalled, (Unreadable,), tuple(_events())),
    "judged": Target(_judged, (Unreadable,), tuple(_events())),
}
