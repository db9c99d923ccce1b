"""Where the present answer, the answers of other moments and the list of them are, seen from one request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from urllib.parse import quote, urlencode

from starlette.requests import Request

from api.rest.addresses import base_of
from api.rest.endings import ending_of
from api.rest.links import LINK_FORMAT, Link, to_memento
from api.subjects import Kind
from api.views.answers import Answers
from api.views.mementos import Memento, Remembered, TimeMap, clocks_of, instant_of
from api.views.questions import Question

FEW = 100
"""Up to so many events of a subject its mementos name those around them, which takes time; the TimeMap names all of any."""


class Original:
    """A state in RFC 7089's sense: what is asked for without clocks, of which there are mementos."""

    def __init__(self, request: Request, answers: Answers, kind: Kind | None, path: str | None = None) -> None:
        """At the path of the request, unless another one is named; ``kind`` is that of the id in it, if it has one."""
        self.answers = answers
        self._request, self._kind = request, kind
        self.turns: list[datetime] = []
        """The instants of which it was asked whether they have come."""
        self._ending = ending_of(request.scope)
        within = (path or request.scope["path"]).removeprefix(request.scope.get("root_path", ""))
        self.home = f"{base_of(request)}{quote(within)}"

    def place(self, memento: Question) -> str:
        """The address of a memento, with the ending of the request."""
        return f"{self.home}{f'.{quote(self._ending)}' if self._ending else ''}?{urlencode(clocks_of(memento))}"

    def links(self, question: Question) -> Iterator[Link]:
        """To the present answer, and to the list of all: that of a day that is held fast has none."""
        fixed = _fixed_day(question)
        yield Link(f"{self.home}?as_of={fixed}" if fixed else self.home, "original timegate")
        if self._kind is not None and not fixed:
            yield Link(f"{self.home}/timemap", "timemap", {"type": LINK_FORMAT})

    def links_from(self, memento: Question) -> Iterator[Link]:
        """The same, and to the mementos around one, and to itself."""
        yield from self.links(memento)
        places = {instant_of(memento): memento} | {one.instant: one.question for one in self._around(memento)}
        ranks = _ranks(sorted(places), instant_of(memento))
        for instant in sorted(ranks):
            yield to_memento(self.place(places[instant]), instant, *ranks[instant])

    def map(self, recorded_by: int | datetime | None) -> TimeMap:
        """The list of all mementos. Raises NotKnown where there is none and nothing is known at present."""
        id = self._request.path_params["id"]
        assert self._kind is not None
        self.turns += self.answers.turns(id, self._kind, recorded_by)
        found = self.answers.mementos(id, self._kind, recorded_by)
        if not found:
            self.answers.about(id, Question(recorded_by=recorded_by), self._kind)
        query = f"?{urlencode(self._request.query_params.multi_items())}" if recorded_by is not None else ""
        return TimeMap(
            original=self.home, timegate=self.home, timemap=f"{self.home}/timemap{query}", items=tuple(map(self._shown, found))
        )

    def _shown(self, one: Remembered) -> Memento:
        clocks = {name: getattr(one.question, name) for name in ("as_of", "known_by", "recorded_by")}
        place = f"{self.home}?{urlencode(clocks_of(one.question))}"
        return Memento.model_validate({"datetime": one.instant, "uri": place, "sentence": one.sentence, **clocks})

    def _around(self, memento: Question) -> Sequence[Remembered]:
        """All mementos of which the ledger knew then, if they are few and this is one of them."""
        id = self._request.path_params.get("id", "")
        if self._kind is None or _fixed_day(memento) or self.answers.tracker.version(id) > FEW:
            return ()
        self.turns += self.answers.turns(id, self._kind, memento.recorded_by)
        return self.answers.mementos(id, self._kind, memento.recorded_by)


def _fixed_day(question: Question) -> date | None:
    """The day that is asked about whatever is known, where it is not that of the knowledge."""
    if question.known is not None and question.day == instant_of(question).date():
        return None
    return question.day


def _ranks(instants: Sequence[datetime], own: datetime) -> dict[datetime, list[str]]:
    """Which of these is the first, the last, the one before our own and the one after; and our own."""
    here = instants.index(own)
    named = [("first", instants[0]), ("last", instants[-1])] if len(instants) > 1 else []
    named += [("prev", instant) for instant in instants[max(here - 1, 0) : here]]
    named += [("next", instant) for instant in instants[here + 1 : here + 2]]
    ranks: dict[datetime, list[str]] = {own: []}
    for rank, instant in named:
        ranks.setdefault(instant, []).append(rank)
    return ranks
