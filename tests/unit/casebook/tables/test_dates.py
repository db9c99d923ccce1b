"""Dates as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.casebook.tables.dates import MONTHS, edtf
from domain.dates import NotADate, parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29 May 2024", "2024-05-29"),
        ("29th of May 2024", "2024-05-29"),
        ("29-May-2024", "2024-05-29"),
        ("29. May 2024", "2024-05-29"),
        ("May 29, 2024", "2024-05-29"),
        ("may 29th 2024", "2024-05-29"),
        ("Wed 29 May 2024", "2024-05-29"),
        ("Wednesday, May 29, 2024", "2024-05-29"),
        ("29.05.2024", "2024-05-29"),
        ("29. 5. 2024", "2024-05-29"),
        ("05.06.2024", "2024-06-05"),
        ("29/05/2024", "2024-05-29"),
        ("5/29/2024", "2024-05-29"),
        ("5/5/2024", "2024-05-05"),
        ("2024/05/29", "2024-05-29"),
        ("2024.5.29", "2024-05-29"),
        ("2024年5月29日", "2024-05-29"),
        ("2024年5月", "2024-05"),
        ("May 2024", "2024-05"),
        ("Sept. 2024", "2024-09"),
        ("05/2024", "2024-05"),
        ("2024-05-29", "2024-05-29"),
        ("2018", "2018"),
        ("c. 2018", "2018~"),
        ("ca. May 2024", "2024-05~"),
        ("About 29 May 2024", "2024-05-29~"),
        ("~2018", "~2018"),
        ("[2024-05-26..2024-05-28]", "[2024-05-26..2024-05-28]"),
        ("2018-10-10/2018-10-12", "2018-10-10/2018-10-12"),
        ("../2016", "../2016"),
        ("2024-05-29T10:00:00+09:00", "2024-05-29T10:00:00+09:00"),
    ],
)
def test_what_can_be_read_in_one_way_is_read(typed: str, meant: str) -> None:
    assert edtf(typed) == edtf(f"  {typed} ") == meant
    parse(meant)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("05/06/2024", ("5 June 2024 (2024-06-05)", "6 May 2024 (2024-05-06)")),
        ("5-6-2024", ("2024-06-05", "2024-05-06")),
        ("26-28 May 2024", ("[2024-05-26..2024-05-28]", "2024-05-26/2024-05-28")),
        ("26 – 28 May, 2024", ("[2024-05-26..2024-05-28]", "2024-05-26/2024-05-28")),
        ("29.05.24", ("the century",)),
        ("29 May '24", ("the century",)),
        ("Thu 29 May 2024", ("29 May 2024 is a Wednesday",)),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(typed: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(NotADate) as caught:
        edtf(typed)
    assert [reading for reading in (repr(typed), *readings) if reading not in str(caught.value)] == []


@pytest.mark.parametrize("typed", ["soon", "30.02.2024", "99/99/2024", "29 Mai 2024", "c. [2018..2019]", "c. " * 10_000 + "2018"])
def test_what_is_no_date_is_left_to_be_refused_as_one(typed: str) -> None:
    with pytest.raises(NotADate):
        parse(edtf(typed))


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    for typed in (f"{day.day} {month} {day.year}", f"{month[:3]} {day.day}, {day.year}", f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}"):
        assert edtf(typed) == day.isoformat()


@given(st.text(max_size=70))
def test_nothing_else_fails(typed: str) -> None:
    with suppress(NotADate):
        assert edtf(typed) is not None
