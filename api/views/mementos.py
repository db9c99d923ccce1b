"""Mementos: what was answered about one subject at the moments at which the answer changed (RFC 7089)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock

from pydantic import Field

from api.known import NotKnown
from api.views.base import Listing, Moment, View
from api.views.questions import Question
from domain.dates import end_of
from domain.replay import BEGINNING

_SECOND = timedelta(seconds=1)
_LAST_SECOND = time(23, 59, 59)
"""HTTP knows nothing finer than seconds: the last of a day is that day as a whole."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One moment at which the answer became another one: the question that pins it down, and the answer in a sentence."""

    question: Question
    sentence: str

    @property
    def instant(self) -> datetime:
        """The moment, to the second: HTTP knows nothing finer."""
        return instant_of(self.question)


class Memento(View):
    """An answer that was once the present one, and where it is kept."""

    at: datetime = Field(alias="datetime", description="From when on it was the answer.", examples=["2024-05-30T23:59:59Z"])
    uri: str = Field(
        description="Where it is answered, for ever the same.",
        examples=["https://tracker.example.org/mechanisms/talks?as_of=2024-05-30&known_by=2024-05-30&recorded_by=214"],
    )
    as_of: date = Field(description="The day in the world.", examples=["2024-05-30"])
    known_by: Moment = Field(description="The day or instant of knowledge.", examples=["2024-05-30"])
    recorded_by: int = Field(description="The position of the ledger.", examples=[214])
    sentence: str = Field(description="The answer in plain English.", examples=["Resumption agreed on 29 May 2024."])


class TimeMap(Listing[Memento]):
    """The moments at which the answer changed, oldest first."""

    original: str = Field(description="Where the present answer is.", examples=["https://tracker.example.org/mechanisms/talks"])
    timegate: str = Field(
        description="Where `Accept-Datetime` leads to the answer of a moment.",
        examples=["https://tracker.example.org/mechanisms/talks"],
    )
    timemap: str = Field(description="Where this list is.", examples=["https://tracker.example.org/mechanisms/talks/timemap"])


def pinned_at(moment: datetime, position: int) -> Question:
    """What would be asked at that moment, with all three clocks: at the end of a day by that day, else by the next full second."""
    at = moment.astimezone(UTC)
    if at.time() >= _LAST_SECOND:
        return Question(as_of=at.date(), known_by=at.date(), recorded_by=position)
    begun = at if at.microsecond == 0 else at.replace(microsecond=0) + _SECOND
    return Question(as_of=at.date(), known_by=begun, recorded_by=position)


def instant_of(question: Question) -> datetime:
    """The instant of knowledge that a question names, to the second: the end of its day where it names a day."""
    known = question.known
    assert known is not None
    instant = known.astimezone(UTC) if isinstance(known, datetime) else datetime.combine(known, _LAST_SECOND, UTC)
    return instant.replace(microsecond=0)


def instant_by(moment: Moment | None) -> datetime | None:
    """The instant by which a moment of knowledge has come: of a day its end."""
    return moment if isinstance(moment, datetime) or moment is None else end_of(moment)


def clocks_of(pinned: Question) -> list[tuple[str, str]]:
    """The three clocks of a question that names them all, as parameters."""
    known = pinned.known
    moment = known.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(known, datetime) else f"{known}"
    return [("as_of", f"{pinned.day}"), ("known_by", moment), ("recorded_by", f"{pinned.recorded_by}")]


def remembered(moments: Iterable[datetime], position: int, ask: Callable[[Question], View | None]) -> tuple[Remembered, ...]:
    """The moments at which the answer was in fact another one. ``ask`` gives None where it was somebody else's to answer."""
    found: list[Remembered] = []
    before = _content(_answer(ask, pinned_at(BEGINNING, position)))
    for question in dict.fromkeys(pinned_at(moment, position) for moment in moments):
        answer = _answer(ask, question)
        content = _content(answer)
        if answer is not None and content != before:
            found.append(Remembered(question, str(getattr(answer, "sentence", ""))))
        before = content
    return tuple(found)


def _answer(ask: Callable[[Question], View | None], question: Question) -> View | None:
    try:
        return ask(question)
    except NotKnown:
        return None


def _content(answer: View | None) -> View | None:
    """What an answer says, but for when."""
    clocks = {"as_of": BEGINNING.date(), "known_by": BEGINNING}
    return None if answer is None else answer.model_copy(update=clocks)


class Recollections:
    """The mementos that were worked out lately. They are the same until something is recorded or the day ends."""

    def __init__(self, capacity: int = 256) -> None:
        """At most ``capacity`` subjects are kept in mind."""
        self._capacity = capacity
        self._lock = Lock()
        self._kept: OrderedDict[tuple[object, ...], tuple[Remembered, ...]] = OrderedDict()

    def get(self, of: tuple[object, ...], work_out: Callable[[], tuple[Remembered, ...]]) -> tuple[Remembered, ...]:
        """Those of a subject at a position and day; worked out unless they are in mind."""
        with self._lock:
            kept = self._kept.get(of)
        if kept is not None:
            return kept
        found = work_out()
        with self._lock:
            self._kept[of] = found
            self._kept.move_to_end(of)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
        return found
