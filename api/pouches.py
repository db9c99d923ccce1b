"""A pouch: dossiers on their way to another process, as stored bytes. To send events themselves takes several times as long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from api.ledger import Entries, Written, stream_of
from domain.dossier import Dossier, Stream


class Folder(NamedTuple):
    """A dossier by the ids of its streams."""

    subject: str
    articles: tuple[str, ...]
    actors: tuple[str, ...]
    predecessors: tuple[Folder, ...]
    doubles: tuple[Folder, ...]


class Pouch(NamedTuple):
    """Dossiers, and each stream that they hold once."""

    folders: tuple[Folder, ...]
    streams: Mapping[str, Entries]


NOTHING = Pouch((), {})
"""An empty one."""


def packed(dossiers: Iterable[Dossier], written: Written) -> Pouch:
    """The dossiers of what is being recorded, of which the events are written already."""
    streams: dict[str, Stream] = {}
    folders = tuple([_folder(dossier, streams) for dossier in dossiers])
    return Pouch(folders, {id: written.entries(stream) for id, stream in streams.items()})


def unpacked(pouch: Pouch) -> Iterator[Dossier]:
    """The dossiers in their order."""
    streams = {id: stream_of(id, entries) for id, entries in pouch.streams.items()}
    return (_dossier(folder, streams) for folder in pouch.folders)


def _folder(dossier: Dossier, streams: dict[str, Stream]) -> Folder:
    streams.update({dossier.subject.id: dossier.subject, **dossier.articles, **dossier.actors})
    before, doubles = (tuple([_folder(one, streams) for one in others]) for others in (dossier.predecessors, dossier.doubles))
    return Folder(dossier.subject.id, (*dossier.articles,), (*dossier.actors,), before, doubles)


def _dossier(folder: Folder, streams: Mapping[str, Stream]) -> Dossier:
    return Dossier(
        streams[folder.subject],
        {id: streams[id] for id in folder.articles},
        {id: streams[id] for id in folder.actors},
        tuple([_dossier(one, streams) for one in folder.predecessors]),
        tuple([_dossier(one, streams) for one in folder.doubles]),
    )
