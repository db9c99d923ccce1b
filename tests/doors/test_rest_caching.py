"""What may be kept, and for how long: for ever what is pinned, and until the next question everything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read
from api.rest import create_app
from api.settings import Settings
from api.tracker import Tracker
from tests.doors.abroad import ADA, JOURNEY, TOLL
from tests.doors.conftest import NOW
from tests.doors.fictional import COUNCIL, REPORT, SUMMIT, write_casebook

FOR_EVER, ASK_AGAIN = "max-age=31536000, immutable", "no-cache"
PINS = "as_of=2024-05-30&known_by=2024-05-30&recorded_by=52"
PINNED = [
    *(f"/mechanisms/{COUNCIL}{part}?{PINS}" for part in ("", "/facts", "/timeline", "/beliefs")),
    f"/mechanisms/{COUNCIL}/diff?from=2024-05-20&{PINS}",
    f"/mechanisms/{COUNCIL}/diff?from=2024-05-20~2024-05-20&to=2024-05-30~2024-05-30&recorded_by=40",
    f"/visits/{JOURNEY}?{PINS}", f"/issues/{TOLL}/facts?{PINS}", f"/actors/{ADA}?{PINS}", f"/relations/XA/XB?{PINS}",
    f"/mechanisms?{PINS}", f"/mechanisms?{PINS}&q=council&limit=1", f"/visits?{PINS}", f"/issues?{PINS}", f"/actors?{PINS}",
    f"/relations?{PINS}", f"/articles?{PINS}", f"/snapshot?{PINS}", f"/changes?since=2024-05-01&{PINS}", f"/agenda?{PINS}",
    f"/mechanisms/{COUNCIL}?at=2024-05-30&recorded_by=40",
    f"/mechanisms/{COUNCIL}.csv?at=2024-05-30&recorded_by=40",
    f"/mechanisms/{COUNCIL}?as_of=2024-05-30&known_by=2999-01-01&recorded_by=40",
]  # fmt: skip
LOOSE = [
    "", "?as_of=2024-05-30", "?known_by=2024-05-30", "?at=2024-05-30", "?recorded_by=40", "?as_of=2024-05-30&known_by=2024-05-30",
    "?as_of=2024-05-30&recorded_by=40", "?known_by=2024-05-30&recorded_by=40", "?at=2024-05-30&recorded_by=999999",
    "?at=2024-05-30&recorded_by=2024-06-30T12:00:00Z",
]  # fmt: skip


@pytest.mark.parametrize("path", PINNED)
def test_what_names_all_three_clocks_is_kept_for_ever(abroad: TestClient, path: str) -> None:
    response = abroad.get(path)
    assert (response.status_code, response.headers["cache-control"]) == (200, FOR_EVER)
    again = abroad.get(path, headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, FOR_EVER)


@pytest.mark.parametrize("asked", LOOSE)
def test_what_leaves_a_clock_open_is_asked_again(abroad: TestClient, asked: str) -> None:
    response = abroad.get(f"/mechanisms/{COUNCIL}{asked}")
    assert (response.status_code, response.headers["cache-control"]) == (200, ASK_AGAIN)


def test_a_comparison_is_pinned_at_both_ends_or_not_at_all(abroad: TestClient) -> None:
    diff = f"/mechanisms/{COUNCIL}/diff?recorded_by=40&from=2024-05-20"
    for asked in ("", "&to=2024-05-30~2024-05-30", "&as_of=2024-05-30", "&known_by=2024-05-30"):
        assert abroad.get(f"{diff}{asked}").headers["cache-control"] == ASK_AGAIN
    assert abroad.get(f"{diff}&to=2024-05-30&known_by=2024-05-30").headers["cache-control"] == FOR_EVER


def test_an_article_says_whether_its_text_was_withheld_since(abroad: TestClient) -> None:
    assert abroad.get(f"/articles/{REPORT}?{PINS}").headers["cache-control"] == ASK_AGAIN


class Clock:
    """A clock that one sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def own(place: str, tmp_path: Path) -> Iterator[Tracker]:
    """The fictional casebook in a ledger of one's own."""
    with bootstrap(Settings(database=place)) as tracker:
        tracker.record(read([write_casebook(tmp_path / "casebook")]), recorded_at=NOW)
        yield tracker


@pytest.fixture
def client(own: Tracker, clock: Clock) -> Iterator[TestClient]:
    with TestClient(create_app(own, clock)) as client:
        yield client


@pytest.mark.parametrize("path", [f"/mechanisms/{SUMMIT}", f"/mechanisms/{SUMMIT}/timeline", "/mechanisms", "/snapshot", "/agenda"])
def test_a_session_that_becomes_overdue_changes_the_tag_with_nothing_recorded(client: TestClient, clock: Clock, path: str) -> None:
    """The third session is planned for July 2024."""
    clock.now = datetime(2024, 7, 31, 23, 0, tzinfo=UTC)
    held = client.get(path).headers["etag"]
    position = client.get("/readyz").json()["position"]
    clock.now += timedelta(minutes=59)
    assert client.get(path, headers={"If-None-Match": held}).status_code == 304
    clock.now += timedelta(minutes=1)
    after = client.get(path, headers={"If-None-Match": held})
    assert after.status_code == 200
    assert after.headers["etag"] != held
    assert "overdue" in after.text
    assert client.get("/readyz").json()["position"] == position


def test_what_the_calendar_does_not_touch_keeps_its_tag(client: TestClient, clock: Clock) -> None:
    held = client.get(f"/mechanisms/{SUMMIT}/facts").headers["etag"]
    clock.now += timedelta(days=3)
    assert client.get(f"/mechanisms/{SUMMIT}/facts", headers={"If-None-Match": held}).status_code == 304


def test_an_unrelated_record_leaves_the_tag_alone(client: TestClient, own: Tracker, tmp_path: Path) -> None:
    held = client.get(f"/mechanisms/{SUMMIT}").headers["etag"]
    (tmp_path / "more.json").write_text('{"actors": [{"id": "xc-court", "kind": "body", "state": "XC", "name": "The court"}]}')
    own.record(read([tmp_path / "more.json"]), recorded_at=NOW)
    assert client.get(f"/mechanisms/{SUMMIT}", headers={"If-None-Match": held}).status_code == 304


def test_a_pinned_answer_is_another_one_in_each_format(client: TestClient) -> None:
    pinned = f"{COUNCIL}?at=2024-05-30&recorded_by=28"
    tags = {client.get(f"/mechanisms/{pinned.replace('?', ending + '?')}").headers["etag"] for ending in (".json", ".csv")}
    assert len(tags) == 2
