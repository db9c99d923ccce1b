"""What holds for every page: it is well formed, keeps the clocks, leads nowhere false, and goes wrong as a page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from api.casebook import read, shipped
from api.rest import create_app
from api.terms import Terms
from api.tracker import LedgerError, Tracker
from api.web import app
from tests.doors.conftest import NOW, now
from tests.engines import Engine
from tests.web.pages import links, page

COUNCIL = "/m/japan-china-ruling-party-exchange-council"
COMPARED = f"{COUNCIL}/compare"
EMBEDDED = f"/embed{COUNCIL}"
OTHERS = (
    "/v/liu-jianchao-tokyo-2024",
    "/i/fukushima-treated-water",
    "/p/liu-jianchao",
    "/p/CN",
    "/r/CN/JP",
    "/a/japan-today-2024-05-29-talks-restart",
    "/r",
    "/v?state=JP",
    "/i",
    "/p?q=liu",
    "/d?from=2024-05-01",
    "/a",
)
PAGES = ("/", "/?q=council&status=suspended&state=JP", COUNCIL, "/m/china-japan-korea-summit", COMPARED, *OTHERS)
"""An address of every kind of page, in the shipped casebook."""
PAST = {"as_of": "2024-05-25", "known_by": "2024-05-26"}
STAYING = ("/assets/", "/docs", "/feed.atom", "/calendar.ics")
"""What has no clocks."""


def in_the_past(address: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in PAST.items())
    return f"{address}{'&' if '?' in address else '?'}{query}&lang=ja"


@pytest.mark.parametrize("address", [*PAGES, EMBEDDED])
def test_a_page_is_well_formed(browser: TestClient, address: str) -> None:
    for found in (page(browser, address), page(browser, in_the_past(address))):
        assert found.one("html").attributes["lang"] == "en"
        assert found.all("title")[0].text.endswith("· Détente")
        assert found.one("main").attributes["id"] == "main"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_can_be_skipped_to_and_has_its_landmarks(browser: TestClient, address: str) -> None:
    found = page(browser, address)
    assert found.one("a", class_="skip").attributes["href"] == "#main"
    assert found.one("header", class_="masthead").text.startswith("Détente")
    clocks = found.one("form", class_="clocks")
    assert (clocks.attributes["method"], clocks.attributes["action"]) == ("get", address.partition("?")[0])
    assert found.one("footer", class_="colophon").text


@pytest.mark.parametrize("address", [*PAGES, EMBEDDED])
def test_every_link_keeps_the_clocks_and_the_language(browser: TestClient, address: str) -> None:
    went = [link for link in links(page(browser, in_the_past(address))) if not link.path.startswith(STAYING)]
    assert went
    for link in went:
        is_today = link.words.lower().endswith("today")
        assert is_today or set(PAST) <= set(link.parameters), link
        is_elsewhere = link.path != address.partition("?")[0] and link.words != "Go there"
        assert not is_elsewhere or PAST.items() <= link.parameters.items(), link
        assert link.is_record or link.parameters.get("lang") in ("ja", "zh", "ko") or link.words == "English", link


@pytest.mark.parametrize("address", PAGES)
def test_every_link_to_a_page_leads_to_one(browser: TestClient, address: str) -> None:
    kinds = {route.path.partition("{")[0] for part in app.PAGES for route in part.router.routes}
    for link in links(page(browser, address)):
        if link.path[: link.path.rfind("/") + 1] in kinds and not link.is_record:
            assert browser.get(link.path, params=link.parameters).status_code == 200, link


def test_a_page_is_compressed_and_held(browser: TestClient) -> None:
    first = browser.get("/", headers={"accept-encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    again = browser.get("/", headers={"accept-encoding": "gzip", "if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_nothing_at_an_address_is_a_page_for_a_browser_only(browser: TestClient) -> None:
    assert page(browser, "/no-such-page", 404).one("h1").text == "Not found"
    response = browser.get("/no-such-page", headers={"accept": "application/json"})
    assert response.headers["content-type"] == "application/problem+json"


def test_what_is_not_known_yet_leads_to_the_day_on_which_it_is(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}?at=2001-01-01", 404)
    assert found.one("h1").text == "Not known yet"
    way = found.one("a", class_="button").attributes["href"]
    assert "2024-05-25" in way
    assert page(browser, way).one("h1").text == "Japan–China Ruling Party Exchange Council"


@pytest.mark.parametrize(
    "query", ["as_of=2024-13-01", "nothing=1", "at=2024-05-25&as_of=2024-05-25", "from=2024-01-02&to=2024-01-01"]
)
def test_a_question_that_cannot_be_read_is_explained(browser: TestClient, query: str) -> None:
    found = page(browser, f"/?{query}", 400)
    assert found.one("h1").text == "This question cannot be read"


def test_a_field_left_empty_asks_nothing(browser: TestClient) -> None:
    assert page(browser, "/?as_of=&known_by=&q=&kind=").one("h1").text == "The world on 30 June 2024"


def test_pages_can_be_mounted_below_a_path(browser: TestClient) -> None:
    with TestClient(browser.app, root_path="/detente", headers={"accept": "text/html"}) as mounted:
        found = page(mounted, f"/detente{COUNCIL}?at=2024-05-25")
        addresses = [link.path for link in links(found)]
        assert addresses
        assert all(path.startswith("/detente/") for path in addresses), addresses
        assert found.one("form", class_="clocks").attributes["action"] == f"/detente{COUNCIL}"
        assert page(mounted, "/detente/sign-in").one("form", class_="sign-in").attributes["action"] == "/detente/sign-in"
        stylesheet = found.one("link", rel="stylesheet").attributes["href"]
        assert mounted.get(stylesheet).status_code == 200


def test_what_is_cited_stands_where_the_server_says_that_it_is_found(engine: Engine) -> None:
    terms = Terms(base_url="https://t.example")
    with engine.tracker() as opened, TestClient(create_app(opened, now, terms)) as client:
        opened.record(read([shipped()]), recorded_at=NOW)
        assert "https://t.example/m/" in page(client, COUNCIL).one("section", class_="cite").text


@pytest.mark.parametrize("address", [*PAGES, "/?state=JP&kind=summit"])
def test_every_page_names_its_records_and_ways_to_follow(browser: TestClient, address: str) -> None:
    records = [link for link in links(page(browser, address)) if link.is_record]
    assert records
    for link in records:
        assert browser.get(link.path, params=link.parameters).status_code == 200, link


@pytest.mark.parametrize(("error", "status"), [(LedgerError("the disk is gone"), 503), (ZeroDivisionError("secret"), 500)])
def test_a_failure_of_ours_is_a_page_that_tells_no_secret(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*asked: object) -> None:
        raise error

    monkeypatch.setattr(Tracker, "state", fail)
    with TestClient(browser.app, raise_server_exceptions=False, headers={"accept": "text/html"}) as client:
        found = page(client, f"{COUNCIL}?recorded_by=2024-07-01T00:00:00Z", status)
        assert str(error) not in found.html
        assert "Traceback" not in found.html
