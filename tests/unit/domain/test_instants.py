"""Instants as whole numbers: what a division by a microsecond gives, and back again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from domain.instants import DAY_OF_EPOCH, MICROSECONDS_A_DAY, instant_of, microseconds

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-11, minutes=-30))])


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=ZONES))
@example(EPOCH)
@example(EPOCH - timedelta(microseconds=1))
def test_an_instant_is_a_number_of_microseconds(instant: datetime) -> None:
    number = microseconds(instant)
    assert number == (instant - EPOCH) // timedelta(microseconds=1)
    assert instant_of(number) == instant
    assert number // MICROSECONDS_A_DAY + DAY_OF_EPOCH == instant.astimezone(UTC).toordinal()
