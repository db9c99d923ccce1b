"""The calendar over HTTP: two readers of other makers read it, and read it as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import ics
import pytest
import vobject
from starlette.testclient import TestClient

from api.casebook import read
from api.rest import create_app
from tests.doors.appointments import LONG, ROUND, TALKS, TRIP, write_appointments
from tests.doors.conftest import NOW, now
from tests.engines import Engine

BASE = "http://testserver"
TITLE = 'Round; of "the three", \\ with every sign'


@pytest.fixture(scope="module")
def client(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of REST over the appointments."""
    with engine.tracker() as tracker:
        tracker.record(read([write_appointments(tmp_path_factory.mktemp("appointments"))]), recorded_at=NOW)
        with TestClient(create_app(tracker, now), follow_redirects=False) as opened:
            yield opened


def written(client: TestClient, **asked: Any) -> str:
    response = client.get("/calendar.ics", params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    return response.content.decode()


def by_vobject(text: str) -> dict[str, Any]:
    """Summary → the entry, as vobject reads it."""
    return {entry.summary.value: entry for entry in vobject.readOne(text).contents.get("vevent", [])}


def by_ics(text: str) -> dict[str | None, ics.Event]:
    """Summary → the entry, as ics reads it."""
    return {entry.name: entry for entry in ics.Calendar(text).events}


SPANS = [
    (f"{TITLE}, 1st session (day not known: January 2023)", date(2023, 1, 1), date(2023, 2, 1), "CONFIRMED", 10),
    (f"{TITLE}, 2nd session", date(2024, 1, 25), date(2024, 1, 27), "CONFIRMED", 8),
    (f"{TITLE}, 3rd session (day not known: July 2024)", date(2024, 7, 1), date(2024, 8, 1), "CONFIRMED", 2),
    (f"Proposed: {TITLE}, 4th session (day not known: 2025)", date(2025, 1, 1), date(2026, 1, 1), "TENTATIVE", 0),
    ("Cancelled: Salt talks, spring", date(2024, 4, 2), date(2024, 4, 3), "CANCELLED", 10),
    ("Agreed: Salt talks, autumn (day not known: autumn 2024)", date(2024, 9, 1), date(2024, 12, 1), "TENTATIVE", 2),
    ("Ada Arden goes north", date(2024, 7, 10), date(2024, 7, 13), "CONFIRMED", 2),
    ("Ada Arden goes north, state dinner", date(2024, 7, 11), date(2024, 7, 12), "CONFIRMED", 0),
]


@pytest.mark.parametrize(("summary", "first", "end", "status", "sequence"), SPANS, ids=[span[0] for span in SPANS])
def test_two_readers_find_the_same_days(
    client: TestClient, summary: str, first: date, end: date, status: str, sequence: int
) -> None:
    text = written(client)
    one, other = by_vobject(text)[summary], by_ics(text)[summary]
    assert (one.dtstart.value, one.dtend.value, one.status.value, one.sequence.value) == (first, end, status, str(sequence))
    assert (other.begin.date(), other.end.date(), other.all_day, other.status) == (first, end, True, status)
    assert (one.uid.value, one.url.value) == (other.uid, other.url)


def test_an_hour_is_an_hour(client: TestClient) -> None:
    text = written(client)
    instant = datetime(2024, 7, 2, 3, tzinfo=UTC)
    one, other = by_vobject(text)["Salt talks, noon"], by_ics(text)["Salt talks, noon"]
    assert (one.dtstart.value, "dtend" in one.contents) == (instant, False)
    assert (other.begin.datetime, other.all_day) == (instant, False)
    assert "Local time: 12:00 (UTC+0900)." in one.description.value


def test_what_has_no_day_is_left_out_and_nothing_else(client: TestClient) -> None:
    summaries = {span[0] for span in SPANS} | {"Salt talks, noon"}
    text = written(client)
    assert set(by_vobject(text)) == set(by_ics(text)) == summaries  # the summer session is put off, to no new date


def test_awkward_words_come_out_as_they_went_in(client: TestClient) -> None:
    text = written(client)
    summary = f"{TITLE}, 2nd session"
    one, other = by_vobject(text)[summary], by_ics(text)[summary]
    assert one.location.value == other.location == "Xanth, A"
    assert one.description.value == other.description
    told = one.description.value.split("\n")
    assert told[0] == "Held on 25–26 January 2024 in Xanth, A."
    assert "Agenda: salt; ships." in told
    assert "Planned before: 20 January 2024." in told
    assert told[told.index("Outcome: Salt.") :][:2] == ["Outcome: Salt.", "And ships."]
    assert f"{LONG} (Xanadu Post, 1 February 2024)" in told
    cancelled = by_vobject(text)["Cancelled: Salt talks, spring"].description.value
    assert "Reason: The storm." in cancelled.split("\n")
    assert "(News of 2024-05-01, 1 May 2024)" in cancelled  # its publisher is not named


def test_the_lines_are_as_the_standard_wants_them(client: TestClient) -> None:
    content = written(client).encode()
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)] == []
    [line.decode() for line in lines]  # no character is torn apart
    assert lines[0] == b"BEGIN:VCALENDAR"


def test_the_calendar_says_what_it_is_called_and_how_often_to_ask(client: TestClient) -> None:
    calendar = vobject.readOne(written(client, mechanism=TALKS))
    assert calendar.version.value == "2.0"
    assert calendar.prodid.value
    assert calendar.x_wr_calname.value == "Détente: Salt talks"
    assert (calendar.refresh_interval.value, calendar.refresh_interval.params) == ("PT12H", {"VALUE": ["DURATION"]})
    assert calendar.source.value == f"{BASE}/calendar.ics?mechanism={TALKS}"


def test_an_entry_says_where_it_is_from_and_dates_itself_from_the_ledger(client: TestClient) -> None:
    entry = by_vobject(written(client))["Ada Arden goes north, state dinner"]
    trip = by_vobject(written(client))["Ada Arden goes north"]
    assert entry.url.value == f"{BASE}/v/{TRIP}"
    assert entry.dtstamp.value == entry.last_modified.value == entry.created.value == NOW
    assert (entry.related_to.value, entry.related_to.params) == (trip.uid.value, {"RELTYPE": ["PARENT"]})
    assert entry.categories.value == ["meeting", "scheduled", "Xanadu", "Xylon"]
    assert (entry.transp.value, "attendee" in entry.contents) == ("TRANSPARENT", False)
    assert "To take part: Ada Arden." in trip.description.value
    assert (trip.x_detente_step.value, trip.x_detente_when.value) == ("announced", "2024-07-10/2024-07-12")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"mechanism": ROUND}, 4),
        ({"mechanism": ROUND, "party": "XC"}, 4),
        ({"mechanism": ROUND, "party": "xa-forward"}, 0),
        ({"party": "xa-forward"}, 3),
        ({"party": "ada-arden"}, 2),
        ({"state": "XC"}, 6),
        ({"state": "XB"}, 7),
        ({"kind": "dialogue"}, 3),
        ({"what": "visit"}, 1),
        ({"what": "meeting"}, 1),
        ({"what": "session", "state": "XC"}, 4),
        ({"at": "2023-06-01"}, 2),
        ({"as_of": "2023-06-01", "known_by": "2024-06-01"}, 2),
        ({"recorded_by": 0}, 0),
    ],
)
def test_the_filters_and_the_clocks_hold_together(client: TestClient, asked: dict[str, Any], found: int) -> None:
    assert len(by_vobject(written(client, **asked))) == found


def test_a_mechanism_that_is_not_known_is_told_so(client: TestClient) -> None:
    response = client.get("/calendar.ics", params={"mechanism": "no-such-thing"})
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert client.get("/calendar.ics?mechanism=salt-talks&at=2024-01-01").json()["known_from"] == "2024-02-01"


@pytest.mark.parametrize("asked", ["when=now", "kind=tea", "what=party", "state=xa", "limit=3", "party=a&party=b"])
def test_a_calendar_that_cannot_be_meant_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/calendar.ics?{asked}").status_code == 400


def test_a_calendar_that_the_client_holds_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/calendar.ics")
    again = client.get("/calendar.ics", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/calendar.ics?what=visit").headers["etag"] != first.headers["etag"]
    head = client.head("/calendar.ics")
    assert (head.content, head.headers["etag"]) == (b"", first.headers["etag"])


def test_the_description_has_an_example_that_can_be_read(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]["/calendar.ics"]["get"]
    example = described["responses"]["200"]["content"]["text/calendar"]["example"]
    (entry,) = vobject.readOne(example).vevent_list
    assert entry.status.value == "CONFIRMED"
    assert "application/json" not in described["responses"]["200"]["content"]
