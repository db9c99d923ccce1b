"""Entity tags: what is in them, and how those that a client sends are read."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from api.rest.etags import etag, holds, versions_of
from api.tracker import Tracker
from domain.dossier import Clocks
from tests.doors.conftest import NOW
from tests.doors.fictional import COUNCIL, REPORT


def test_a_tag_is_that_of_the_bytes_and_of_their_format() -> None:
    assert etag(b"{}", "application/json") == etag(b"{}", "application/json")
    assert len({etag(b"{}", "application/json"), etag(b"{}", "text/csv"), etag(b"[]", "application/json")}) == 3
    assert etag(b"{}", "application/json", 12) == f'"12.{etag(b"{}", "application/json")[1:]}'


@pytest.mark.parametrize(
    ("held", "is_held"),
    [
        ('"1.ab"', True),
        ('W/"1.ab"', True),
        ('"x", W/"1.ab" ,"y"', True),
        ("*", True),
        ("", False),
        ('"1.a"', False),
        ("1.ab", False),
    ],
)
def test_what_a_client_holds_is_compared_weakly(held: str, is_held: bool) -> None:
    assert holds(held, '"1.ab"') is is_held


@pytest.mark.parametrize(
    ("header", "versions"),
    [
        ("*", None),
        (" * ", None),
        ('"12.9f86"', {12}),
        ('"12.9f86", "13.ab"', {12, 13}),
        ('W/"12.9f86", "9.ab"', {9}),
        ('"9f86d081"', set()),
        ("12.9f86", set()),
        ('"-1.ab", "1e3.ab", "١.ab"', set()),
        (f'"{"9" * 5_000}.ab"', set()),
        ("", set()),
    ],
)
def test_the_versions_that_if_match_allows(header: str, versions: set[int] | None) -> None:
    found = versions_of(header)
    assert (None if found is None else set(found)) == versions


def versions(tag: str) -> list[int]:
    return sorted(versions_of(tag) or ())


def test_an_answer_about_one_subject_names_the_version_of_its_stream(client: TestClient, tracker: Tracker) -> None:
    whole = tracker.version(COUNCIL)
    assert whole == 6
    for part in ("", "/facts", "/timeline", "/beliefs", "/diff?from=2024-05-01"):
        assert versions(client.get(f"/mechanisms/{COUNCIL}{part}").headers["etag"]) == [whole]
    assert versions(client.get(f"/articles/{REPORT}").headers["etag"]) == [tracker.version(REPORT)]
    assert not versions(client.get("/mechanisms").headers["etag"])


def test_the_version_is_that_of_the_ledger_as_asked(client: TestClient, tracker: Tracker) -> None:
    last = max(item.position for item in tracker.log() if item.stream == COUNCIL)
    asked = client.get(f"/mechanisms/{COUNCIL}", params={"recorded_by": last - 1})
    assert versions(asked.headers["etag"]) == [tracker.version(COUNCIL) - 1]
    assert tracker.version(COUNCIL, Clocks(NOW.date(), NOW, last - 1)) == tracker.version(COUNCIL) - 1
    assert tracker.version("no-such-thing") == 0
