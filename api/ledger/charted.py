"""Charted: how bands come into the ledger, and how they are known to be out of date, in the transaction that records.

A subject is *charted* while its bands are those of everything that is recorded; the position is kept at which they were kept.
Who records works them out beforehand and has them kept in the same transaction; others can be charted at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import orjson

from api.ledger.chain import Linked
from api.ledger.port import Cursor
from api.ledger.rows import BANDED, NEVER, Drawn, drawn, rows
from domain.article import ArticleCorrected, ArticleRegistered, ArticleRetracted
from domain.dossier import KIND_OF_STREAM
from domain.instants import microseconds
from domain.merging import MergedInto
from domain.replay.rectangles import Rectangle
from domain.replay.strip import Corner

KINDS: Mapping[str, str] = MappingProxyType({event.stored_name(): kind for event, kind in KIND_OF_STREAM.items()})
_OF_ARTICLES = frozenset(kind.stored_name() for kind in (ArticleCorrected, ArticleRetracted))
_REGISTERED = ArticleRegistered.stored_name()
_OUTDATE = "UPDATE charts SET charted = 0 WHERE stream = ? AND charted > 0"
_RESTING = (
    "SELECT stream FROM resting WHERE source = ?1 UNION ALL "
    "SELECT charts.stream FROM cited JOIN charts ON charts.stream = cited.stream WHERE article = ?1"
)
_REST = "INSERT INTO resting VALUES (?, ?) ON CONFLICT DO NOTHING"
BEYOND_CITED = "NOT EXISTS (SELECT 1 FROM {0}.cited WHERE article = source AND cited.stream = resting.stream)"
"""Which rows of ``resting`` count: those that ``cited`` does not tell, as of doubles and their articles."""
_TAKEN_BACK = "DELETE FROM bands WHERE stream = ? AND valid_from = ? AND known_from = ?"
_SINCE = "SELECT originator_id, CASE WHEN topic = 'MergedInto' THEN state END FROM stored_events WHERE rowid > ? AND rowid < ?"
_CHARTED = "UPDATE charts SET charted = ? WHERE stream = ?"
_CHARTED_AGAIN = f"{_CHARTED} AND charted = ? RETURNING 1"
NOTE = "bands by span, each fold by its turns"
"""Under this name it is noted up to where events were told of here; it changes whenever the tables do, or what is wrong in them."""


@dataclass(frozen=True, slots=True)
class Charting:
    """The bands of one subject as everything up to a position gives them, drawn, and the ids of the streams on which they rest.

    ``apart`` are those of these streams that no event of the subject cites, so that nothing else tells of them.
    """

    stream: str
    kind: str
    position: int
    sources: Collection[str]
    apart: Collection[str]
    bands: Sequence[Drawn]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a subject's bands become, if they are those that were charted at the position ``upon``; as in :class:`Charting`.

    ``sources`` are the streams on which they rest from now on, too; ``changed`` the rectangles that are otherwise, by their
    first day and the instant from which they were known, None for those that are no more; ``gone`` those of these places in which
    there may be one now.
    """

    stream: str
    kind: str
    position: int
    upon: int
    sources: Collection[str]
    apart: Collection[str]
    gone: Iterable[Corner]
    changed: Mapping[Corner, Rectangle | None]


AnyCharting = Charting | Amendment


def charted_within(c: Cursor, events: Sequence[Linked], positions: Sequence[int], chartings: Iterable[AnyCharting]) -> None:
    """In the transaction that has just recorded these events: keep the bands that go with them, and outdate those of others."""
    kept = [one for one in chartings if not _is_overtaken(c, one, positions[0]) and _is_as_charted(c, one, positions[-1])]
    telling = [event for event in events if event[2] != _REGISTERED]  # nothing rests yet on an article that is new
    _outdate(c, telling, {one.stream for one in kept})
    for one in kept:
        if isinstance(one, Amendment):
            _amend(c, one)
        else:
            _replace(c, one, positions[-1])


def _outdate(c: Cursor, events: Iterable[Linked], kept: Collection[str]) -> None:
    """Note whose bands these events put out of date, but those ``kept``."""
    opened: dict[str, str] = {}
    touched: dict[str, bool] = {}
    for stream, _, name, state in events:
        kind = KINDS.get(name)
        if kind in BANDED:
            opened[stream] = kind
        elif name in _OF_ARTICLES:
            touched.setdefault(stream, False)
        elif kind is None:
            touched[stream] = True
            if name == MergedInto.stored_name():
                touched[orjson.loads(state)["id"]] = True
    if opened:
        c.executemany("INSERT INTO charts VALUES (?, ?, 0) ON CONFLICT DO NOTHING", list(opened.items()))
    outdated = {stream for stream, is_subject in touched.items() if is_subject} | resting_on(c, touched)
    if others := outdated.difference(kept):
        c.executemany(_OUTDATE, [(stream,) for stream in others])


def resting_on(c: Cursor, sources: Iterable[str]) -> set[str]:
    """The subjects whose bands rest on one of these streams."""
    found: set[str] = set()
    for source in sources:
        c.execute(_RESTING, (source,))
        found.update(row[0] for row in c.fetchall())
    return found


def chart(c: Cursor, charting: Charting) -> bool:
    """Keep the bands of a subject, unless something that they rest on was recorded meanwhile. Whether they were kept."""
    if _is_overtaken(c, charting, NEVER):
        return False
    _replace(c, charting, max(charting.position, 1))
    return True


def _is_overtaken(c: Cursor, charting: AnyCharting, before: int) -> bool:
    """Whether something that the bands rest on was recorded after they were worked out, and before a position.

    So is a merge: of whom it names a double, the bands rest on that from then on.
    """
    if charting.position + 1 >= before:
        return False
    c.execute(_SINCE, (charting.position, before))
    found = [(row[0], row[1]) for row in c.fetchall()]
    touched = {stream for stream, _ in found} | {orjson.loads(bytes(merge))["id"] for _, merge in found if merge is not None}
    return bool(found) and not {*charting.sources, charting.stream}.isdisjoint(touched)


def _is_as_charted(c: Cursor, charting: AnyCharting, position: int) -> bool:
    """Whether the bands that are to be amended are those that were charted then; if so they are charted at the position now."""
    if isinstance(charting, Charting):
        return True
    c.execute(_CHARTED_AGAIN, (position, charting.stream, charting.upon))
    return c.fetchone() is not None


def _replace(c: Cursor, charting: Charting, position: int) -> None:
    c.execute("DELETE FROM bands WHERE stream = ?", (charting.stream,))
    c.execute("DELETE FROM resting WHERE stream = ?", (charting.stream,))
    _write(c, charting, charting.bands)
    c.execute(_CHARTED, (position, charting.stream))


def _amend(c: Cursor, amendment: Amendment) -> None:
    c.executemany(_TAKEN_BACK, [(amendment.stream, first.toordinal(), microseconds(known)) for first, known in amendment.gone])
    _write(c, amendment, [drawn(one) for one in amendment.changed.values() if one])


def _write(c: Cursor, charting: AnyCharting, bands: Sequence[Drawn]) -> None:
    c.executemany("INSERT INTO bands VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows(c, charting.stream, charting.kind, bands))
    if charting.apart:
        c.executemany(_REST, [(source, charting.stream) for source in charting.apart])
