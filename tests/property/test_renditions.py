"""No accepted history breaks a rendition, whatever words and dates are in it: each is read again by a reader of its format."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import rispy
import vobject
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from api.renditions.calendar import icalendar
from api.renditions.citations import bibtex, csl, ris
from api.renditions.feed import atom
from api.renditions.jsonld import jsonld
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.questions import Question, Sequel
from api.views.subscriptions import CalendarSearch, FeedSearch
from domain.article import ArticleRegistered
from domain.facts import Fact
from domain.proposal import Proposal
from tests.doors.atom import GRAMMAR
from tests.engines import Engine
from tests.property.histories import MECHANISM, days, histories
from tests.property.test_laws import NOW

BASE, TODAY = "https://t.example", date(2026, 1, 1)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


def now() -> datetime:
    return datetime(2026, 1, 1, 12, tzinfo=UTC)


def reworded(proposal: Proposal, text: str) -> Proposal:
    """The same proposal in other words: any signs that people may write."""
    event = proposal.event
    match event:
        case Fact():
            changed: dict[str, Any] = {"gist": text, "place": text if event.place else None}
        case ArticleRegistered():
            changed = {"title": text, "publisher": text, "authors": [text, text]}
        case _:
            return proposal
    return Proposal(proposal.stream, type(event).model_validate(event.model_dump(mode="json", by_alias=True) | changed))


@pytest.mark.parametrize("kind", ["mechanism", "visit", "issue"])
@settings(max_examples=50)
@given(data=st.data(), day=days, known=days, text=words)
def test_every_rendition_can_be_read_again(
    engine: Engine, kind: str, data: st.DataObject, day: date, known: date, text: str
) -> None:
    proposals = [reworded(proposal, text) for part in data.draw(histories(kind=kind)) for proposal in part]
    with engine.tracker() as tracker:
        tracker.record(proposals, recorded_at=NOW)
        answers, question = Answers(tracker, now), Question(as_of=day, known_by=known)
        found = answers.calendar(CalendarSearch(as_of=day, known_by=known))
        calendar = vobject.readOne(icalendar(found.items, BASE, BASE, text).decode())
        dated = [occasion for occasion in found.items if occasion.earliest and occasion.latest]
        assert len(calendar.contents.get("vevent", [])) == len(dated)
        feed = answers.feed(FeedSearch(since=date(2009, 1, 1), until=day))
        assert GRAMMAR.validate(etree.fromstring(atom(feed, BASE, {"party": text}, BASE, BASE))), GRAMMAR.error_log
        assert json.dumps(jsonld(answers.changes(Sequel(since=date(2009, 1, 1), until=day)), BASE, BASE))
        _read_again(answers, kind, question)


def _read_again(answers: Answers, kind: str, question: Question) -> None:
    about: dict[str, Any] = {"mechanism": answers.state, "visit": answers.visit, "issue": answers.issue}
    try:
        answer = about[kind](MECHANISM, question)
    except NotKnown:
        return
    for told in (answer, answers.facts(MECHANISM, question), answers.timeline(MECHANISM, question)):
        assert json.dumps(jsonld(told, BASE, f"{BASE}/mechanisms/{MECHANISM}/facts"))
    library = parse_string(bibtex(answer, BASE, TODAY).decode())
    assert not library.failed_blocks
    items = json.loads(csl(answer, BASE, TODAY))
    assert [entry.key for entry in library.entries] == [item["id"] for item in items]
    assert [entry["id"] for entry in rispy.loads(ris(answer, BASE, TODAY).decode())] == [item["id"] for item in items]
