"""The world of one scenario: what has been said in it, and the real ledger that it goes into."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from api.casebook import read, shipped
from api.ledger import open_ledger
from api.subjects import Kind
from api.tracker import NotKnown, Tracker
from api.views.answers import Answers
from api.views.questions import Question
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.proposal import Proposal, Refusal, Refused
from tests.features.cast import cadence, entries, id_of, listed, slug
from tests.features.facts import Entry, Row, reported
from tests.features.fields import Answer

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""Today in every scenario."""
RECORDED = datetime(2025, 12, 31, 12, tzinfo=UTC)
"""When the ledger takes in what a scenario does not date."""

_SECTIONS = {"visit": "visits", "issue": "issues"}
_KINDS: dict[str, Kind] = {"visit": "visit", "issue": "issue", "actor": "actor"}


class World:
    """What a scenario has said so far. It is recorded when the first question is asked, or when the scenario says so."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        self.tracker = Tracker(open_ledger(url))
        self.channel = ""
        self.channels: dict[str, Entry] = {}
        self.refusals: tuple[Refusal, ...] = ()
        self.position = 0
        self.revisions = ""
        self.led: Question | None = None
        self.cited: list[tuple[Question, str]] = []
        self._actors = entries()
        self._articles: dict[str, Entry] = {}
        self._shelf: dict[str, Entry] = {}
        self._facts: dict[str, list[Entry]] = {}
        self._keys: dict[str, set[str]] = {}
        self._sections: dict[str, str] = {}
        self._unregistered: set[str] = set()
        self._last: Path | None = None
        self._documents = 0

    # ------------------------------------------------------------------------------------------------- what is said

    def register(self, kind: str, name: str, parties: str, often: str | None = None, traveller: str | None = None) -> None:
        """A channel, visit or issue of that name; what is said next is said of it."""
        self._turn_to(_SECTIONS.get(kind, "mechanisms"), _registered(kind, name, parties, often, traveller))
        self._unregistered.add(self.channel)

    def register_actor(self, kind: str, name: str, state: str | None) -> None:
        """An actor beyond the cast; what is said next is said of it."""
        self._turn_to("actors", {"id": slug(name), "kind": kind, "name": name, "state": state and id_of(state)})
        self._unregistered.add(self.channel)

    def turn_to_actor(self, actor: str) -> None:
        """What is said next is said of someone who is registered already."""
        if actor not in self.channels:
            self._turn_to("actors", {"id": actor})
        self.channel = actor

    def entry(self, name: str) -> Entry:
        """What was said of a channel, visit or issue by its name, and is not recorded yet."""
        return next(entry for entry in self.channels.values() if entry.get("name") == name)

    def _turn_to(self, section: str, entry: Entry) -> None:
        self.channel = entry["id"]
        self.channels[self.channel] = entry
        self._sections[self.channel] = section
        self._facts[self.channel] = []

    def say(self, rows: Iterable[Row], channel: str | None = None) -> None:
        """Facts of the channel at hand, to be recorded together."""
        stream = channel or self.channel
        for row in rows:
            fact, articles = self._made(row, stream)
            self._articles |= articles
            self._facts[stream].append(fact)

    def say_in_order(self, rows: Sequence[Row], order: Sequence[int]) -> None:
        """Facts of the channel at hand, each recorded by itself, in that order of its rows."""
        made = [self._made(row, self.channel) for row in rows]
        for number in order:
            fact, articles = made[number - 1]
            self._articles |= articles
            self._facts[self.channel].append(fact)
            self.record()

    def print(self, article: Entry) -> None:
        """An article with an id of its own."""
        self._articles[article["id"]] = self._shelf[article["id"]] = article

    def say_of_article(self, article: str, facts: list[Entry]) -> None:
        """What became of an article."""
        self._articles[article] = self._shelf[article] | {"facts": facts}

    def _made(self, row: Row, stream: str) -> tuple[Entry, dict[str, Entry]]:
        made = reported(row, self._keys.setdefault(stream, set()))
        self._keys[stream].add(made.fact["key"])
        return made.fact, made.articles

    # --------------------------------------------------------------------------------------------- what is recorded

    def record(self, recorded_at: datetime = RECORDED) -> None:
        """Take everything said so far into the ledger, through the casebook."""
        pending = [id for id, facts in self._facts.items() if facts or id in self._unregistered]
        if not pending and not self._articles:
            return
        document: Entry = {"actors": self._actors, "articles": list(self._articles.values())}
        for id in pending:
            document.setdefault(self._sections[id], []).append(self.channels[id] | {"facts": self._facts[id]})
        self._last = self._save(document)
        self.tracker.record(read([self._last]), recorded_at=recorded_at)
        self._actors, self._articles, self._unregistered = [], {}, set()
        self._facts = {id: [] for id in self._facts}

    def record_shipped(self) -> None:
        """Take in the casebook that comes with the program."""
        self.position = self.tracker.position()
        self.tracker.record(read([shipped()]), recorded_at=RECORDED)

    def record_again(self) -> None:
        """Record once more what was recorded last."""
        self.record()
        assert self._last
        self.position = self.tracker.position()
        self.tracker.record(read([self._last]), recorded_at=RECORDED)

    def take_in(self, casebook: Callable[[], Iterable[Proposal]]) -> None:
        """Take in a casebook after everything said so far; it is read only now."""
        self.record()
        self.position = self.tracker.position()
        self.tracker.record(tuple(casebook()), recorded_at=RECORDED)

    def take_in_articles(self, articles: list[Entry]) -> None:
        """Take in the articles that facts cite, ahead of them."""
        self.tracker.record(tuple(self.document({"articles": articles})), recorded_at=RECORDED)

    def attempt(self, proposals: Iterable[Proposal]) -> None:
        """Try to record proposals, which are read only now; what is refused is kept."""
        self.record()
        self.position = self.tracker.position()
        self.refusals = ()
        try:
            self.tracker.record(tuple(proposals), recorded_at=RECORDED)
        except Refused as refused:
            self.refusals = refused.refusals

    def proposed(self, rows: Iterable[Row]) -> Iterator[Proposal]:
        """What facts of the channel at hand propose, without recording them."""
        yield from self.document(self.written(rows))

    def written(self, rows: Iterable[Row]) -> Entry:
        """Facts of the channel at hand as a casebook document."""
        made = [self._made(row, self.channel) for row in rows]
        articles = {id: entry for _, found in made for id, entry in found.items()}
        subject = self.channels[self.channel] | {"facts": [fact for fact, _ in made]}
        document: Entry = {"actors": list(self._actors), "articles": list(articles.values())}
        document.setdefault(self._sections[self.channel], []).append(subject)
        return document

    def document(self, document: Entry) -> Iterator[Proposal]:
        """What a casebook document proposes."""
        yield from read([self._save(document)])

    def file(self, name: str, content: bytes) -> Path:
        """A file of that content in a folder of its own."""
        self._documents += 1
        folder = self._folder / f"casebook-{self._documents}"
        folder.mkdir()
        (folder / name).write_bytes(content)
        return folder / name

    def _save(self, document: Entry) -> Path:
        file = self.file("casebook.json", b"")
        written = [_archived(article, file.parent) for article in document.get("articles", [])]
        file.write_text(json.dumps(document | ({"articles": written} if written else {})), encoding="utf-8")
        return file

    # ------------------------------------------------------------------------------------------------ what is asked

    def clocks(self, on: str | None, about: str | None = None, ledger: str | None = None) -> Clocks:
        """The three clocks of a question; ``about`` is the same day unless it is given."""
        self.record()
        known = _moment(on) if on else None
        day = date.fromisoformat(about) if about else known.astimezone(UTC).date() if isinstance(known, datetime) else known
        recorded = datetime.combine(date.fromisoformat(ledger), time.max, UTC) if ledger else None
        return self.tracker.clocks(now=NOW, as_of=day, known_by=known, recorded_by=recorded)

    def kind(self, id: str) -> Kind:
        """What the id is that of; a channel where the ledger holds nothing of it."""
        return _KINDS.get(self.tracker.kind(id) or "", "mechanism")

    def state(self, id: str, clocks: Clocks) -> Answer | NotKnown:
        """The answer, or that nothing is known."""
        tracker = self.tracker
        asks: dict[Kind, Callable[[str, Clocks], Answer]] = {
            "mechanism": tracker.state, "visit": tracker.visit, "issue": tracker.issue, "actor": tracker.actor,
        }  # fmt: skip
        try:
            return asks[self.kind(id)](id, clocks)
        except NotKnown as unknown:
            return unknown

    def answers(self) -> Answers:
        """The answers of every door, today."""
        self.record()
        return Answers(self.tracker, lambda: NOW)

    def account(self, key: str, channel: str, clocks: Clocks) -> Account:
        """One fact, as it stood at the clocks."""
        return next(account for account in self.tracker.accounts(channel, clocks) if account.key == key)


def attempted(kind: str, name: str, parties: str) -> dict[str, Any]:
    """A document that registers a channel."""
    return {_SECTIONS.get(kind, "mechanisms"): [_registered(kind, name, parties, None, None)]}


def _registered(kind: str, name: str, parties: str, often: str | None, traveller: str | None) -> Entry:
    entry = {"id": slug(name), "name": name, "parties": list(map(id_of, listed(parties)))}
    if kind == "visit":
        return entry | {"traveller": traveller and id_of(traveller)}
    return entry if kind == "issue" else entry | {"kind": kind, "cadence": cadence(often)}


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _archived(article: Entry, folder: Path) -> Entry:
    """The article with its text in a file of its own."""
    if "text" not in article:
        return article
    name = f"{article['id']}.txt"
    (folder / name).write_text("" if article["text"] == "(empty)" else article["text"], encoding="utf-8")
    return article | {"text": name}
