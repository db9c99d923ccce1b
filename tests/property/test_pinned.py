"""An answer that names all three clocks is the same for ever, to the letter, whatever is recorded later."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.subjects import Kind
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.questions import Comparison, Paged, Question, Search, Sequel
from api.views.searches import ActorSearch, IssueSearch, RelationSearch, VisitSearch
from domain.proposal import Proposal
from tests.engines import Engine
from tests.property.histories import MECHANISM, days, histories
from tests.property.test_laws import NOW, one_by_one

LATER = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("mechanism", "visit", "issue", "actor")
REGISTERED = 4
"""How many proposals of a history register its actors and its subject; articles follow, which nothing cites as yet."""
Asked = tuple[date, date, int]


def everything(answers: Answers, kind: Kind, at: Asked) -> Iterator[Callable[[], Any]]:
    """Every question about the subject, and about all of them, at these clocks."""
    day, known, position = at
    pins: dict[str, Any] = {"as_of": day, "known_by": known, "recorded_by": position}
    about_one: dict[Kind, Callable[..., Any]] = {
        "mechanism": answers.state,
        "visit": answers.visit,
        "issue": answers.issue,
        "actor": answers.actor,
    }
    question = Question(**pins)
    yield lambda: about_one[kind](MECHANISM, question)
    yield lambda: answers.facts(MECHANISM, question, kind)
    yield lambda: answers.relation("XA", "XB", question)
    yield lambda: answers.snapshot(Paged(**pins))
    yield lambda: answers.mechanisms(Search(**pins))
    yield lambda: answers.visits(VisitSearch(**pins))
    yield lambda: answers.issues(IssueSearch(**pins))
    yield lambda: answers.actors(ActorSearch(**pins))
    yield lambda: answers.relations(RelationSearch(**pins))
    yield lambda: answers.changes(Sequel(since=date(2010, 1, 1), **pins))
    if kind != "actor":
        yield lambda: answers.timeline(MECHANISM, question, kind)
        yield lambda: answers.beliefs(MECHANISM, question, kind)
        comparison = {"from": f"{date(2015, 1, 1)}~{known}", "to": f"{day}~{known}", "recorded_by": position}
        yield lambda: answers.diff(MECHANISM, Comparison.model_validate(comparison), kind)


def told(answers: Answers, kind: Kind, at: Asked) -> list[str]:
    """All these answers, letter by letter."""
    return [_told(ask) for ask in everything(answers, kind, at)]


def _told(ask: Callable[[], Any]) -> str:
    try:
        return str(ask().model_dump_json())
    except NotKnown as unknown:
        return f"{unknown}"


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20)
@given(data=st.data(), chance=st.randoms(use_true_random=False), at=st.tuples(days, days))
def test_what_is_recorded_later_changes_no_pinned_answer(
    engine: Engine, kind: Kind, data: st.DataObject, chance: random.Random, at: tuple[date, date]
) -> None:
    reference, world, about = data.draw(histories(kind=kind))
    with engine.tracker() as tracker:
        kept: dict[Asked, list[str]] = {}
        then, since = Answers(tracker, lambda: NOW), Answers(tracker, lambda: LATER)
        for part in (reference[:REGISTERED], *_in_parts(reference[REGISTERED:], chance), *_in_parts(world, chance), about):
            one_by_one(tracker, part)
            pinned = *at, tracker.position()
            kept[pinned] = told(then, kind, pinned)
        for pinned, before in kept.items():
            assert told(since, kind, pinned) == before


def _in_parts(proposals: list[Proposal], chance: random.Random) -> list[list[Proposal]]:
    """In an order of chance, cut in two."""
    shuffled, cut = chance.sample(proposals, len(proposals)), chance.randint(0, len(proposals))
    return [shuffled[:cut], shuffled[cut:]]
