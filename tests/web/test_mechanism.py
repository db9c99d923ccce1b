"""One mechanism: the sentence, the state in full, why, the facts, how belief changed; two days compared; in small."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.hostile import CHANNEL, DOUBLE
from tests.web.pages import links, page

COUNCIL = "/m/japan-china-ruling-party-exchange-council"
SUMMIT = "/m/china-japan-korea-summit"


def test_the_page_begins_with_the_sentence_and_its_status(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}?at=2024-05-30")
    lead = found.one("p", class_="lead").text
    assert lead == "Agreed Resumption agreed on 29 May 2024, how and when still open; suspended since 2018."


def test_a_banner_tells_what_today_is_otherwise(browser: TestClient) -> None:
    banner = page(browser, f"{COUNCIL}?at=2024-05-25").one("aside", class_="banner").text
    assert banner.startswith("You are reading what could be known on 25 May 2024. Today: Resumption agreed on 29 May 2024")
    same = page(browser, f"{COUNCIL}?at=2024-06-15").one("aside", class_="banner").text
    assert "Today's answer is the same." in same
    assert not page(browser, COUNCIL).all("aside", class_="banner")


def test_what_is_read_can_be_compared_with_today(browser: TestClient) -> None:
    link = next(link for link in links(page(browser, f"{COUNCIL}?at=2024-05-25")) if link.words == "compare with today")
    assert (link.parameters["from"], link.parameters["to"]) == ("2024-05-25~2024-05-25", "2024-06-30~2024-06-30")
    assert (
        "What made the difference" in page(browser, f"{link.path}?from={link.parameters['from']}&to={link.parameters['to']}").text
    )


def test_a_forecast_says_of_which_day_it_knows(browser: TestClient) -> None:
    banner = page(browser, f"{COUNCIL}?as_of=2024-05-30&known_by=2024-05-25").one("aside", class_="banner").text
    assert "known on 25 May 2024 about 30 May 2024" in banner


def test_the_deciding_facts_are_marked_and_stand_on_top(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}?at=2024-05-30")
    marked = [element.attributes["id"] for element in found.all("li", class_="deciding")]
    assert marked == ["fact-resumption-agreed-2024"]
    assert "Why this state" in found.one("li", id="fact-resumption-agreed-2024").text
    assert "Liu asked to restart the council" in found.one("ol", class_="reasons").text


def test_facts_stand_in_fold_order_with_their_evidence(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}?at=2024-05-30")
    keys = [element.attributes["id"] for element in found.all("li", class_="fact")]
    assert keys.index("fact-established") < keys.index("fact-suspended-2018") < keys.index("fact-resumption-agreed-2024")
    agreed = found.one("li", id="fact-resumption-agreed-2024").text
    for words in (
        "29 May 2024",
        "Japan Today",
        "origin: Reuters",
        "Tatsuya Ito for Liberal Democratic Party (quoted)",
        "affirmed on one side",
    ):
        assert words in agreed
    proposed = found.one("li", id="fact-resumption-proposed-2024").text
    assert "Komeito declined to comment" in proposed


def test_a_passage_is_shown_where_the_text_is_at_hand(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, "/m/xa-xb-council")
    assert any("The two sides will sit down together again" in element.text for element in found.all("blockquote"))


def test_denials_and_disputes_stand_in_their_place(abroad_browser: TestClient) -> None:
    found = page(abroad_browser, "/m/xa-xb-council")
    agreed = found.one("li", id="fact-resumption-agreed")
    assert "disputed" in agreed.attributes["class"].split()
    assert "Xebec Union denied it on 3 June 2024" in agreed.text
    assert [element for element in found.elements if "mark disputed" in element.attributes.get("class", "")]
    assert "Not settled" in found.one("dl", class_="portrait").text


def test_the_state_in_full(browser: TestClient) -> None:
    portrait = page(browser, f"{SUMMIT}?at=2024-05-25").one("dl", class_="portrait").text
    assert "Next session A session, scheduled between 20 and 25 May 2024, planned between 26 and 28 May 2024" in portrait
    portrait = page(browser, f"{COUNCIL}?at=2024-05-30").one("dl", class_="portrait").text
    for words in (
        "Phase Suspended since 2018 (reported)",
        "Opening Resumption agreed on 29 May 2024; still open: how, when",
        "every year",
    ):
        assert words in portrait


def test_belief_is_a_picture_in_which_every_point_leads_there(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}?at=2024-05-25")
    rows = [element.text.split(" ", 3)[:3] for element in found.all("div", class_="belief")]
    assert rows == [["25", "May", "2024"], ["30", "May", "2024"]]
    assert "here" in found.all("div", class_="belief")[0].attributes["class"].split()
    points = {
        (link.parameters["as_of"], link.parameters["known_by"])
        for link in links(found)
        if link.path == COUNCIL and "as_of" in link.parameters
    }
    assert ("2024-05-29", "2024-05-30") in points
    assert page(browser, f"{COUNCIL}?as_of=2024-05-29&known_by=2024-05-30").one("p", class_="lead").text.startswith("Agreed")


def test_the_days_on_which_belief_changed_are_one_step_away(browser: TestClient) -> None:
    onward = [link for link in links(page(browser, f"{COUNCIL}?at=2024-05-25")) if "Next change" in link.words]
    assert [link.parameters["known_by"] for link in onward] == ["2024-05-30"]


def test_two_days_are_compared_with_the_facts_that_made_the_difference(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}/compare?from=2024-05-25~2024-05-25&to=2024-05-30~2024-05-30")
    leads = [element.text.split(" ", 1)[0] for element in found.all("p", class_="lead")]
    assert leads == ["Suspended", "Agreed"]
    first = found.all("tr")[1].text
    assert (
        first == "Status Suspended Agreed 29 May 2024 Liu asked to restart the council and Motegi agreed; how and when stay open."
    )


def test_the_form_of_a_comparison_says_the_same_as_its_address(browser: TestClient) -> None:
    one = page(browser, f"{COUNCIL}/compare?from=2024-05-25&from_known=2024-05-25&to=2024-05-30&to_known=2024-05-30")
    other = page(browser, f"{COUNCIL}/compare?from=2024-05-25~2024-05-25&to=2024-05-30~2024-05-30")
    assert one.one("table").text == other.one("table").text


def test_without_points_the_last_change_is_compared(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}/compare")
    assert found.one("input", id="from").attributes["value"] == "2024-05-28"
    assert found.one("input", id="to").attributes["value"] == "2024-06-30"


def test_one_side_may_be_unknown(browser: TestClient) -> None:
    found = page(browser, f"{COUNCIL}/compare?from=2001-01-01&to=2024-05-30")
    assert "Nothing of it was known then." in found.text


def test_the_page_gives_the_words_to_embed_it(browser: TestClient) -> None:
    code = page(browser, f"{COUNCIL}?at=2024-05-30").one("textarea", id="embed-code").text
    assert code.startswith(f'<iframe src="http://testserver/embed{COUNCIL}?as_of=2024-05-30&amp;known_by=2024-05-30"')


def test_in_small_it_may_be_framed_and_has_no_scripts(browser: TestClient) -> None:
    response = browser.get(f"/embed{COUNCIL}?at=2024-05-30")
    assert response.headers["content-security-policy"].endswith("frame-ancestors *")
    assert "x-frame-options" not in response.headers
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "<script" not in response.text
    whole = browser.get(COUNCIL).headers
    assert whole["content-security-policy"].endswith("frame-ancestors 'none'")
    assert whole["x-frame-options"] == "DENY"


def test_a_double_leads_to_what_it_stands_for(hostile: TestClient) -> None:
    for address in ("/m/{}", "/m/{}/compare", "/embed/m/{}"):
        response = hostile.get(address.format(DOUBLE) + "?lang=ja&at=2024-06-01")
        assert (response.status_code, response.headers["location"]) == (307, address.format(CHANNEL) + "?lang=ja&at=2024-06-01")


def test_what_is_cited_says_when_it_was_known_and_where_it_stands(browser: TestClient) -> None:
    words = page(browser, f"{COUNCIL}?at=2024-05-30").one("section", class_="cite").text
    assert "Resumption agreed on 29 May 2024" in words
    assert f"{COUNCIL}?as_of=2024-05-30&known_by=2024-05-30&recorded_by=" in words


def test_an_answer_is_offered_to_reference_managers_pinned_at_all_three_clocks(browser: TestClient) -> None:
    offered = [link for link in links(page(browser, f"{COUNCIL}?at=2024-05-30")) if link.words in ("BibTeX", "RIS", "CSL-JSON")]
    assert len(offered) == 3
    for link in offered:
        assert set(link.parameters) == {"as_of", "known_by", "recorded_by"}
        assert "2024" in browser.get(link.path, params=link.parameters).text


def test_the_sliders_stop_where_the_answer_changes(browser: TestClient) -> None:
    as_of, known_by = page(browser, f"{COUNCIL}?at=2024-05-25").all("input", class_="slider")
    assert as_of.attributes["data-stops"] == "2017-12-31 2018-12-31"
    assert known_by.attributes["data-stops"] == "2024-05-25 2024-05-30"
    assert "the page follows" in as_of.attributes["aria-label"]
