"""The laws: order of recording does not matter, the past does not change, and no accepted history breaks the fold."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import cycle

from hypothesis import given, settings
from hypothesis import strategies as st

from api.tracker import NotKnown, Tracker
from domain.article import ArticleRegistered
from domain.dates import end_of
from domain.dossier import Clocks
from domain.evidence.articles import public_from
from domain.facts import AboutFact, DisputeSettled, Fact, FactCorrected, FactRetracted
from domain.proposal import Proposal
from domain.replay.difference import plain
from domain.sentence import sentence
from tests.engines import Engine, SQLite
from tests.property.histories import FIRST, LAST, MECHANISM, days, histories

NOW = datetime(2026, 1, 1, tzinfo=UTC)
clocks = st.builds(lambda v, k: Clocks(v, end_of(k)), days, days)


def answer(tracker: Tracker, at: Clocks) -> object:
    """Everything that the tracker says at these clocks, without the log positions."""
    try:
        state = tracker.state(MECHANISM, at)
    except NotKnown as unknown:
        return "not found" if at.recorded_by is not None else unknown.known_from
    accounts = [(a.key, a.fact, a.latest, a.disputed, a.fallen, a.stands, a.evidence, a.origins) for a in state.accounts]
    cited = [[(c.citation, c.counts) for c in a.citations if c.readable] for a in state.accounts]
    told = {name: plain(getattr(state, name)) for name in ("status", "since", "phase", "opening", "next_session", "last_session")}
    more = (state.because, state.may_also_be, state.settled, state.warnings, state.disputed, state.evidence, state.last_report)
    return told, more, accounts, cited, sentence(state)


def one_by_one(tracker: Tracker, proposals: Iterable[Proposal]) -> None:
    """Record each in a run of its own; what is about a fact waits until that fact is there."""
    waiting = list(proposals)
    there: set[str] = set()
    while waiting:
        ready = [p for p in waiting if _targets(p) <= there] or waiting
        tracker.record([ready[0]], recorded_at=NOW)
        there.add(getattr(ready[0].event, "key", ""))
        waiting.remove(ready[0])


def _targets(proposal: Proposal) -> set[str]:
    if isinstance(proposal.event, AboutFact):
        return {proposal.event.fact}
    return {*proposal.event.upheld, *proposal.event.dismissed} if isinstance(proposal.event, DisputeSettled) else set()


@settings(max_examples=60)
@given(histories(), st.randoms(use_true_random=False), st.lists(clocks, min_size=1, max_size=6))
def test_any_order_of_recording_gives_the_same_answers(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], chance: random.Random, asked: list[Clocks]
) -> None:
    reference, world, about = history
    with SQLite().tracker() as one, engine.tracker() as other:
        one.record([*reference, *world, *about], recorded_at=NOW)
        other.record(reference, recorded_at=NOW)
        one_by_one(other, chance.sample([*world, *about], len(world) + len(about)))
        for at in asked:
            assert answer(one, at) == answer(other, at)


@settings(max_examples=40)
@given(histories())
def test_importing_twice_writes_nothing(engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]]) -> None:
    everything = [proposal for part in history for proposal in part]
    with engine.tracker() as tracker:
        first = tracker.record(everything, recorded_at=NOW)
        again = tracker.record(everything, recorded_at=NOW)
        assert first.events > 0
        assert (again.events, again.unchanged, again.position) == (0, first.events + first.unchanged, first.position)


@settings(max_examples=80)
@given(histories(), days, st.lists(days, min_size=1, max_size=5))
def test_what_was_known_then_does_not_change_by_what_is_published_later(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], known: date, asked: list[date]
) -> None:
    reference, world, about = history
    published = {p.stream: p.event for p in reference if isinstance(p.event, ArticleRegistered)}

    def is_later(proposal: Proposal) -> bool:
        event = proposal.event
        if not isinstance(event, Fact):
            return False
        return all(public_from(published[c.article].published) > end_of(known) for c in event.citations)

    def is_coders(proposal: Proposal) -> bool:
        return isinstance(proposal.event, FactCorrected | FactRetracted) and proposal.event.cause == "coder"

    later = [p for p in (*world, *about) if is_later(p) and not is_coders(p)]
    keys = {getattr(p.event, "key", "") for p in later}
    # What was published before about a fact that is recorded only later would rightly move that fact's date back.
    before = [p for p in (*world, *about) if p not in later and not _targets(p) & keys]
    with engine.tracker() as tracker:
        tracker.record([*reference, *before], recorded_at=NOW)
        at = [Clocks(day, end_of(known)) for day in asked]
        then = [_without_date(answer(tracker, a)) for a in at]
        tracker.record(later, recorded_at=NOW)
        assert [_without_date(answer(tracker, a)) for a in at] == then


def _without_date(told: object) -> object:
    """A *not found* names the day from which it would be known, and that may move."""
    return told if isinstance(told, tuple) else "not found"


@settings(max_examples=60)
@given(histories(), st.lists(days, min_size=1, max_size=4), st.lists(days, min_size=1))
def test_what_the_ledger_answered_does_not_change_at_all(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], asked: list[date], knowing: list[date]
) -> None:
    reference, world, about = history
    any_day = cycle(knowing)
    with engine.tracker() as tracker:
        tracker.record(reference, recorded_at=NOW)
        position = tracker.position()
        answers: dict[tuple[int, date, date], object] = {}
        for proposal in (*world, *about):
            position = tracker.record([proposal], recorded_at=NOW).position
            for day in asked:
                at = Clocks(day, end_of(next(any_day)), position)
                answers[position, day, at.known_by.date()] = answer(tracker, at)
        for (recorded, day, known), told in answers.items():
            assert answer(tracker, Clocks(day, end_of(known), recorded)) == told


@settings(max_examples=80)
@given(histories(most=14), st.lists(clocks, min_size=1, max_size=4))
def test_no_accepted_history_breaks_an_answer(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], asked: list[Clocks]
) -> None:
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        for at in asked:
            for state in tracker.mechanisms(at):
                assert sentence(state).endswith(".")
                assert (state.status == "none") == (state.since is None)
                assert state.settled == (not state.may_also_be)
                assert state.status != "overdue" or state.evidence is None
            tracker.agenda(FIRST, LAST, at)
            tracker.changes(FIRST, date(2011, 1, 1), at, hindsight=True)


@settings(max_examples=60)
@given(histories(most=14), days, st.lists(days, min_size=4, max_size=20))
def test_the_timeline_is_the_fold_of_every_day(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], known: date, asked: list[date]
) -> None:
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        try:
            bands = tracker.timeline(MECHANISM, Clocks(LAST, end_of(known)))
        except NotKnown:
            return
        marks = [band.start for band in bands]
        for day in [*asked, *marks, *(date.fromordinal(mark.toordinal() - 1) for mark in marks)]:
            state = tracker.state(MECHANISM, Clocks(day, end_of(known)))
            band = next((b for b in bands if b.start <= day and (b.to is None or day < b.to)), None)
            told = (band.status, band.since, band.because) if band else ("none", None, ())
            assert told == (state.status, state.since, state.because)


@settings(max_examples=40)
@given(histories(), days, st.lists(days, min_size=4, max_size=12))
def test_the_beliefs_are_the_fold_of_every_known_day(
    engine: Engine, history: tuple[list[Proposal], list[Proposal], list[Proposal]], about: date, known: list[date]
) -> None:
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        last = end_of(date(2026, 1, 1))
        try:
            beliefs = tracker.beliefs(MECHANISM, Clocks(about, last))
        except NotKnown:
            return
        for day in known:
            moment = end_of(day)
            held = [
                b for b in beliefs if _instant(b.known_from) <= moment and (b.known_to is None or moment < _instant(b.known_to))
            ]
            try:
                state = tracker.state(MECHANISM, Clocks(about, moment))
            except NotKnown:
                assert not held
                continue
            assert [(b.status, b.since, b.because) for b in held] == [(state.status, state.since, state.because)]


def _instant(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else end_of(moment)
