"""An agenda is the same page by page as by asking everyone, whatever is recorded between two pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.agenda import place, prospects
from api.tracker import Tracker
from api.views.answers import Answers
from api.views.questions import Prospect
from api.views.world import AgendaItem
from domain.dates import end_of
from domain.dossier import Clocks
from domain.proposal import Proposal
from tests.engines import Engine
from tests.generated.ledgers import ledger as generated
from tests.generated.ledgers import mechanism, proposals
from tests.property.histories import days, histories

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def asking_everyone(tracker: Tracker, first: date, last: date, clocks: Clocks) -> list[AgendaItem]:
    everyone = prospects(tracker.mechanisms(clocks), tracker.visits(clocks), first, last)
    return [AgendaItem.model_validate(item) for item in everyone]


def page_by_page(answers: Answers, chance: Random, first: date, last: date, clocks: Clocks) -> list[AgendaItem]:
    asked = {"from": first, "to": last, "as_of": clocks.as_of, "known_by": clocks.known_by, "recorded_by": clocks.recorded_by}
    found = answers.agenda(Prospect.model_validate({**asked, "limit": 1}))
    items = list(found.items)
    while found.next is not None:
        found = answers.agenda(Prospect.model_validate({**asked, "limit": chance.randint(1, 4), "cursor": found.next}))
        assert found.items
        items += found.items
    return items


@pytest.mark.parametrize("seed", range(3))
def test_page_by_page_nothing_is_missed_or_told_twice(engine: Engine, seed: int) -> None:
    chance = Random(seed)
    with engine.tracker() as tracker:
        tracker.record(proposals(generated(seed, 25, 12)), recorded_at=NOW)
        answers = Answers(tracker, lambda: NOW)
        for _ in range(6):
            known = date.fromordinal(chance.randint(date(1992, 1, 1).toordinal(), date(2025, 1, 1).toordinal()))
            clocks = Clocks(known + timedelta(chance.choice([0, 0, 30, -90])), end_of(known), tracker.position())
            first = clocks.as_of - timedelta(chance.choice([0, 400]))
            last = first + timedelta(chance.choice([0, 30, 400, 4000]))
            assert page_by_page(answers, chance, first, last, clocks) == asking_everyone(tracker, first, last, clocks)


@settings(max_examples=40)
@given(histories(most=8), days, days, st.integers(0, 400), st.randoms(use_true_random=False))
def test_of_an_unkind_history_the_rest_of_an_agenda_begins_anywhere(
    engine: Engine,
    history: tuple[list[Proposal], list[Proposal], list[Proposal]],
    known: date,
    first: date,
    long: int,
    chance: Random,
) -> None:
    with engine.tracker() as tracker:
        tracker.record([proposal for part in history for proposal in part], recorded_at=NOW)
        clocks, last = Clocks(chance.choice([first, known]), end_of(known)), first + timedelta(long)
        whole = tracker.agenda(first, last, clocks)
        assert whole == prospects(tracker.mechanisms(clocks), tracker.visits(clocks), first, last)
        for number, item in enumerate(whole):
            assert tuple(filter(None, tracker.ahead(first, last, clocks, place(item)))) == whole[number + 1 :]


def test_what_is_recorded_between_two_pages_changes_none_of_them(engine: Engine) -> None:
    day, last = date(2012, 6, 1), date(2016, 6, 1)
    with engine.tracker() as tracker:
        tracker.record(proposals(generated(1, 20, 12)), recorded_at=NOW)
        answers, asked = Answers(tracker, lambda: NOW), {"as_of": day, "known_by": NOW, "to": last, "limit": 2}
        whole = asking_everyone(tracker, day, last, Clocks(day, NOW))
        found = answers.agenda(Prospect.model_validate(asked))
        items = list(found.items)
        for number in range(20, 40):
            if found.next is None:
                break
            tracker.record(proposals(mechanism(1, number, 12)), recorded_at=NOW)
            found = answers.agenda(Prospect.model_validate({**asked, "cursor": found.next}))
            items += found.items
        assert len(whole) > 4
        assert items == whole
