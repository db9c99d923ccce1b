"""A fact recorded in the browser: looked at before, and seen in the bands after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from api.tracker import Tracker
from tests.doors.conftest import NOW
from tests.doors.fictional import COUNCIL

WORDS = "The council sat down again on Saturday, the Post has learned. Both sides were there."


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def officer(request: pytest.FixtureRequest, chromium: Browser, abroad_site: tuple[str, Tracker]) -> Iterator[Page]:
    """Someone who signed in with a key for recording and for texts."""
    address, tracker = abroad_site
    _, token = tracker.create_key("desk", ("record", "read-text"), NOW)
    context = chromium.new_context(base_url=address, java_script_enabled=request.param)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("The key's token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def test_a_fact_from_an_article_changes_the_band(officer: Page) -> None:
    page = officer
    before = _bands(page)
    assert "active from 15 June 2024" not in before
    article = _register(page)
    page.goto(f"/new/fact/{COUNCIL}?article={article}")
    page.get_by_label("Event").select_option("SessionHeld")
    page.get_by_label("Occurred").fill("15 June 2024")
    page.get_by_label("Gist").fill("The council met.")
    page.get_by_label("By", exact=True).fill("xa-forward; xb-union")
    _mark_the_passage(page)
    _look(page)
    expect(page.locator("#foreseen")).to_contain_text("Active since")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#fact-session-held-2024-06-15")).to_contain_text("The council met.")
    assert "active from 15 June 2024" in _bands(page)
    page.locator("#fact-session-held-2024-06-15 summary").click()
    expect(page.locator("#fact-session-held-2024-06-15 blockquote")).to_have_text("The council sat down again on Saturday")


def _bands(page: Page) -> str:
    page.goto(f"/m/{COUNCIL}")
    return page.locator("svg.bands").first.locator("a").last.get_attribute("aria-label") or ""


def _register(page: Page) -> str:
    page.goto("/new/article")
    page.get_by_label("Title").fill("The council met")
    page.get_by_label("Publisher").fill("Xanadu Post")
    page.get_by_label("Published", exact=False).first.fill("16 June 2024")
    page.get_by_label("The words, as they were published").fill(WORDS)
    page.get_by_role("button", name="Register it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The council met")
    return page.url.rpartition("/a/")[2]


def _mark_the_passage(page: Page) -> None:
    """With scripts by marking the words; without, by writing where they stand."""
    passage = page.get_by_label("Passage")
    if page.evaluate("document.documentElement.classList.contains('scripted')"):
        page.evaluate(
            """() => {
                const words = document.getElementById("source").firstChild;
                document.getSelection().setBaseAndExtent(words, 0, words, 38);
            }"""
        )
        expect(passage).to_have_value("0-38")
    else:
        passage.fill("0-38")


def _look(page: Page) -> None:
    """With scripts the look comes by itself."""
    if not page.evaluate("document.documentElement.classList.contains('scripted')"):
        page.get_by_role("button", name="Look at what it changes").click()
