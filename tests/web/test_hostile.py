"""Whatever is asked, and whatever others wrote, a page stays a page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.terms import COOKIE
from api.web.words import harmless
from tests.doors.conftest import NOW
from tests.doors.test_rest_fuzz import IDS, NAMES, VALUES, written
from tests.web.hostile import BREAKOUT, CHANNEL, ENDLESS, JOURNEY, OTHER, SCRIPT, STRAIN
from tests.web.pages import Page, page

ROUTES = st.sampled_from(
    ["/", "/m/{}", "/assets/{}", "/v/{}", "/i/{}", "/p/{}", "/a/{}", "/r/{}/JP", "/p", "/v", "/r", "/d", "/sign-in"]
)
COUNCIL = "japan-china-ruling-party-exchange-council"


@settings(max_examples=100)
@given(route=ROUTES, id=st.just(COUNCIL) | IDS, asked=st.lists(st.tuples(NAMES | st.just("lang"), VALUES), max_size=3))
@example(route="/", id="", asked=[("as_of", "9999-12-31"), ("known_by", "9999-12-31")])
@example(route="/", id="", asked=[("as_of", "0001-01-01")])
@example(route="/", id="", asked=[("from", "0001-01-01"), ("to", "9999-12-31")])
@example(route="/m/{}", id=COUNCIL, asked=[("as_of", "9999-12-31"), ("known_by", "9999-12-31")])
@example(route="/m/{}", id=COUNCIL, asked=[("as_of", "0001-01-01")])
def test_nothing_that_is_asked_is_a_failure_of_ours(browser: TestClient, route: str, id: str, asked: list[tuple[str, str]]) -> None:
    query = "&".join(f"{written(name)}={written(value)}" for name, value in asked)
    response = browser.get(f"{route.format(written(id))}?{query}")
    assert response.status_code in (200, 307, 400, 404, 414), response.text[:400]
    assert "Traceback" not in response.text
    if response.status_code not in (307, 414) and not route.startswith("/assets"):
        assert response.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\0", "\x1b", "\x85", "\u2028", "\ud800"])
def test_a_character_that_steers_is_shown_as_a_mark(sign: str) -> None:
    assert harmless(f"good{sign}bad") == "good\N{REPLACEMENT CHARACTER}bad"


@pytest.mark.parametrize("words", ["日中与党交流協議会", "Détente\n", "עברית", "한국어", "👩‍🚀"])
def test_every_script_is_left_as_it_is(words: str) -> None:
    assert harmless(words) == words


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    "address",
    [
        *("/", "/?q=<script>", "/<script>", "/d"),
        *("/r", "/v", "/i", "/p", "/a", "/r/XA/XB", "/p/XA", "/p/XB", "/a/post-1", "/a/post-2"),
        *(f"/m/{CHANNEL}", f"/m/{OTHER}", f"/m/{CHANNEL}/compare", f"/embed/m/{CHANNEL}", f"/v/{JOURNEY}", f"/i/{STRAIN}"),
        "/sign-in?to=javascript:alert(1)",
    ],
)
def test_hostile_texts_are_mere_words(hostile: TestClient, address: str, lang: str) -> None:
    status = 404 if address == "/<script>" else 200
    found = page(hostile, f"{address}{'&' if '?' in address else '?'}lang={lang}", status)
    assert not [element for element in found.elements if element.attributes.get("src") == "x"]
    assert "alert(" not in "".join(element.text for element in found.all("script"))
    assert not [sign for sign in found.html if sign in "\u202e\u2066\u200f"]


def test_hostile_texts_can_be_read(hostile: TestClient) -> None:
    found = page(hostile, f"/m/{CHANNEL}?at=2024-05-03")
    assert f"Council {SCRIPT}{BREAKOUT}" in found.text
    assert "safe\N{REPLACEMENT CHARACTER}txt.exe" in found.text
    assert found.one("h1").text.startswith("Council <script>")


def test_a_name_without_end_is_shown_whole_on_its_own_page(hostile: TestClient) -> None:
    assert page(hostile, f"/m/{OTHER}").one("h1").text == ENDLESS
    assert len(page(hostile, "/").html) < 400_000


def test_words_to_embed_are_harmless_where_they_are_put(hostile: TestClient) -> None:
    code = page(hostile, f"/m/{CHANNEL}").one("textarea", id="embed-code").text
    assert code.count("<") == 2  # the frame alone
    assert "&lt;script&gt;" in code


def test_hostile_texts_are_mere_words_in_forms_too(hostile: TestClient) -> None:
    app: Any = hostile.app
    tracker = app.state.answers.tracker
    _, token = tracker.create_key(SCRIPT, ("record", "read-text"), NOW)
    signed_in = {"cookie": f"{COOKIE}={token}"}
    for address in (f"/new/fact/{CHANNEL}?article=post-1", f"/new/fact?subject={BREAKOUT}", "/new/article", "/sign-in"):
        found = Page(hostile.get(address, headers=signed_in).text)
        assert not [element for element in found.elements if element.attributes.get("src") == "x"]
        assert "alert(" not in "".join(element.text for element in found.all("script"))
