"""The world on a day from the bands: to the instant, whatever was kept in memory, and with numbers that are given once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ledger import open_ledger
from api.ledger.rows import BANDED, drawn, numbers_at, rows
from api.ledger.worlds import Worlds
from api.tracker import Tracker
from domain.dates import end_of
from domain.dossier import Clocks
from domain.replay.rectangles import Rectangle
from domain.standing import Rule
from tests.engines import Engine
from tests.generated.ledgers import ledger as generated
from tests.generated.ledgers import proposals

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
END_OF_DAYS = date.max.toordinal() + 1


@pytest.fixture(scope="module")
def tracker(engine: Engine) -> Iterator[Tracker]:
    """Thirty channels, charted."""
    with engine.tracker() as tracker:
        tracker.record(proposals(generated(2, 30, 20)), recorded_at=NOW)
        tracker.chart()
        yield tracker


def folded(tracker: Tracker, clocks: Clocks) -> list[tuple[str, Any]]:
    return [(r.dossier.subject.id, r.standing(clocks.as_of)) for r in tracker._subjects.readers("mechanism", clocks)]


def test_an_article_counts_from_the_very_instant_at_which_it_is_public(tracker: Tracker) -> None:
    told = [one.fields["published"] for one in generated(2, 30, 20) if "T" in one.fields.get("published", "")]
    instants = [datetime.fromisoformat(one) for one in told][::12]
    turned = 0
    for instant in instants:
        clocks = [Clocks(instant.date(), known_by) for known_by in (instant - MOMENT, instant, end_of(instant.date()))]
        answers = [list(tracker.standings("mechanism", one)) for one in clocks]
        assert answers == [folded(tracker, one) for one in clocks]
        turned += answers[0] != answers[1]
    assert turned > 0


def test_what_is_kept_in_memory_changes_no_answer(tracker: Tracker) -> None:
    """Whether a world is that of a day before, is made of one that is near, or of its bands alone."""
    of_engine: type[Worlds] = type(tracker._ledger.bands._worlds)
    few, many = of_engine(most=1), of_engine(most=100)
    store, days = tracker._ledger._recorder.store, [*range(0, 9_000, 3_000), *range(0, 9_000, 90), *range(0, 9_000, 1_800)]
    for day in (date(1995, 1, 1) + timedelta(days) for days in days):
        with store.transaction(commit=False) as c:
            asked = day, end_of(day), "mechanism"
            assert few.on(c, *asked) == many.on(c, *asked) == of_engine().on(c, *asked)
            assert [len(few._kept[kind]) for kind in few._kept] == [1, 0, 0]
    assert 50 < len(many._kept["mechanism"]) <= 100


def test_a_kind_has_its_own_numbers(tracker: Tracker) -> None:
    clocks = Clocks(date(2024, 12, 31), end_of(date(2024, 12, 31)))
    for kind in ("mechanism", "visit", "issue"):
        found = tracker._ledger.standings_on(clocks.as_of, clocks.known_by, kind)
        assert found is not None
        assert found[0].keys() <= set(tracker._subjects.ids(kind))
        assert found[0]


def test_reasons_come_back_as_they_were_written(tracker: Tracker) -> None:
    reasons = {s.because for _, s in tracker.standings("mechanism", Clocks(date(2030, 1, 1), end_of(date(2026, 1, 1))))}
    assert any(len(because) == 1 and isinstance(because[0], str) for because in reasons)
    assert any(because and isinstance(because[0], Rule) for because in reasons)


def test_no_number_is_given_twice(engine: Engine) -> None:
    with engine.tracker() as tracker:
        tracker.record(proposals(generated(3, 3, 10)), recorded_at=NOW)
        seen: set[int] = set()
        for _ in range(3):
            tracker.rebuild()
            numbers = {number for (number,) in tracker._ledger._recorder.rows("SELECT id FROM bands")}
            assert numbers
            assert not numbers & seen
            seen |= numbers


days = st.integers(1, END_OF_DAYS - 1)
lasting = st.one_of(st.integers(1, 40), st.integers(1, 40_000), st.just(END_OF_DAYS))
times = st.integers(0, 86_399_999_999).map(lambda microseconds: microseconds * MOMENT)


def instant(day: int, time_of_day: timedelta) -> datetime:
    return datetime.combine(date.fromordinal(day), time(), UTC) + time_of_day


@given(kind=st.sampled_from(BANDED), first=days, lasts=lasting, known=days, at=times, knows=lasting, data=st.data())
def test_a_band_lies_where_it_is_looked_for(
    kind: str, first: int, lasts: int, known: int, at: timedelta, knows: int, data: st.DataObject
) -> None:
    """However long it lasts and is known, and wherever in it one asks; at its very edges, too."""
    end, forgotten = min(first + lasts, END_OF_DAYS), min(known + knows, END_OF_DAYS)
    known_from, known_to = instant(known, at), instant(forgotten, at) if forgotten < END_OF_DAYS else None
    valid_to = date.fromordinal(end) if end < END_OF_DAYS else None
    band = Rectangle(date.fromordinal(first), valid_to, known_from, known_to, "active", None, ("a",))
    with open_ledger("sqlite://") as ledger, ledger._recorder.store.transaction(commit=True) as c:
        ((number, *_),) = rows(c, "a", kind, [drawn(band)])
    day = date.fromordinal(data.draw(st.one_of(st.sampled_from((first, end - 1)), st.integers(first, end - 1))))
    latest = known_to - MOMENT if known_to else instant(END_OF_DAYS - 1, at)
    between = known_from + (latest - known_from) * data.draw(st.sampled_from((0, 0.3, 0.9)))
    for asked in (known_from, between, latest):
        assert any(least <= number < beyond for least, beyond in numbers_at(kind, day, asked))
