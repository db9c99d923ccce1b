"""The pages of visits, issues, actors, relations and articles, and the lists that lead there."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.doors.abroad import ADA, ADA_TOO, DOUBLE, JOURNEY, TOLL
from tests.doors.fictional import COUNCIL, QUOTE, REPORT, WORDS
from tests.web.pages import page


def test_a_visit_shows_who_was_to_come_beside_who_came(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, f"/v/{JOURNEY}?at=2024-05-30")
    assert found.one("h1").text == "Ada Arden in Xebec, May 2024"
    talks = next(row.text for row in found.all("tr") if row.text.startswith("Talks"))
    assert "not named as having come: Xebec Union" in talks
    assert "Talks go on." in talks
    before = page(abroad_browser, f"/v/{JOURNEY}?at=2024-05-25")
    assert "Announced for 29 May 2024" in before.one("p", class_="lead").text
    assert before.one("aside", class_="differs").text.startswith("You are reading what could be known on 25 May 2024")


def test_a_double_leads_to_what_it_is(abroad_browser: TestClient) -> None:
    for double, home in ((f"/v/{DOUBLE}", f"/v/{JOURNEY}"), (f"/p/{ADA_TOO}", f"/p/{ADA}")):
        answer = abroad_browser.get(f"{double}?lang=ja")
        assert (answer.status_code, answer.headers["location"]) == (307, f"{home}?lang=ja")


def test_an_issue_shows_its_measures_and_claims_no_cause(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, f"/i/{TOLL}?at=2024-05-30")
    measure = next(row.text for row in found.all("tr") if "No salt is let in." in row.text)
    assert measure.startswith("20 May 2024 Xebec")
    assert "1 protest lodged" in found.text
    assert "the cause of anything is not claimed" in found.text


def test_an_actor_shows_offices_contacts_and_what_it_belongs_to(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, f"/p/{ADA}?at=2024-05-30")
    portrait = found.one("dl", class_="portrait").text
    assert "Holds chair, Xanadu Forward since 2023" in portrait
    assert "Held before envoy, Xanadu since 2016 until 28 May 2024" in portrait
    assert "people from 12 countries" in found.text
    state = page(abroad_browser, "/p/XA?at=2024-05-30")
    assert "Xanadu–Xebec Council" in state.text


def test_a_relation_is_a_picture_and_a_table_in_either_order(abroad_browser: TestClient) -> None:
    found, other = (page(abroad_browser, f"/r/{pair}?at=2024-05-30") for pair in ("XA/XB", "XB/XA"))
    assert found.one("h1").text == other.one("h1").text == "Xanadu–Xebec"
    row = next(row.text for row in found.all("tr") if row.text.startswith("Xanadu–Xebec Council"))
    assert row.startswith("Xanadu–Xebec Council Agreed 29 May 2024")
    assert "The toll on salt" in found.text
    drawn = [svg.attributes["aria-label"] for svg in found.all("svg", class_="bands")]
    assert any("agreed from 29 May 2024 on" in label for label in drawn)


def test_everyone_reads_the_passages_in_the_order_of_the_text_and_nobody_the_rest(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, f"/a/{REPORT}")
    marks = [mark.text for mark in found.all("mark")]
    assert marks == [WORDS, QUOTE]
    assert "said Ada Arden of the Xanadu Forward party" not in found.text
    cited = next(a for a in found.all("a") if a.text == "Both parties agree to take the council up again.")
    assert cited.attributes["href"] == f"/m/{COUNCIL}#fact-resumption-agreed"


def test_a_withdrawn_article_says_so(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, "/a/xc-wire-2024-06-01")
    assert "Withdrawn on 10 June 2024: Invented." in found.one("section", class_="warnings").text


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/r", "Xanadu–Xebec"),
        ("/v?state=XA", "Ada Arden in Xebec, May 2024"),
        ("/i?q=salt", "The toll on salt"),
        ("/p?q=arden", "Ada Arden"),
        ("/a", "Summit on Monday; talks may be taken up again"),
    ],
)
def test_a_list_leads_to_each_page(abroad_browser: TestClient, address: str, told: str) -> None:
    found = page(abroad_browser, address)
    way = next(a.attributes["href"] for a in found.all("a") if a.text == told)
    assert page(abroad_browser, way).one("h1").text == told
