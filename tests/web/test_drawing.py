"""The pictures worked out: the axis and its ticks, bands and what is uncertain about them, how belief changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.views.histories import Band
from api.views.state import Alternative
from api.web.drawing.axis import Axis, moved, spans
from api.web.drawing.bands import mark, row
from api.web.drawing.beliefs import MOST, beliefs

YEARS = Axis(date(2016, 1, 1), date(2026, 1, 1))
DAYS = st.dates()


def band(first: str, to: str | None, status: str, since: str) -> Band:
    return Band.model_validate({"from": first, "to": to, "status": status, "since": since, "because": ()})


ACTIVE = band("2018-01-01", "2021-01-01", "active", "2018-01-01")
SUSPENDED = band("2021-12-31", None, "suspended", "2021")


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2016-01-01", "2024-01-01", ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"]),
        ("1970-05-01", "2024-01-01", ["1980", "1990", "2000", "2010", "2020"]),
        ("2023-11-01", "2024-04-01", ["Nov", "Dec", "Jan", "Feb", "Mar"]),
        ("2024-02-25", "2024-03-06", ["25 Feb", "27 Feb", "29 Feb", "2 Mar", "4 Mar"]),
    ],
)
def test_ticks_stand_on_round_days(first: str, last: str, labels: list[str]) -> None:
    axis = Axis(date.fromisoformat(first), date.fromisoformat(last))
    assert [tick.label for tick in axis.ticks] == labels


@given(DAYS, DAYS)
def test_every_axis_has_few_ticks_in_their_order(one: date, other: date) -> None:
    axis = Axis(min(one, other), moved(max(one, other), 1))
    places = [tick.x for tick in axis.ticks]
    assert len(places) <= 11
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    for tick in axis.ticks:
        assert tick.first < tick.last or tick.last == date.max


@given(DAYS, DAYS)
def test_every_span_can_be_looked_at(one: date, other: date) -> None:
    for span in spans(Axis(min(one, other), moved(max(one, other), 1)), one):
        assert span.first < span.last or date.max in (span.first, span.last) or date.min in (span.first, span.last)


def test_days_beyond_the_ends_are_at_the_ends() -> None:
    assert [YEARS.x(date.min), YEARS.x(date(2021, 1, 1)), YEARS.x(date.max)] == pytest.approx([0, 50, 100], abs=0.1)


def test_a_band_is_cut_where_knowledge_ends() -> None:
    known, expected = row(YEARS, [ACTIVE], date(2019, 12, 31)).segments
    assert (known.expected, expected.expected) == (False, True)
    assert expected.title.endswith("as was to be expected")
    assert known.x + known.width == pytest.approx(expected.x, abs=0.01)
    assert expected.day == date(2020, 1, 1)


def test_a_band_that_began_on_no_exact_day_fades_in() -> None:
    active, suspended = row(YEARS, [ACTIVE, SUSPENDED], date(2025, 1, 1)).segments[:2]
    assert active.fade == 0
    assert suspended.fade == pytest.approx(YEARS.x(date(2021, 12, 31)) - YEARS.x(date(2021, 1, 1)), abs=0.01)


def test_bands_beyond_the_ends_are_left_out_and_told_so() -> None:
    later = Axis(date(2023, 1, 1), date(2024, 1, 1))
    assert [segment.status for segment in row(later, [ACTIVE, SUSPENDED], date(2025, 1, 1)).segments] == ["suspended"]
    assert row(Axis(date(2000, 1, 1), date(2001, 1, 1)), [ACTIVE], date(2025, 1, 1)).description == "nothing known in these days"


def test_what_it_may_also_be_is_drawn_up_to_the_day_known() -> None:
    picture = row(YEARS, [SUSPENDED], date(2024, 6, 30), others=[Alternative(status="agreed", since="2024-05-29")])
    (other,) = picture.others
    assert (other.status, other.title) == ("agreed", "may also be agreed since 29 May 2024")
    assert other.x + other.width == pytest.approx(YEARS.x(date(2024, 7, 1)), abs=0.01)


def test_a_mark_covers_the_days_on_which_it_may_have_been() -> None:
    (vague,) = mark(YEARS, "2018", "held", "Session held")
    assert vague.width == pytest.approx(10, abs=0.1)
    assert vague.title == "Session held, 2018"
    (day,) = mark(YEARS, "2018-05-09", "held", "Session held")
    assert day.width == 0
    assert not list(mark(YEARS, "1999", "held", "Session held"))
    assert not list(mark(YEARS, "nonsense", "held", "Session held"))


def test_only_moments_at_which_the_history_was_told_otherwise_have_a_row() -> None:
    told = {date(2024, 5, day): (ACTIVE, SUSPENDED) if day >= 20 else (ACTIVE,) for day in (1, 2, 20, 21)}
    found = beliefs(YEARS, told, lambda moment: told[date.fromisoformat(str(moment))])
    assert found.moments == (date(2024, 5, 1), date(2024, 5, 20))
    assert found.left_out == 0


def test_the_newest_moments_are_shown_where_there_are_many() -> None:
    found = beliefs(YEARS, [moved(date(2024, 1, 1), n) for n in range(30)], lambda _: (ACTIVE,))
    assert found.left_out == 30 - MOST
