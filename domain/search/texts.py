"""The texts by which a thing can be found: its id and names in every language, and what its facts tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.dossier import Dossier
from domain.evidence.merges import merged_into
from domain.replay import AnyReader

_FIELDS = (
    "name", "names", "aliases", "title", "publisher", "origin", "authors", "gist", "text", "office", "place", "agenda", "reason",
    "visitor", "role", "country", "remarks",
)  # fmt: skip
"""The fields of events, whatever their kind, that are words for people."""


_KNOWN: dict[tuple[str, ...], tuple[str, ...]] = {}
"""Of fields, by their names, those that are words for people. Most events have the fields of some other."""
_MOST = 1_024


def texts(fields: Mapping[str, Any]) -> list[str]:
    """The texts among the fields of an event, by their names."""
    found: list[str] = []
    _add(found, fields)
    return found


def texts_ever(stream: str, fields: Mapping[str, Any]) -> list[str]:
    """Every text that an event of the stream can bring into an answer, now or after a correction: what an index keeps."""
    found = [stream]
    _add(found, fields)
    if "changes" in fields and isinstance(changes := fields["changes"], Mapping):
        _add(found, changes)
    return found


def _add(found: list[str], fields: Mapping[str, Any]) -> None:
    names = tuple(fields)
    with_words = _KNOWN.get(names)
    if with_words is None:
        with_words = tuple(name for name in _FIELDS if name in names)
        if len(_KNOWN) < _MOST:
            _KNOWN[names] = with_words
    for name in with_words:
        value = fields[name]
        if isinstance(value, str):
            if value:
                found.append(value)
        else:
            found.extend(_said(value))


def texts_of(reader: AnyReader) -> Iterator[str]:
    """The texts of a subject that this reader could read: its names, those of its doubles, and the facts that stand.

    Whatever the day in the world: who asks about 2018 in hindsight looks for things by what is known of them now.
    """
    for dossier in _one_and_the_same(reader.dossier, reader):
        yield dossier.subject.id
        yield from texts(dict(dossier.subject.registration))
    for account in reader.accounts.visible:
        yield from () if account.fallen else texts(dict(account.fact))


def _one_and_the_same(dossier: Dossier, reader: AnyReader) -> Iterator[Dossier]:
    """The dossier and those of what this reader knows to be its doubles."""
    yield dossier
    for double in dossier.doubles:
        if merged_into(double, reader.known_by, reader.recorded_by) == dossier.subject.id:
            yield from _one_and_the_same(double, reader)


def _said(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _said(tuple(value.values()))
    elif isinstance(value, Iterable):
        yield from (text for text in value if isinstance(text, str))
