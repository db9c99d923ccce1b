"""Whoever the rows of the ledger propose, the answer is that of asking everyone; and made anew the rows are the same."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.agenda import prospects
from api.ledger import open_ledger
from api.library import newest
from api.relations import between, everywhere
from api.shelf import Shelf
from api.tracker import NotKnown, Tracker
from api.turnings import Span, Turnings
from api.views.answers import Answers
from api.views.searches import ActorSearch, ArticleSearch, IssueSearch, Search, VisitSearch
from domain.article import ArticleRegistered
from domain.dates import end_of
from domain.dossier import Clocks
from domain.evidence.articles import Articles, ArticleView
from domain.facts import Fact
from domain.proposal import Proposal
from domain.relation import Relation, outline
from domain.replay import AgendaItem
from tests.engines import Engine
from tests.generated.ledgers import STATES, proposals
from tests.generated.ledgers import ledger as generated
from tests.generated.press import Told
from tests.property.histories import days, histories
from tests.property.recording import recorded_in_runs

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def asking_everyone(tracker: Tracker, first: date, last: date, clocks: Clocks) -> tuple[AgendaItem, ...]:
    return prospects(tracker.mechanisms(clocks), tracker.visits(clocks), first, last)


def relation_of_everyone(tracker: Tracker, one: str, other: str, clocks: Clocks) -> Relation | None:
    """The relation by asking everyone, as the list of all of them does."""
    pair = tuple(sorted((one, other)))
    return next((found for found in everywhere(tracker._subjects, clocks) if found.states == pair), None)


def some_day(chance: Random, last: int = 2026) -> date:
    return date.fromordinal(chance.randint(date(1991, 1, 1).toordinal(), date(last, 1, 1).toordinal()))


def some_clocks(chance: Random, newest: int) -> Clocks:
    known = some_day(chance)
    as_of = known - timedelta(chance.choice([0, 0, 0, 30, -90, 900]))
    return Clocks(as_of, end_of(known), chance.choice([None, None, None, newest, chance.randint(1, newest)]))


def assert_nobody_is_missed(tracker: Tracker, chance: Random) -> None:
    clocks = some_clocks(chance, tracker.position())
    first = clocks.as_of - timedelta(chance.choice([0, 0, 400]))
    last = first + timedelta(chance.choice([0, 30, 400]))
    assert tracker.agenda(first, last, clocks) == asking_everyone(tracker, first, last, clocks)
    relations = everywhere(tracker._subjects, clocks)
    assert tracker.relations(clocks) == tuple(map(outline, relations))
    for one, other in [tuple(chance.sample(STATES, 2)), *(found.states for found in relations[:2])]:
        try:
            found = between(tracker._subjects, one, other, clocks)
        except NotKnown:
            continue
        expected = relation_of_everyone(tracker, one, other, clocks)
        assert (found.mechanisms, found.visits, found.issues) == (
            (expected.mechanisms, expected.visits, expected.issues) if expected else ((), (), ())
        )


@pytest.mark.parametrize("seed", range(3))
def test_of_a_generated_ledger_nobody_is_missed(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    with engine.tracker() as tracker:
        tracker.record(proposals(iter(list(generated(seed, 25, 12)))), recorded_at=NOW)
        for part in (0, 1):
            for _ in range(4):
                assert_nobody_is_missed(tracker, chance)
            if part == 0:
                tracker._ledger.bands.empty()


@settings(max_examples=40)
@given(histories(most=8), st.booleans(), days, days)
def test_of_an_unkind_history_nothing_ahead_is_missed(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], charted: bool, known: date, first: date
) -> None:
    reference, world, about = history
    with engine.tracker() as tracker:
        tracker.record([*reference, *world, *about], recorded_at=NOW)
        if not charted:
            tracker._ledger.bands.empty()
        for as_of, last in ((known, first + timedelta(40)), (first, first + timedelta(400))):
            clocks = Clocks(as_of, end_of(known))
            assert tracker.agenda(first, last, clocks) == asking_everyone(tracker, first, last, clocks)
            relations = everywhere(tracker._subjects, clocks)
            assert tracker.relations(clocks) == tuple(map(outline, relations))


@settings(max_examples=20)
@given(histories(most=8), st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_made_anew_or_completed_the_rows_are_the_same(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], steps: list[int]
) -> None:
    with engine.ledger() as ledger:
        tracker = Tracker(ledger)
        recorded_in_runs(tracker, history, steps)
        before = ledger.concerns.content()
        assert before["cited"]
        ledger.concerns.rebuild()
        assert ledger.concerns.content() == before
        ledger._recorder.change("DELETE FROM derived WHERE name LIKE 'concerns%'")
        ledger._recorder.change("DELETE FROM cited")
        ledger.complete()
        assert ledger.concerns.content() == before


@pytest.mark.parametrize("seed", range(2))
def test_articles_come_in_the_order_in_which_they_became_public(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    with engine.tracker() as tracker:
        tracker.record(proposals(iter(list(generated(seed, 12, 12)))), recorded_at=NOW)
        corrected = [id for id, name in tracker._ledger.opened().items() if name == "ArticleRegistered"][::7]
        told = (Told(id, "ArticleCorrected", correction(some_day(chance), some_day(chance))) for id in corrected)
        tracker.record(proposals(told), recorded_at=NOW)
        for _ in range(6):
            clocks, first = some_clocks(chance, tracker.position()), some_day(chance)
            for shelf in (Shelf(), Shelf(first=first, last=first + timedelta(chance.randint(0, 300))), Shelf(q="report 3")):
                expected = every_article(tracker, clocks, shelf)
                assert list(tracker.articles(clocks, shelf)) == expected
                beyond = (expected[4].public, expected[4].id) if len(expected) > 4 else None
                assert list(tracker.articles_beyond(clocks, shelf, beyond)) == (expected[5:] if beyond else expected)
            assert list(tracker.latest_articles(clocks, 5)) == every_article(tracker, clocks, Shelf())[-5:]


def correction(published: date, changed: date) -> dict[str, object]:
    return {"key": "moved", "published": str(published), "cause": "publisher", "changes": {"published": str(changed)}}


def every_article(tracker: Tracker, clocks: Clocks, shelf: Shelf) -> list[ArticleView]:
    """The articles by reading all of them."""
    streams = {id: stream for id in tracker._ledger.opened() if (stream := tracker._ledger.stream(id)) is not None}
    articles = Articles(streams, clocks.known_by, newest(clocks))
    views = [articles.get(id) for id, stream in streams.items() if isinstance(stream.registration, ArticleRegistered)]
    held = [view for view in views if view and view.public <= clocks.known_by and shelf.holds(view)]
    return sorted(held, key=lambda view: (view.public, view.id))


@pytest.mark.parametrize("seed", range(2))
def test_who_cites_an_article_is_what_reading_everything_tells(engine: Engine, seed: int) -> None:
    with engine.tracker() as tracker:
        tracker.record(proposals(iter(list(generated(seed, 12, 12)))), recorded_at=NOW)
        clocks = Clocks(date(2026, 1, 1), end_of(date(2026, 1, 1)))
        streams = [stream for id in tracker._ledger.opened() if (stream := tracker._ledger.stream(id)) is not None]
        for view in tracker.articles(clocks):
            citing = [(stream.id, fact.key) for stream in streams for _, fact in stream.facts() if cites(fact, view.id)]
            assert [(one.stream, one.key) for one in tracker.article(view.id, clocks).cited_by] == citing


def cites(fact: Fact, article: str) -> bool:
    return any(citation.article == article for citation in fact.citations)


def assert_no_change_is_missed(tracker: Tracker, chance: Random) -> None:
    clocks, since = some_clocks(chance, tracker.position()), some_day(chance)
    until = since + timedelta(chance.choice([0, 5, 100, 2_000, 6_000]))
    for span in (Span(since, until), Span(since, until, hindsight=True), Span(since, until, newest_first=True)):
        turnings = Turnings(tracker._subjects, clocks, span)
        expected = list(turnings.by_asking(None))
        assert list(turnings.beyond()) == expected
        if expected:
            last = chance.randrange(len(expected))
            place = expected[last].day, expected[last].id
            assert list(turnings.beyond(place)) == expected[last + 1 :]


@pytest.mark.parametrize("seed", range(3))
def test_of_a_generated_ledger_no_change_is_missed(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    with engine.tracker() as tracker:
        told = list(generated(seed, 25, 12))
        tracker.record(proposals(iter(told[:-100])), recorded_at=NOW)
        tracker.chart()
        for _ in range(5):
            assert_no_change_is_missed(tracker, chance)
        tracker.record(proposals(iter(told[-100:])), recorded_at=NOW)
        for _ in range(3):
            assert_no_change_is_missed(tracker, chance)


@settings(max_examples=40)
@given(histories(most=8), days, days, st.integers(0, 3_000))
def test_of_an_unkind_history_no_change_is_missed(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], known: date, since: date, length: int
) -> None:
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        tracker.chart()
        for hindsight in (False, True):
            turnings = Turnings(tracker._subjects, Clocks(known, end_of(known)), Span(since, since + timedelta(length), hindsight))
            assert list(turnings.beyond()) == list(turnings.by_asking(None))


SHAPES = {"mechanisms": Search, "visits": VisitSearch, "issues": IssueSearch, "actors": ActorSearch, "articles": ArticleSearch}


@pytest.mark.parametrize("list_", SHAPES)
def test_the_first_page_of_a_list_reads_no_more_than_it_shows(place: str, list_: str) -> None:
    with closing(Tracker(open_ledger(place))) as tracker:
        tracker.record(proposals(generated(1, 40, 6)), recorded_at=NOW)
    with closing(Tracker(open_ledger(place))) as tracker:
        answers = Answers(tracker, lambda: NOW)
        shape = {"mechanisms": Search, "visits": VisitSearch, "issues": IssueSearch, "actors": ActorSearch}.get(
            list_, ArticleSearch
        )
        assert len(getattr(answers, list_)(shape(limit=2)).items) == 2
        read = tracker._ledger._streams._known
        assert len(read) < len(tracker._ledger.opened()) / 4
