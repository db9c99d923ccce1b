"""Histories on a terminal: the timeline, the beliefs, and the difference between two points."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.cli.tables.words import columns, or_nothing, plain, reasons, said, status
from api.views.histories import Beliefs, Change, Difference, Timeline


def timeline(answer: Timeline) -> RenderableType:
    """The bands of status, oldest first."""
    table = columns("From", "To", "Status", "Since", "Because")
    for band in answer.items:
        table.add_row(or_nothing(band.from_), _end(band.to), status(band.status), or_nothing(band.since), reasons(band.because))
    return table if answer.items else plain("Nothing is known to have happened.")


def beliefs(answer: Beliefs) -> RenderableType:
    """The answers that were given about one day, oldest first."""
    table = columns("Known from", "To", "Status", "Since", "Because")
    for belief in answer.items:
        since = or_nothing(belief.since)
        table.add_row(plain(belief.known_from), _end(belief.known_to), status(belief.status), since, reasons(belief.because))
    return table


def diff(answer: Difference) -> RenderableType:
    """What changed, field by field."""
    head = Text.assemble("From ", plain(answer.from_, "bold"), " to ", plain(answer.to, "bold"))
    if not answer.changes:
        return Group(head, plain("Nothing changed."))
    return Group(head, Text(), changed(answer.changes))


def changed(changes: Iterable[Change]) -> Table:
    """The fields that differ, with the facts that did it."""
    table = columns("Field", "Before", "After", "Because")
    for change in changes:
        table.add_row(plain(change.field), _value(change.before), _value(change.after), reasons(change.because))
    return table


def _value(value: object) -> Text:
    return Text("\n").join(plain(line) for line in said(value).split("\n"))


def _end(day: object | None) -> Text:
    return plain("now", "dim") if day is None else plain(day)
