"""The openings: which subjects there are, by kind and in the order of their ids, read from an index page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.ledger.port import Recorder

_OPENED_BY = "SELECT topic FROM stored_events WHERE originator_id = ? AND originator_version = 1"
_FROM = (
    "SELECT originator_id FROM stored_events WHERE originator_version = 1 AND topic <> 'ArticleRegistered' AND topic = ? "
    "AND originator_id >= ? ORDER BY originator_id LIMIT ?"
)
_NEXT = "SELECT originator_id FROM stored_events WHERE originator_version = 1 {of} AND originator_id {way} LIMIT ?"
_EITHER_WAY = (">= ? ORDER BY originator_id", "< ? ORDER BY originator_id DESC")
_OF: Mapping[str | None, str] = MappingProxyType({None: "", "ArticleRegistered": "AND topic = 'ArticleRegistered'"})
_OF_ANOTHER = "AND topic <> 'ArticleRegistered' AND topic = '{name}'"
_AT_ONCE = 500


class Openings:
    """The openings of one ledger."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def of(self, name: str, first: str = "") -> Iterator[str]:
        """The ids of the subjects that an event of that name opened, from ``first`` on. Articles are not among them."""
        first = well_formed(first)
        while page := self._recorder.rows(_FROM, name, first, _AT_ONCE):
            yield from (row[0] for row in page)
            first = beyond(page[-1][0])

    def neighbours(self, id: str, name: str | None) -> list[str]:
        """The ids next to one in their order, some hundreds on either side; of what that event opened, or of all."""
        of, known = _OF.get(name, _OF_ANOTHER.format(name=name)), well_formed(id)
        asked = (_NEXT.format(of=of, way=way) for way in _EITHER_WAY)
        return [row[0] for statement in asked for row in self._recorder.rows(statement, known, _AT_ONCE)]

    def opener(self, id: str) -> str | None:
        """The stored name of the event that opened the stream of that id; None if there is none."""
        name = self._recorder.first(_OPENED_BY, well_formed(id))
        return None if name is None else str(name)


def beyond(id: str) -> str:
    """The first text that lies beyond an id in the order of ids: no character of an id comes before a blank."""
    return f"{id} "


def well_formed(text: str) -> str:
    """The text as an engine can take it: whoever asks may have sent half a character."""
    return text.encode(errors="replace").decode()
