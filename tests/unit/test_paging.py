"""Cursors, and the places of items in the order of their lists."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.views.paging import Cursor, Page, named, read_cursor
from domain.dossier import Clocks

CLOCKS = Clocks(date(2024, 5, 30), datetime(2024, 5, 30, 23, 59, tzinfo=UTC), 214)


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@given(st.text(), st.dates(), st.datetimes(timezones=st.just(UTC)), st.integers(0, 10**18))
def test_a_cursor_says_what_it_was_given(key: str, as_of: date, known_by: datetime, position: int) -> None:
    cursor = Cursor(named("list"), Clocks(as_of, known_by, position), key)
    assert read_cursor(str(cursor)) == cursor


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "é", "eHgtY291bmNpbA", encoded("[]"), encoded("{}"), encoded("[" * 10_000), encoded("null"), encoded("1e999"),
        encoded('["l","2024-05-30","2024-05-30T00:00:00+00:00","5","k"]'),
        encoded('["l","2024-05-30","2024-05-30T00:00:00+00:00",true,"k"]'),
        encoded('["l","2024-05-30","2024-05-30T00:00:00+00:00",-1,"k"]'),
        encoded('["l","2024-05-30","2024-05-30T00:00:00",1,"k"]'),
        encoded('["l","2024-05-30","0001-01-01T00:00:00+14:00",1,"k"]'),
        encoded('["l","2024-02-30","2024-05-30T00:00:00+00:00",1,"k"]'),
        encoded('["l","2024-05-30","2024-05-30T00:00:00+00:00",1,2]'),
        encoded('["l", "2024-05-30","2024-05-30T00:00:00+00:00",1,"k"]'),
    ],
)  # fmt: skip
def test_what_is_no_cursor_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="this is no cursor"):
        read_cursor(text)


@given(st.text())
def test_whatever_is_sent_is_read_or_refused(text: str) -> None:
    with pytest.raises(ValueError, match="this is no cursor"):
        read_cursor(text)


@given(st.sets(st.text(min_size=1)).map(sorted), st.integers(1, 5))
def test_the_pages_are_the_list(items: list[str], most: int) -> None:
    found: list[str] = []
    after: str | None = None
    while True:
        shown, following = Page("list", CLOCKS, after, most).cut(items, str)
        found += shown
        if following is None:
            break
        cursor = read_cursor(following)
        assert (cursor.list, cursor.clocks, len(shown)) == ("list", CLOCKS, most)
        after = cursor.key
    assert found == items


@given(st.sets(st.text(min_size=1), max_size=12).map(sorted), st.sets(st.integers(0, 12)), st.integers(1, 5))
def test_pages_that_rest_before_they_are_full_are_the_list(items: list[str], rests: set[int], most: int) -> None:
    found: list[str] = []
    after: str | None = None
    while True:
        ahead = [item for item in items if after is None or item > after]
        resting = (one for place, item in enumerate(ahead) for one in ([None, item] if place in rests else [item]))
        shown, following = Page("list", CLOCKS, after, most).taken(resting, str)
        assert len(shown) <= most
        assert shown or not items
        found += shown
        if following is None:
            break
        after = read_cursor(following).key
    assert found == items


def test_instants_are_kept_in_utc() -> None:
    tokyo = datetime(2024, 5, 30, 9, tzinfo=timezone(timedelta(hours=9)))
    assert str(Cursor("l", Clocks(date(2024, 5, 30), tokyo, 1), "k")) != ""
