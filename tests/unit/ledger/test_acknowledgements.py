"""What was answered to a submission is kept with the events, or neither is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from api.ledger import Acknowledged, Conflict, Ledger, OtherSubmission, Receipt, Submission, Unavailable, open_ledger
from api.ledger.acknowledgements import KEPT
from tests.engines import Engine, change
from tests.unit.ledger.words import registered

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)
FIRST = Submission("desk", "one", "digest-one")


@pytest.fixture
def url(place: str) -> str:
    """A ledger of each test's own, on either engine."""
    return place


def append(ledger: Ledger, stream: str, submission: Submission, recorded_at: datetime = NOW) -> int:
    return ledger.append({stream: [registered()]}, expected={}, recorded_at=recorded_at, submission=submission, unchanged=3)


def test_a_submission_is_recorded_once_and_answered_alike(url: str) -> None:
    with open_ledger(url) as ledger:
        assert ledger.acknowledged(FIRST) is None
        assert append(ledger, "first", FIRST) == 1
        receipt = Receipt(position=1, events=1, unchanged=3, streams=("first",))
        assert ledger.acknowledged(FIRST) == receipt
        append(ledger, "second", Submission("desk", "two", "digest-two"))
        with pytest.raises(Acknowledged) as again:
            append(ledger, "third", FIRST)
        assert (again.value.receipt, ledger.position(), ledger.stream("third")) == (receipt, 2, None)


def test_a_submission_that_records_nothing_is_acknowledged_too(url: str) -> None:
    with open_ledger(url) as ledger:
        append(ledger, "first", FIRST)
        nothing = Submission("desk", "nothing", "digest")
        assert ledger.append({}, expected={}, recorded_at=NOW, submission=nothing, unchanged=7) == 1
        assert ledger.acknowledged(nothing) == Receipt(1, 0, 7, ())


def test_a_reference_is_for_one_request_of_one_sender(url: str) -> None:
    with open_ledger(url) as ledger:
        append(ledger, "first", FIRST)
        other = Submission("desk", "one", "digest-two")
        with pytest.raises(OtherSubmission, match="'one'"):
            ledger.acknowledged(other)
        with pytest.raises(OtherSubmission):
            append(ledger, "second", other)
        assert ledger.acknowledged(Submission("other desk", "one", "digest-two")) is None
        append(ledger, "second", Submission("other desk", "one", "digest-two"))


def test_what_is_not_recorded_is_not_acknowledged(url: str) -> None:
    with open_ledger(url) as ledger:
        append(ledger, "first", FIRST)
        second = Submission("desk", "two", "digest-two")
        with pytest.raises(Conflict):
            append(ledger, "first", second)
        assert ledger.acknowledged(second) is None


FULL = {
    "sqlite": ("CREATE TRIGGER full BEFORE INSERT ON acknowledgements BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",),
    "postgresql": (
        "CREATE FUNCTION complain() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''the disk is full''; END'",
        "CREATE TRIGGER complaint BEFORE INSERT ON acknowledgements FOR EACH ROW EXECUTE FUNCTION complain()",
    ),
}


@pytest.fixture
def full(engine: Engine, url: str) -> Iterator[str]:
    """The URL of a ledger that can acknowledge nothing."""
    open_ledger(url).close()
    change(url, *FULL[engine.name])
    yield url
    if engine.name == "postgresql":  # a file is nobody's afterwards; a database is lent again
        change(url, "DROP FUNCTION complain CASCADE")


def test_what_cannot_be_acknowledged_is_not_recorded(full: str) -> None:
    with open_ledger(full) as ledger:
        with pytest.raises(Unavailable, match="the disk is full"):
            append(ledger, "first", FIRST)
        assert (ledger.position(), ledger.stream("first"), ledger.acknowledged(FIRST)) == (0, None, None)
        assert ["trigger" in problem.message for problem in ledger.verify()] == [True]


def test_an_acknowledgement_is_kept_for_a_week(url: str) -> None:
    assert timedelta(days=7) <= KEPT
    with open_ledger(url) as ledger:
        append(ledger, "first", FIRST)
        append(ledger, "second", Submission("desk", "two", "digest"), NOW + KEPT)
        assert ledger.acknowledged(FIRST)
        append(ledger, "third", Submission("desk", "three", "digest"), NOW + KEPT + timedelta(seconds=1))
        assert ledger.acknowledged(FIRST) is None


def test_another_program_on_the_same_ledger_acknowledges_alike(url: str) -> None:
    with open_ledger(url) as one, open_ledger(url) as other:
        append(one, "first", FIRST)
        assert other.acknowledged(FIRST) == one.acknowledged(FIRST)
        with pytest.raises(Acknowledged):
            append(other, "second", FIRST)
