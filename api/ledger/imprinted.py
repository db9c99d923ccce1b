"""Imprints: of stored articles what a status hangs on, read on trust and kept by nobody; what is unusual is read whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import orjson

from api.ledger.mapper import VERSION
from api.ledger.port import Recorder
from api.ledger.streams import AT_ONCE, Streams
from api.ledger.trusted import UNFAMILIAR
from domain.article import ArticleRegistered
from domain.dates import parse
from domain.imprints import Imprint, Imprints

_REGISTERED = ArticleRegistered.stored_name()
_made = tuple.__new__


def imprints(recorder: Recorder, streams: Streams, ids: Iterable[str]) -> Imprints:
    """The articles of these ids as of now. Raises :class:`Unreadable` for one that is read whole and is none."""
    plain: dict[str, Imprint] = {}
    others: list[str] = []
    ahead = iter(ids)
    while portion := list(islice(ahead, AT_ONCE)):
        for id, position, version, name, state in recorder.bare_entries(portion):
            imprint = _imprint(position, state) if version == 1 and name == _REGISTERED else None
            if imprint is not None:
                plain[id] = imprint
            elif plain.pop(id, None) is not None or id not in others[-1:]:
                others.append(id)
    return Imprints(plain, streams.streams(others), streams.stream)


def _imprint(position: int, state: bytes) -> Imprint | None:
    """That of an article by what was stored when it was registered; None if it is not such as this program writes."""
    try:
        fields = orjson.loads(state)
        published, original = fields["published"], fields.get("copy_of")
        if VERSION in fields or published.__class__ is not str or (original is not None and original.__class__ is not str):
            return None
        return _made(Imprint, (position, parse(published), original))
    except UNFAMILIAR:
        return None
