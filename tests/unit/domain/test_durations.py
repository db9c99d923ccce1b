"""Cadences: a day later by whole months and days is what the library makes of it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from isoduration import parse_duration
from pydantic import TypeAdapter, ValidationError

from domain.durations import Cadence, after


@st.composite
def cadences(draw: st.DrawFn) -> str:
    """Whole and broken ones."""
    if draw(st.booleans()):
        return f"P{draw(st.integers(1, 60))}W"
    parts = [f"{draw(st.integers(0, 40))}{unit}" for unit in "YMD" if draw(st.booleans())] or ["1M"]
    return "P" + "".join(parts) + draw(st.sampled_from(["", "", "T36H"]))


@given(st.dates(date(1, 1, 1), date(9000, 1, 1)), cadences(), st.integers(1, 4))
@example(date(2024, 2, 29), "P1Y", 4)
@example(date(2023, 8, 31), "P6M", 2)
@example(date(2024, 1, 31), "P1M1D", 1)
def test_a_day_after_is_the_librarys(day: date, cadence: str, times: int) -> None:
    expected = datetime.combine(day, time())
    for _ in range(times):
        expected = datetime.combine((expected + parse_duration(cadence)).date(), time())
    assert after(day, cadence, times) == expected.date()


@pytest.mark.parametrize("text", ["P0D", "PT5H", "-P1Y", "P-1Y", "P1M-30D", "P1Y-1M", "P1MT-700H"])
def test_a_cadence_leads_on_from_every_day(text: str) -> None:
    """A month less thirty days would lead back from the first of February."""
    with pytest.raises(ValidationError, match="is not a cadence: it must be at least a day long"):
        TypeAdapter(Cadence).validate_python(text)


@pytest.mark.parametrize("cadence", ["P1Y", "P11M", "P400D", "P60W", "P9999Y"])
def test_nothing_is_later_than_the_last_day(cadence: str) -> None:
    assert after(date(9999, 3, 1), cadence, 2) == date.max
