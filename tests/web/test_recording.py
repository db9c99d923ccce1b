"""Recording at the page: signing in, looking at what a fact changes, recording it, and what is not allowed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.casebook import read
from api.rest import create_app
from api.settings import Settings
from api.terms import Terms
from api.tracker import Scope, Tracker
from tests.doors.abroad import write_abroad
from tests.doors.conftest import NOW, now
from tests.doors.fictional import COUNCIL, REPORT, TEXT, WORDS
from tests.web.pages import Page, page

HERE = {"sec-fetch-site": "same-origin"}
FORM = f"/new/fact/{COUNCIL}"
HELD = {
    "event": "SessionHeld",
    "occurred": "15 June 2024",
    "gist": "The council met.",
    "article": "xa-post-2024-06-16",
    "by": "xa-forward; xb-union",
}
ARTICLE = {
    "title": "The council met",
    "publisher": "Xanadu Post",
    "published": "16 June 2024",
    "text": "The council met on Saturday, the Post says.",
}


@pytest.fixture
def tracker(place: str, tmp_path: Path) -> Iterator[Tracker]:
    with bootstrap(Settings(database=place)) as opened:
        opened.record(read([write_abroad(tmp_path / "book")]), recorded_at=NOW)
        yield opened


@pytest.fixture
def visitor(tracker: Tracker) -> Iterator[TestClient]:
    """Somebody without a key."""
    with TestClient(create_app(tracker, now), follow_redirects=False, headers={"accept": "text/html", **HERE}) as client:
        yield client


@pytest.fixture
def officer(tracker: Tracker, visitor: TestClient) -> TestClient:
    """Somebody who signed in with a key for recording and for texts."""
    return signed_in(tracker, visitor, "record", "read-text")


def signed_in(tracker: Tracker, client: TestClient, *scopes: Scope) -> TestClient:
    _, token = tracker.create_key(f"desk-{'-'.join(scopes)}", scopes, NOW)
    answer = client.post("/sign-in", data={"token": token, "to": FORM})
    assert (answer.status_code, answer.headers["location"]) == (303, FORM)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    return client


def test_the_forms_are_for_holders_of_a_key_for_recording(tracker: Tracker, visitor: TestClient) -> None:
    for address in ("/new/fact", FORM, "/new/article"):
        way = page(visitor, address, 401).one("a", class_="button").attributes["href"]
        assert way.startswith("/sign-in?to=/new/")
    assert visitor.post(FORM, data={**HELD, "act": "record"}).status_code == 401
    signed_in(tracker, visitor, "read-text")
    assert page(visitor, FORM, 403).one("h1").text == "This is not for your key"
    assert visitor.post(FORM, data={**HELD, "act": "record"}).status_code == 403


def test_a_wrong_token_is_told_so_and_kept_nowhere(visitor: TestClient) -> None:
    answer = visitor.post("/sign-in", data={"token": "detente_000000000000_wrong"})
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    assert "no valid key" in answer.text
    assert "detente_000000000000_wrong" not in answer.text


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example/", "\\\\evil.example", "/\\evil.example", "javascript:1"])
def test_signing_in_leads_to_no_other_site(tracker: Tracker, visitor: TestClient, to: str) -> None:
    _, token = tracker.create_key("desk", ("record",), NOW)
    assert visitor.post("/sign-in", data={"token": token, "to": to}).headers["location"] == "/"


def test_another_sites_page_cannot_record(officer: TestClient, tracker: Tracker) -> None:
    before = tracker.position()
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
        assert officer.post(FORM, data={**HELD, "act": "record"}, headers=headers).status_code == 403
    assert tracker.position() == before


def test_an_article_and_then_a_fact_from_it(officer: TestClient, tracker: Tracker) -> None:
    looked = Page(officer.post("/new/article", data={**ARTICLE, "act": "preview"}).text).one("div", id="foreseen").text
    assert "article registered: xanadu-post-2024-06-16-the-council-met, public on 16 June 2024" in looked
    registered = officer.post("/new/article", data={**ARTICLE, "act": "record"})
    assert registered.status_code == 303
    id = registered.headers["location"].removeprefix("/a/")
    assert id == "xanadu-post-2024-06-16-the-council-met"
    assert "The council met on Saturday" in page(officer, f"/a/{id}").text
    form = page(officer, f"{FORM}?article={id}")
    assert form.one("div", id="source").text == ARTICLE["text"]
    told = {**HELD, "article": id, "passage": "0-15"}
    tried = officer.post(FORM, data={**told, "act": "preview"})
    position = tracker.position()
    foreseen = Page(tried.text).one("div", id="foreseen").text
    assert "Before" in foreseen
    assert "Active since" in foreseen
    recorded = officer.post(FORM, data={**told, "act": "record"})
    assert recorded.headers["location"] == f"/m/{COUNCIL}#fact-session-held-2024-06-15"
    assert tracker.position() == position + 1
    council = page(officer, f"/m/{COUNCIL}")
    assert council.one("p", class_="lead").text.startswith("Active")
    fact = council.one("li", id="fact-session-held-2024-06-15").text
    assert "The council met." in fact
    assert tracker.log(position)[0].data["coded_by"] == "desk-record-read-text"
    assert page(officer, f"/a/{id}").one("mark").text == "The council met"


def test_what_is_wrong_stands_at_its_field_and_nothing_is_recorded(officer: TestClient, tracker: Tracker) -> None:
    before = tracker.position()
    found = Page(officer.post(FORM, data={**HELD, "occurred": "the day after", "article": "nowhere", "act": "record"}).text)
    assert tracker.position() == before
    assert found.one("input", id="f-occurred").attributes["aria-invalid"] == "true"
    assert found.one("p", id="wrong-occurred").text
    mended = Page(officer.post(FORM, data={**HELD, "article": "nowhere", "act": "record"}).text)
    assert "nowhere" in mended.one("p", id="wrong-article").text
    assert mended.one("input", id="f-occurred").attributes["value"] == "15 June 2024"


def test_the_same_again_writes_nothing(officer: TestClient, tracker: Tracker) -> None:
    told = {**HELD, "article": REPORT, "occurred": "28 May 2024", "act": "record"}
    assert officer.post(FORM, data=told).status_code == 303
    before = tracker.position()
    assert officer.post(FORM, data=told).status_code == 303
    assert tracker.position() == before
    assert "All of this is recorded already." in officer.post(FORM, data={**told, "act": "preview"}).text


def test_the_whole_text_is_for_holders_of_a_key_for_texts(tracker: Tracker, visitor: TestClient) -> None:
    assert not page(visitor, f"/a/{REPORT}").all("div", class_="archived")
    signed_in(tracker, visitor, "record", "read-text")
    found = page(visitor, f"/a/{REPORT}")
    assert found.one("div", class_="archived").text == TEXT
    assert found.all("mark")[0].text == WORDS
    assert visitor.get(f"/a/{REPORT}").headers["cache-control"] == "no-store"


def test_a_fact_is_told_of_something(officer: TestClient) -> None:
    assert officer.get(f"/new/fact?subject={COUNCIL}&article={REPORT}").headers["location"] == f"{FORM}?article={REPORT}"
    assert "The ledger holds nothing called nowhere" in page(officer, "/new/fact?subject=nowhere").text
    assert page(officer, "/new/fact/nowhere", 404).one("h1").text == "Not found"


def test_signing_out_forgets_the_token(officer: TestClient) -> None:
    assert officer.get(FORM).status_code == 200
    officer.post("/sign-out")
    assert officer.get(FORM).status_code == 401


def test_a_revoked_key_records_no_more(officer: TestClient, tracker: Tracker) -> None:
    (key,) = tracker.keys()
    tracker.revoke_key(key.id, NOW)
    assert officer.get(FORM).status_code == 401


def test_a_private_server_lets_in_who_signed_in(tracker: Tracker) -> None:
    _, token = tracker.create_key("desk", ("record",), NOW)
    with TestClient(create_app(tracker, now, Terms(private=True)), headers={"accept": "text/html", **HERE}) as client:
        assert client.get("/").status_code == 401
        assert page(client, "/sign-in").one("h1").text == "Sign in"
        client.post("/sign-in", data={"token": token})
        assert page(client, "/").one("h1").text == "The world on 30 June 2024"
        assert client.post(f"/mechanisms/{COUNCIL}/facts", json={}).status_code == 401
        client.cookies.clear()
        client.cookies.set("detente_key", "detente_000000000000_stale")
        assert client.get("/").status_code == 401


def test_odd_forms_are_refused_in_words(officer: TestClient) -> None:
    assert officer.post(FORM, json={"event": "SessionHeld"}).status_code == 415
    assert officer.post(FORM, data={"gist": "x" * (3 << 20)}).status_code == 413
    assert (
        officer.post(FORM, content=b"gist=%ff%fe", headers={"content-type": "application/x-www-form-urlencoded"}).status_code == 400
    )
    strange = officer.post(FORM, data={**HELD, "colour": "red", "act": "record"})
    assert strange.status_code == 200
    assert "colour" in strange.text
