"""The story of a desk officer, with the mouse, with the keyboard alone, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import Hand, Keys, Mouse

COUNCIL = "Japan–China Ruling Party Exchange Council"
ARTICLE = "China, Japan agree to restart ruling party talks after six-year hiatus"


@pytest.fixture(params=["mouse", "keyboard", "no scripts"])
def desk(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[tuple[Page, Hand]]:
    """A page at the front page, and a hand to use it."""
    context = chromium.new_context(
        base_url=site, java_script_enabled=request.param != "no scripts", locale="en-US", accept_downloads=True
    )
    page = context.new_page()
    page.goto("/")
    yield page, (Keys(page) if request.param == "keyboard" else Mouse())
    context.close()


def test_what_became_of_the_council(desk: tuple[Page, Hand]) -> None:
    page, hand = desk
    _find_the_council(page, hand)
    _ask_why(page)
    _go_back_in_time(page, hand)
    _compare(page, hand)
    _open_the_article(page, hand)


def test_taking_the_answer_along(desk: tuple[Page, Hand]) -> None:
    page, hand = desk
    page.goto("/m/japan-china-ruling-party-exchange-council?at=2024-05-30")
    cited = page.get_by_role("region", name="Cite this")
    expect(cited).to_contain_text("As of 30 May 2024, by what could be known on 30 May 2024")
    expect(cited).to_contain_text("as_of=2024-05-30&known_by=2024-05-30")
    table = _downloaded(page, hand, "Download", "CSV")
    assert "agreed" in table
    assert "2024-05-29" in table
    entries = _downloaded(page, hand, "Cite this", "BibTeX")
    assert "Resumption agreed on 29 May 2024" in entries
    assert "japan-today-2024-05-29-talks-restart" in entries


def _downloaded(page: Page, hand: Hand, region: str, format: str) -> str:
    with page.expect_download() as download:
        hand.follow(page.get_by_role("region", name=region).get_by_role("link", name=format, exact=True))
    return download.value.path().read_text(encoding="utf-8")


def test_rows_are_found_as_one_types_in_any_language(chromium: Browser, site: str) -> None:
    page = chromium.new_page(base_url=site)
    page.goto("/")
    expect(page.get_by_role("status")).to_have_text("4 channels.")
    page.get_by_label("Search").press_sequentially("日中与党")
    expect(page.get_by_role("status")).to_have_text("1 channel.")
    expect(page.locator(".channel h3")).to_have_text(COUNCIL)
    assert "q=" in page.url
    page.close()


def _find_the_council(page: Page, hand: Hand) -> None:
    hand.write(page.get_by_label("Search"), "exchange council")
    hand.follow(page.get_by_role("button", name="Find"))
    expect(page.get_by_role("status")).to_contain_text("1 channel")
    hand.follow(page.get_by_role("link", name=COUNCIL).first)
    expect(page.get_by_role("heading", level=1)).to_have_text(COUNCIL)
    expect(page.locator(".lead")).to_contain_text("Agreed")


def _ask_why(page: Page) -> None:
    why = page.get_by_role("region", name="Why this state")
    expect(why).to_contain_text("Liu asked to restart the council and Motegi agreed")
    expect(why).to_contain_text("Tatsuya Ito")
    expect(page.locator("#fact-resumption-agreed-2024")).to_contain_text("Why this state")


def _go_back_in_time(page: Page, hand: Hand) -> None:
    hand.set_day(page.get_by_label("As of the day in the world"), "2024-05-25")
    hand.set_day(page.get_by_label("Known by what could be read by then"), "2024-05-25")
    hand.follow(page.get_by_role("button", name="Show"))
    expect(page.locator(".lead")).to_contain_text("Suspended")
    expect(page.locator(".banner")).to_contain_text("25 May 2024")
    expect(page.locator(".banner")).to_contain_text("Resumption agreed on 29 May 2024")


def _compare(page: Page, hand: Hand) -> None:
    hand.follow(page.get_by_role("link", name="Compare two days"))
    expect(page.locator(".kicker")).to_have_text("Two days compared")
    for end, day in (("Earlier", "2024-05-25"), ("Later", "2024-05-30")):
        point = page.get_by_role("group", name=end)
        hand.set_day(point.get_by_label("As of"), day)
        hand.set_day(point.get_by_label("Known by"), day)
    hand.follow(page.get_by_role("button", name="Compare"))
    row = page.get_by_role("row", name="Status")
    expect(row).to_contain_text("Suspended")
    expect(row).to_contain_text("Agreed")
    expect(row).to_contain_text("Liu asked to restart the council")


def _open_the_article(page: Page, hand: Hand) -> None:
    hand.follow(page.get_by_role("row", name="Status").get_by_role("link", name="Liu asked to restart").first)
    expect(page.locator(".lead")).to_contain_text("Agreed")
    why = page.get_by_role("region", name="Why this state")
    hand.follow(why.get_by_role("link", name=ARTICLE).first)
    expect(page.get_by_role("heading", level=1)).to_have_text(ARTICLE)
    expect(page.get_by_role("region", name="The document")).to_contain_text("Reuters")
    expect(page.locator(".banner")).to_have_count(1)  # the article is read on the same day
