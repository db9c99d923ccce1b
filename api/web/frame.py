"""What stands around every page: its title, the clocks with the steps to the days of change, the banner, downloads, citing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Protocol

from fastapi import Request, Response
from markupsafe import Markup

from api.terms import Terms
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.base import Moment, moment
from api.web.asked import OnPage
from api.web.links import CLOCKS, Links, Value, written
from api.web.names import Names

FORMATS = (("JSON", ".json", "application/json"), ("CSV", ".csv", "text/csv"), ("JSON-LD", ".jsonld", "application/ld+json"))
"""The formats of every answer, the endings of their addresses, and their media types."""

WAYS = (("Feed (Atom)", "/feed.atom", "application/atom+xml"), ("Calendar", "/calendar.ics", "text/calendar"))
"""The ways to follow what goes on, with their addresses and media types."""

REFERENCES = (
    ("BibTeX", ".bib", "application/x-bibtex"),
    ("RIS", ".ris", "application/x-research-info-systems"),
    ("CSL-JSON", ".csl", "application/vnd.citationstyles.csl+json"),
)
"""The formats for reference managers, the endings of their addresses, and their media types."""


class Stated(Protocol):
    """An answer that tells where its subject stands."""

    @property
    def status(self) -> str:
        """The status."""

    @property
    def sentence(self) -> str:
        """The state in plain English."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The days of change before and after the one asked for, None where there is none; and ``all`` of them, in their order."""

    previous: Moment | None = None
    next: Moment | None = None
    all: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """The answer of the page as records, in one format; or a way to follow it."""

    label: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Today:
    """What today's answer is, in words, where it may differ from what the page says. ``differs`` tells whether it does."""

    words: str
    differs: bool


@dataclass(frozen=True)
class Frame:
    """A page's surroundings. ``title`` is plain text; ``cite`` the words of the answer for the *cite this* box.

    ``compare`` and ``embed`` are the paths under which its subject is compared, and shown in small.
    """

    title: str
    links: Links
    names: Names
    as_of: date
    known_by: Moment
    recorded_by: int | datetime | None
    today: date
    language: str
    home: str
    position: int
    now: Today | None = None
    steps: Steps = field(default_factory=Steps)
    beliefs: Steps = field(default_factory=Steps)
    downloads: tuple[Download, ...] = ()
    cite: str | None = None
    follow: tuple[Download, ...] = ()
    references: tuple[Download, ...] = ()
    compare: str | None = None
    embed: str | None = None

    @property
    def travelled(self) -> bool:
        """Whether the page answers at other clocks than today's."""
        return (self.as_of, self.known_by, self.recorded_by) != (self.today, self.today, None)

    @property
    def against_today(self) -> str | None:
        """Where what this page answers is compared with today's answer, if its subject can be compared."""
        here, now = f"{self.as_of}~{written(self.known_by)}", f"{self.today}~{self.today}"
        return self.links.to(self.compare, from_=here, to=now) if self.compare else None

    @property
    def embedding(self) -> str | None:
        """The HTML that shows the answer in small in another page; a title that means harm stays a title there too."""
        if self.embed is None:
            return None
        source = self.home + self.links.to(self.embed)
        return str(Markup('<iframe src="{}" width="600" height="190" title="{}"></iframe>').format(source, self.title))

    @property
    def pinned(self) -> dict[str, Value]:
        """All three clocks written out: what is recorded later cannot change an answer at them."""
        recorded_by = self.position if self.recorded_by is None else self.recorded_by
        return {"as_of": self.as_of, "known_by": self.known_by, "recorded_by": recorded_by}

    @property
    def canonical(self) -> str:
        """The address of this very answer, under which it can be cited."""
        return self.home + self.links.again(**self.pinned)

    def with_(self, **more: Any) -> Frame:
        """The same frame with some fields filled in."""
        return replace(self, **more)


def frame(request: Request, answers: Answers, asked: OnPage, title: str, **more: Any) -> Frame:
    """The surroundings of a page that answers ``asked``; ``more`` are the fields of :class:`Frame` that the page fills in."""
    clocks = answers.clocks(asked)
    return Frame(
        title=title,
        links=links(request, asked),
        names=Names(asked.lang, answers.tracker.name_in),
        as_of=clocks.as_of,
        known_by=moment(clocks.known_by),
        recorded_by=asked.recorded_by,
        today=answers.now().astimezone(UTC).date(),
        language=asked.lang,
        home=home_of(request),
        position=answers.tracker.position(),
        **more,
    )


def links(request: Request, asked: OnPage) -> Links:
    """The links of a page. ``at`` is written as the two clocks that it is short for, so that each can be changed alone."""
    clocks = {"as_of": asked.day, "known_by": asked.known, "recorded_by": asked.recorded_by}
    kept = {name: written(value) for name, value in clocks.items() if value is not None}
    kept |= {"lang": asked.lang} if asked.lang != "en" else {}
    apart = {*CLOCKS, "at", "lang"}
    own = {name: value for name, value in request.query_params.items() if name not in apart and value != ""}
    root = request.scope.get("root_path", "")
    return Links(request.url.path.removeprefix(root), root, kept, own)


def home_of(request: Request) -> str:
    """Where the world finds the server: as its terms say, else as the request does."""
    terms: Terms = request.app.state.terms
    return terms.base_url or f"{request.url.scheme}://{request.url.netloc}"


def known_day(around: Frame) -> date:
    """The day up to which the reader knows."""
    return around.known_by.date() if isinstance(around.known_by, datetime) else around.known_by


def steps(days: Iterable[date], here: date) -> Steps:
    """The nearest of the days before and after ``here``."""
    ordered = sorted(set(days))
    before, after = bisect_left(ordered, here), bisect_right(ordered, here)
    return Steps(ordered[before - 1] if before else None, ordered[after] if after < len(ordered) else None, tuple(ordered))


def downloads(around: Frame, path: str, **more: str) -> Frame:
    """The frame with the same answer as records, in every format; ``more`` are parameters of that answer alone."""
    offered = (Download(label, around.links.records(path + ending, **more), kind) for label, ending, kind in FORMATS)
    return around.with_(downloads=tuple(offered))


def citable(around: Frame, path: str) -> Frame:
    """The frame with the same answer, pinned, for reference managers."""
    offered = (Download(label, around.links.lasting(path + ending, **around.pinned), kind) for label, ending, kind in REFERENCES)
    return around.with_(references=tuple(offered))


def followed(around: Frame, **of: str | None) -> Frame:
    """The frame with ways to follow what the page is about: the feed of changes and the calendar that the filters ``of`` name."""
    return around.with_(follow=tuple(Download(label, around.links.lasting(path, **of), kind) for label, path, kind in WAYS))


def today(shown: Stated, ask: Callable[[OnPage], Stated]) -> Today:
    """What today's answer about the same subject is, beside the one ``shown``."""
    try:
        present = ask(OnPage())
    except NotKnown as unknown:  # its sources were withdrawn, or are dated later than today
        return Today(str(unknown), differs=True)
    return Today(present.sentence, (present.status, present.sentence) != (shown.status, shown.sentence))


def elsewhere(request: Request, path: str) -> Response:
    """The way to the page of what a double stands for, with the same question."""
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(
        status_code=307, headers={"Location": f"{request.scope.get('root_path', '')}{path}{query}", "Cache-Control": "no-cache"}
    )
