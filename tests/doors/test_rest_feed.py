"""The feed over HTTP: as RFC 4287 wants it, and as a feed reader reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import feedparser
import pytest
from lxml import etree
from starlette.testclient import TestClient

from api.rest import create_app
from tests.doors.abroad import BEACON, JOURNEY, TOLL
from tests.doors.atom import GRAMMAR
from tests.doors.conftest import now
from tests.doors.fictional import COUNCIL, HOTLINE, REPORT, SUMMIT
from tests.engines import Engine

ATOM = {"a": "http://www.w3.org/2005/Atom"}
TAG = re.compile(r"tag:testserver,2024-06-30:/(mechanisms|visits|issues)/[a-z0-9-]+/\d{4}-\d\d-\d\d")
PAGES = ["", "?limit=1", f"?mechanism={COUNCIL}", "?state=XC", "?since=2010-01-01", "?until=2001-01-01"]


def read(client: TestClient, address: str = "/feed.atom", **asked: Any) -> Any:
    """The feed as feedparser has it; it must have nothing to find fault with."""
    response = client.get(address, params=asked or None)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(response.content, response_headers={"content-type": response.headers["content-type"]})
    assert (parsed.bozo, parsed.version, parsed.encoding) == (False, "atom10", "utf-8")
    return parsed


def walk(client: TestClient, address: str) -> Iterator[Any]:
    """Every page from that address on."""
    following: str | None = address
    while following:
        parsed = read(client, following)
        yield parsed
        following = next((link.href for link in parsed.feed.links if link.rel == "next"), None)


def told(parsed: Any) -> list[tuple[str, str]]:
    return [(entry.published[:10], entry.id.split("/")[2]) for entry in parsed.entries]


@pytest.mark.parametrize("asked", ["state=XA", "state=XB", "state=XC", "party=xa-forward", "kind=summit", "state=XA&kind=summit"])
def test_a_filter_leaves_the_changes_of_what_a_list_with_it_gives(abroad: TestClient, asked: str) -> None:
    since, lists = "since=1990-01-01&limit=1000", ("mechanisms",) if "kind" in asked else ("mechanisms", "visits", "issues")
    listed = {item["id"] for name in lists for item in abroad.get(f"/{name}?{asked}&limit=1000").json()["items"]}
    everything, found = (told(read(abroad, f"/feed.atom?{since}{more}")) for more in ("", f"&{asked}"))
    assert found == [(day, id) for day, id in everything if id in listed]
    assert found


@pytest.mark.parametrize("asked", PAGES)
def test_it_keeps_the_grammar_of_the_standard(abroad: TestClient, asked: str) -> None:
    document = etree.fromstring(abroad.get(f"/feed.atom{asked}").content)
    assert GRAMMAR.validate(document), GRAMMAR.error_log
    assert document.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@pytest.mark.parametrize("asked", PAGES)
def test_it_keeps_the_rules_that_no_grammar_can_say(abroad: TestClient, asked: str) -> None:
    feed = etree.fromstring(abroad.get(f"/feed.atom{asked}").content)
    entries = feed.findall("a:entry", ATOM)
    ids = [part.findtext("a:id", namespaces=ATOM) for part in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(TAG.fullmatch(id) for id in ids[1:])
    assert feed.findtext("a:author/a:name", namespaces=ATOM)  # or every entry would need one
    for part in (feed, *entries):
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in part.findall("a:link", ATOM)]
        assert len(set(links)) == len(links)
        assert all(urlsplit(link.get("href")).scheme == "http" for link in part.findall("a:link", ATOM))
        assert datetime.fromisoformat(part.findtext("a:updated", namespaces=ATOM)).tzinfo
    assert [link.get("rel") for link in feed.findall("a:link", ATOM)].count("self") == 1
    updated = [entry.findtext("a:updated", namespaces=ATOM) for entry in entries]
    assert feed.findtext("a:updated", namespaces=ATOM) == max(updated, default="2024-06-30T12:00:00Z")


def test_the_last_ninety_days_are_told_newest_first(abroad: TestClient) -> None:
    found = told(read(abroad))
    assert ("2024-05-29", JOURNEY) in found
    assert ("2024-06-03", TOLL) in found
    assert all(one[0] >= other[0] for one, other in pairwise(found))
    assert min(day for day, _ in found) > "2024-04-01"
    assert ("2017-03-01", COUNCIL) in told(read(abroad, since="2010-01-01"))
    assert told(read(abroad, since="2024-05-20", until="2024-05-29"))[-1][0] > "2024-05-20"


def test_an_entry_says_what_changed_why_and_on_whose_word(client: TestClient) -> None:
    entries = {(entry.published[:10], entry.id.split("/")[2]): entry for entry in read(client).entries}
    entry = entries["2024-05-29", COUNCIL]
    assert entry.title.startswith(
        "Xanadu–Xebec Council: Resumption agreed on 29 May 2024, how and when still open; suspended since 2018"
    )
    assert entry.summary == "Agreed, since 29 May 2024; suspended before."
    assert {(tag.scheme, tag.term, tag.label) for tag in entry.tags} == {
        ("urn:detente:what", "mechanism", "mechanism"),
        ("urn:detente:status", "agreed", "agreed"),
        ("urn:detente:kind", "party-dialogue", "party-dialogue"),
        ("urn:detente:party", "xa-forward", "Xanadu Forward"),
        ("urn:detente:party", "xb-union", "Xebec Union"),
    }
    (content,) = entry.content
    assert content.type == "text/html"
    assert "<li>Both parties agree to take the council up again. (Xanadu Post, 29 May 2024: <a " in content.value
    assert f'href="http://testserver/a/{REPORT}"' in content.value
    assert (entry.updated, entry.published) == ("2024-06-30T12:00:00Z", "2024-05-29T00:00:00Z")


@pytest.mark.parametrize("what", [SUMMIT, JOURNEY, BEACON])
def test_an_entry_links_to_the_very_answer_and_to_its_page(abroad: TestClient, what: str) -> None:
    entry = next(entry for entry in read(abroad).entries if entry.id.split("/")[2] == what)
    links = {link.type: link.href for link in entry.links}
    state = abroad.get(links["application/json"])
    (status,) = [tag.term for tag in entry.tags if tag.scheme == "urn:detente:status"]
    assert (state.status_code, state.json()["status"]) == (200, status)
    assert entry.title.endswith(state.json()["sentence"])
    assert "immutable" in state.headers["cache-control"]
    asked = dict(parse_qsl(urlsplit(links["text/html"]).query))
    assert (asked["as_of"], asked["known_by"], asked["recorded_by"]) == (entry.published[:10],) * 2 + (
        str(state.json()["position"]),
    )
    assert abroad.get(links["text/html"]).status_code == 200


def test_pages_follow_each_other_and_leave_nothing_out(abroad: TestClient) -> None:
    whole = read(abroad, limit=1000)
    pages = list(walk(abroad, "/feed.atom?limit=2"))
    assert [entry.id for page in pages for entry in page.entries] == [entry.id for entry in whole.entries]
    assert len(pages) > 3
    assert len({page.feed.id for page in pages}) == 1
    (own,) = [link.href for link in pages[0].feed.links if link.rel == "self"]
    assert own == "http://testserver/feed.atom?limit=2"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"mechanism": COUNCIL}, {COUNCIL}),
        ({"mechanism": COUNCIL, "state": "XC"}, set()),
        ({"party": "XC"}, {SUMMIT, HOTLINE, BEACON, "xylon-tour"}),
        ({"kind": "hotline"}, {HOTLINE}),
        ({"party": "ada-arden"}, {JOURNEY}),
        ({"recorded_by": 0}, set()),
    ],
)
def test_the_filters_hold_together(abroad: TestClient, asked: dict[str, Any], ids: set[str]) -> None:
    assert {id for _, id in told(read(abroad, **asked))} == ids


def test_a_feed_is_told_apart_by_its_filters(abroad: TestClient) -> None:
    one, other = read(abroad, state="XC").feed, read(abroad).feed
    assert one.id == "tag:testserver,2024-06-30:/feed.atom?state=XC"
    assert other.id == "tag:testserver,2024-06-30:/feed.atom"
    assert (one.title, other.title) == ("Détente: changes of state (XC)", "Détente: changes of state")
    assert read(abroad, state="XC", since="2010-01-01").feed.id == one.id


@pytest.mark.parametrize("asked", ["since=2024-06-01&until=2024-05-01", "what=visit", "kind=tea", "cursor=x%00", "limit=0"])
def test_a_feed_that_cannot_be_meant_is_refused(abroad: TestClient, asked: str) -> None:
    assert abroad.get(f"/feed.atom?{asked}").status_code == 400


def test_a_mechanism_that_is_not_known_is_told_so(abroad: TestClient) -> None:
    assert abroad.get("/feed.atom?mechanism=no-such-thing").status_code == 404


def test_a_feed_that_the_reader_holds_is_not_sent_again(abroad: TestClient) -> None:
    first = abroad.get("/feed.atom")
    again = abroad.get("/feed.atom", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_empty_ledger_has_an_empty_feed(engine: Engine) -> None:
    with engine.tracker() as tracker, TestClient(create_app(tracker, now)) as client:
        parsed = read(client)
        assert (parsed.entries, parsed.feed.updated_parsed[:3]) == ([], (1970, 1, 1))
        assert GRAMMAR.validate(etree.fromstring(client.get("/feed.atom").content))


def test_a_feed_reaches_back_to_the_first_day_that_there_is(abroad: TestClient) -> None:
    assert read(abroad, until="0001-01-20").entries == []


def test_the_description_has_an_example_that_can_be_read(abroad: TestClient) -> None:
    described = abroad.get("/openapi.json").json()["paths"]["/feed.atom"]["get"]
    example = described["responses"]["200"]["content"]["application/atom+xml"]["example"]
    assert GRAMMAR.validate(etree.fromstring(example.encode()))
