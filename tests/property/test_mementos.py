"""The moments at which the answer changed: none is missing, none is told twice, and what was answered then stays the same."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.subjects import Kind
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.base import View
from api.views.mementos import Remembered, pinned_at
from api.views.questions import Question
from domain.dates import end_of
from tests.engines import Engine
from tests.property.histories import MECHANISM, days, histories
from tests.property.test_laws import NOW, one_by_one

KINDS: tuple[Kind, ...] = ("mechanism", "visit", "issue", "actor")
times = st.sampled_from([time(0, 0), time(0, 0, 1), time(9, 0), time(23, 59, 58), time(23, 59, 59)])
instants = st.builds(lambda day, at: datetime.combine(day, at, UTC), st.dates(date(2009, 1, 1), date(2023, 1, 1)), times)


def said(answers: Answers, kind: Kind, question: Question) -> View | None:
    """What was answered, but for when; None if nothing could be."""
    try:
        answer = answers.about(MECHANISM, question, kind)
    except NotKnown:
        return None
    return answer.model_copy(update={"as_of": date.min, "known_by": date.min, "recorded_by": 0})


def newest_by(mementos: tuple[Remembered, ...], instant: datetime) -> Remembered | None:
    return next((one for one in reversed(mementos) if one.instant <= instant), None)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data(), asked=st.lists(instants, min_size=1, max_size=12))
def test_between_two_moments_the_answer_stays_the_same(
    engine: Engine, kind: Kind, data: st.DataObject, asked: list[datetime]
) -> None:
    history = [proposal for part in data.draw(histories(kind=kind)) for proposal in part]
    with engine.tracker() as tracker:
        tracker.record(history, recorded_at=NOW)
        answers = Answers(tracker, lambda: NOW)
        mementos = answers.mementos(MECHANISM, kind)
        told = {one.instant: said(answers, kind, one.question) for one in mementos}
        assert None not in told.values()
        assert list(told) == sorted(told)
        for instant in asked:
            answer = said(answers, kind, pinned_at(instant, tracker.position()))
            newest = newest_by(mementos, instant)
            if answer is not None and (kind != "actor" or newest is not None):
                assert newest is not None
                assert answer == told[newest.instant], (instant, newest.instant)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_what_is_recorded_later_moves_no_memento_and_changes_none(
    engine: Engine, kind: Kind, data: st.DataObject, chance: random.Random
) -> None:
    reference, world, about = data.draw(histories(kind=kind))
    cut = chance.randint(0, len(world))
    with engine.tracker() as tracker:
        tracker.record([*reference, *world[:cut]], recorded_at=NOW)
        answers, position = Answers(tracker, lambda: NOW), tracker.position()
        before = answers.mementos(MECHANISM, kind)
        told = [answers.about(MECHANISM, one.question, kind).model_dump_json() for one in before]
        one_by_one(tracker, [*world[cut:], *about])
        later = Answers(tracker, lambda: NOW)
        assert later.mementos(MECHANISM, kind, position) == before
        assert [later.about(MECHANISM, one.question, kind).model_dump_json() for one in before] == told


@given(instants)
def test_a_moment_is_pinned_to_the_second_that_holds_it(instant: datetime) -> None:
    question = pinned_at(instant, 7)
    assert question.pinned_to == 7
    whole_day = instant.time() == time(23, 59, 59)
    assert question.known_by == (instant.date() if whole_day else instant)
    assert question.as_of == instant.date()


@given(days)
def test_the_end_of_a_day_is_the_day(day: date) -> None:
    assert pinned_at(end_of(day), 7) == Question(as_of=day, known_by=day, recorded_by=7)
    assert pinned_at(datetime.combine(day, time(9, 0, 0, 1), UTC), 7).known_by == datetime.combine(day, time(9, 0, 1), UTC)
