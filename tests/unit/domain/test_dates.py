"""Vague dates: the days that each form of EDTF allows, and what is no date."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.dates import NotADate, parse

D = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-05-29", "2024-05-29", "2024-05-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("2018-05?", "2018-05-01", "2018-05-31"),
        ("2018-~05", "2018-05-01", "2018-05-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2018-XX", "2018-01-01", "2018-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-23", "2025-09-01", "2025-11-30"),
        ("2025-24", "2025-12-01", "2026-02-28"),
        ("2027-24", "2027-12-01", "2028-02-29"),
        ("2025-34", "2025-04-01", "2025-06-30"),
        ("2025-30", "2025-12-01", "2026-02-28"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("[2024-05-26..2024-05-28]", "2024-05-26", "2024-05-28"),
        ("[2018,2020-03]", "2018-01-01", "2020-03-31"),
        ("2020/2024-05", "2020-01-01", "2024-05-31"),
        ("2018-10-10/2018-10-12", "2018-10-10", "2018-10-10"),
        ("2019-11/..", "2019-11-01", "2019-11-30"),
        ("../2016", None, "2016-12-31"),
        ("[..2016]", None, "2016-12-31"),
        ("[2016..]", "2016-01-01", None),
        ("2024-05-29T23:30:00-05:00", "2024-05-29", "2024-05-29"),
        ("2024-05-29T00:30:00+09:00", "2024-05-29", "2024-05-29"),
    ],
)
def test_the_days_that_a_date_allows(text: str, earliest: str | None, latest: str | None) -> None:
    found = parse(text)
    assert found.earliest == (D(earliest) if earliest else None)
    assert found.latest == (D(latest) if latest else None)
    assert str(found) == text


def test_a_duration_begins_certainly_and_is_under_way_until_its_last_day() -> None:
    talks = parse("2018-10-10/2018-10-12")
    assert (talks.is_day, talks.end, talks.last_day, talks.plan_end) == (True, D("2018-10-12"), D("2018-10-12"), D("2018-10-12"))
    assert [talks.contains(D(f"2018-10-{dom}")) for dom in ("09", "10", "12", "13")] == [False, True, True, False]
    assert talks.begun == "2018-10-10"


def test_a_condition_that_begins_is_as_a_plan_only_a_not_before() -> None:
    condition = parse("2019-11/..")
    assert (condition.plan_end, condition.begun) == (None, "2019-11")


def test_an_instant_belongs_to_its_own_offsets_day() -> None:
    assert parse("2024-05-29T23:30:00-05:00").begun == "2024-05-29"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a date"),
        ("early next week", "is not a date"),
        ("29.05.2024", "is not a date"),
        ("2024-02-30", "is not a day that exists"),
        ("2024-13", "months run to 12"),
        ("2024-05-29T10:00:00", "without an offset"),
        ("2024-05-29T25:00:00Z", "is not a time that exists"),
        ("2018-10-12/2018-10-10", "ends before it begins"),
        ("[2024-05-28..2024-05-26]", "ends before it begins"),
        ("../..", "says anything"),
        ("[..]", "says nothing"),
        ("0000", "is not a day that exists"),
        ("Y-17000", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NotADate, match=reason):
        parse(text)


@given(st.text(alphabet="0123456789-/.[]{},~?%XTZ:+ ", max_size=24))
@example("9999-24")
@example("9999-12-31/..")
def test_any_text_is_a_date_or_refused_in_one_way(text: str) -> None:
    try:
        found = parse(text)
    except NotADate:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert found.earliest or found.latest


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_is_its_own_bounds(day: date) -> None:
    found = parse(day.isoformat())
    assert (found.earliest, found.latest, found.is_day) == (day, day, True)


@pytest.mark.parametrize(
    "text", ["2024-05-29", "2018~", "../2020", "2020/..", "2020-05-01/2020-05-09", "2024-05-29T10:00:00+09:00"]
)
def test_a_date_is_copied_and_sent_as_its_text(text: str) -> None:
    found = parse(text)
    for twin in (copy(found), deepcopy(found), pickle.loads(pickle.dumps(found))):
        assert twin == found
        assert hash(twin) == hash(found)
        assert (twin.earliest, twin.latest, twin.begun, twin.plan_end) == (
            found.earliest,
            found.latest,
            found.begun,
            found.plan_end,
        )
    assert found != text
