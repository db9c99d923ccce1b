"""The pages for everyone: no violation of WCAG 2.2 AA in light and dark, narrow windows, zoom, and nothing that moves."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from api.tracker import Tracker
from tests.doors.conftest import NOW
from tests.doors.fictional import COUNCIL, REPORT
from tests.engines import Engine, SQLite
from tests.web.test_every_page import EMBEDDED, PAGES, in_the_past

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
ERRORS = ("/no-such-page", "/?as_of=never", "/sign-in", "/new/article")
EVERY = (*PAGES, in_the_past(PAGES[2]), EMBEDDED, *ERRORS)
UNSEEN = 0.01
"""A shift (CLS) of which nobody sees anything: a busy machine may draw a line before it has the font. 0.1 is called good."""
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One of them: what a page looks like does not depend on where its answers come from, and `tests/web` reads it on both."""
    return SQLite()


def test_a_violation_would_be_seen(chromium: Browser, site: str) -> None:
    page = chromium.new_page(base_url=site)
    page.goto("/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<input>')")
    found = _violations(page)
    page.close()
    assert any(one.startswith("label:") for one in found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", EVERY)
def test_no_page_violates_the_guidelines(chromium: Browser, site: str, address: str, scheme: Scheme) -> None:
    context = chromium.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    found = _violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_form_violates_the_guidelines(chromium: Browser, abroad_site: tuple[str, Tracker], scheme: Scheme) -> None:
    address, tracker = abroad_site
    _, token = tracker.create_key("desk", ("record", "read-text"), NOW)
    context = chromium.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("The key's token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    form = f"/new/fact/{COUNCIL}?article={REPORT}&event=SessionHeld"
    for path in ("/sign-in", "/new/fact", "/new/article", f"/a/{REPORT}", form):
        page.goto(path)
        assert _violations(page) == []
        assert _reach(page, 320) <= 320, path
    page.get_by_label("Occurred").fill("never")
    page.get_by_role("button", name="Look at what it changes").click()
    page.get_by_role("alert").wait_for()
    assert _violations(page) == []
    page.get_by_label("Occurred").fill("28 May 2024")
    page.get_by_label("Gist").fill("They met.")
    page.get_by_role("button", name="Look at what it changes").click()
    page.locator(".touched").first.wait_for()
    assert _violations(page) == []
    context.close()


def _violations(page: Page) -> list[str]:
    """What axe finds on the page, with everything unfolded."""
    page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    found: Any = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:200] for node in one['nodes']]}" for one in found]


def _reach(page: Page, width: int) -> int:
    """How far the page reaches in a window of that width."""
    usual = page.viewport_size or {"width": 1280, "height": 720}
    page.set_viewport_size({"width": width, "height": 800})
    reached: int = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(usual)
    return reached


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)], ids=["320 px", "zoomed to 200 %"])
@pytest.mark.parametrize("address", EVERY)
def test_nothing_runs_out_of_a_narrow_window(chromium: Browser, site: str, address: str, width: int, scale: int) -> None:
    context = chromium.new_context(base_url=site, viewport={"width": width, "height": 800}, device_scale_factor=scale)
    page = context.new_page()
    page.goto(address)
    reaches = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert reaches <= width


def test_nothing_moves_for_those_who_do_not_want_it(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


@pytest.mark.parametrize("address", ["/", PAGES[2]])
def test_nothing_shifts_while_it_loads(chromium: Browser, site: str, address: str) -> None:
    page = chromium.new_page(base_url=site)
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifted += entry.value)))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(address)
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shifted = page.evaluate("window.shifted")
    page.close()
    assert shifted < UNSEEN


def test_no_script_is_refused_by_the_policy(chromium: Browser, site: str) -> None:
    page = chromium.new_page(base_url=site)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES:
        page.goto(address)
        page.wait_for_load_state("load")
    page.close()
    assert said == []
