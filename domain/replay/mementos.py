"""The moments at which the answer changed for whoever asked *now*: along the diagonal, where day and knowledge move together.

The answer changes when something is published, and between publications on days on which the calendar has something to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import zip_longest
from typing import Any

from domain.dates import end_of
from domain.dossier import Clocks, Dossier
from domain.evidence.merges import merged_into
from domain.replay.moments import days_of_change, instants_of_publication
from domain.replay.reader import NEWEST
from domain.replay.readers import AnyReader, reader_of

Read = Callable[[Dossier, datetime, int | None], AnyReader]
"""How a reader at (known_by, recorded_by) is come by; one with practice is quicker."""
BEGINNING = end_of(date.min)
"""Before anything was published."""
_NEVER = Clocks(date.min, BEGINNING)


def moments_of_change(
    dossier: Dossier, until: datetime, recorded_by: int | None = None, read: Read = reader_of
) -> tuple[datetime, ...]:
    """The instants up to ``until`` from which the subject's state was another one, oldest first, as the ledger knows by then.

    Left out are those from which nothing was known of it, or it was known to be another one's double: there is no state then.
    """
    found: list[datetime] = []
    before = _told(read(dossier, BEGINNING, recorded_by), BEGINNING)
    for moment in moments_that_may_change(dossier, until, recorded_by, read):
        told = _told(read(dossier, moment, recorded_by), moment)
        if told is not None and told != before:
            found.append(moment)
        before = told
    return tuple(found)


def moments_that_may_change(
    dossier: Dossier, until: datetime, recorded_by: int | None = None, read: Read = reader_of
) -> tuple[datetime, ...]:
    """The instants up to ``until`` at which anything about the subject may have changed; between them nothing did."""
    return tuple(_asked_always(dossier, until, recorded_by, read))


def _asked_always(dossier: Dossier, until: datetime, recorded_by: int | None, read: Read) -> Iterator[datetime]:
    """Every publication and, between two of them, the beginning of every day on which the calendar may speak."""
    newest = NEWEST if recorded_by is None else recorded_by
    about = (dossier, *dossier.predecessors)
    published = sorted({instant for one in about for instant in instants_of_publication(one, newest) if instant <= until})
    for instant, following in zip_longest(published, published[1:]):
        yield instant
        for day in _days([read(one, instant, recorded_by) for one in about]):
            moment = datetime.combine(day, time.min, UTC)
            if instant < moment < (following or until) or moment == until and following is None:
                yield moment


def _days(readers: Sequence[AnyReader]) -> list[date]:
    """The days that the facts give, the disputed ones among them; also those of what the first was preceded by."""
    facts = tuple(account for reader in readers for account in reader.facts)
    cadence = getattr(readers[0].dossier.subject.registration, "cadence", None)
    return days_of_change(cadence, facts, readers[0].known_on)


def _told(reader: AnyReader, moment: datetime) -> object:
    """What the reader would say at that moment, but for the moment itself; None where there is nothing to say."""
    if not reader.knows or merged_into(reader.dossier, reader.known_by, reader.recorded_by) is not None:
        return None
    state: Any = reader.state(moment.astimezone(UTC).date())
    return replace(state, clocks=_NEVER)
