"""The same laws for visits, issues and actors: the order of recording does not matter, and no accepted history breaks an answer."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.tracker import NotKnown, Tracker
from domain.dates import end_of
from domain.dossier import Clocks
from domain.issue.sentence import sentence as issue_sentence
from domain.person_sentence import sentence as actor_sentence
from domain.proposal import Proposal
from domain.replay.difference import plain
from domain.visit.sentence import sentence as visit_sentence
from tests.engines import Engine
from tests.property.histories import LAST, MECHANISM, days, histories
from tests.property.test_laws import NOW, clocks, one_by_one

SUBJECT = MECHANISM
_UNEQUAL = ("position", "accounts", "clocks")
Kind = str


def answer(tracker: Tracker, kind: Kind, at: Clocks) -> object:
    """Everything that the tracker says about the subject, without log positions."""
    ask: Any = {"visit": tracker.visit, "issue": tracker.issue, "actor": tracker.actor}[kind]
    tell: Any = {"visit": visit_sentence, "issue": issue_sentence, "actor": actor_sentence}[kind]
    try:
        state = ask(SUBJECT, at)
    except NotKnown as unknown:
        return unknown.known_from
    told = plain(state)
    assert isinstance(told, dict)
    accounts = [(a.key, a.fact, a.latest, a.disputed, a.fallen) for a in state.accounts]
    return {name: value for name, value in told.items() if name not in _UNEQUAL}, accounts, tell(state)


@pytest.mark.parametrize("kind", ["visit", "issue", "actor"])
@settings(max_examples=30)
@given(data=st.data(), chance=st.randoms(use_true_random=False), asked=st.lists(clocks, min_size=1, max_size=5))
def test_any_order_of_recording_gives_the_same_answers(
    engine: Engine, kind: Kind, data: st.DataObject, chance: random.Random, asked: list[Clocks]
) -> None:
    reference, world, about = data.draw(histories(kind=kind))
    with engine.tracker() as one, engine.tracker() as other:
        one.record([*reference, *world, *about], recorded_at=NOW)
        other.record(reference, recorded_at=NOW)
        one_by_one(other, chance.sample([*world, *about], len(world) + len(about)))
        for at in asked:
            assert answer(one, kind, at) == answer(other, kind, at)


@pytest.mark.parametrize("kind", ["visit", "issue"])
@settings(max_examples=30)
@given(data=st.data(), known=days, asked=st.lists(days, min_size=4, max_size=12))
def test_the_timeline_is_the_fold_of_every_day(
    engine: Engine, kind: Kind, data: st.DataObject, known: date, asked: list[date]
) -> None:
    history: tuple[list[Proposal], ...] = data.draw(histories(kind=kind, most=12))
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        ask: Any = {"visit": tracker.visit, "issue": tracker.issue}[kind]
        try:
            bands = tracker.timeline(SUBJECT, Clocks(LAST, end_of(known)))
        except NotKnown:
            return
        for day in [*asked, *(band.start for band in bands)]:
            state = ask(SUBJECT, Clocks(day, end_of(known)))
            band = next((b for b in bands if b.start <= day and (b.to is None or day < b.to)), None)
            told = (band.status, band.since, band.because) if band else ("none", None, ())
            assert told == (state.status, state.since, state.because)
