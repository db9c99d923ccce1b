"""The world on a day: rows of bands, filters, spans, what changed and what is due."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.pages import links, page

COUNCIL = "Japan–China Ruling Party Exchange Council"
BEFORE = "/?at=2024-05-28"


def channels(client: TestClient, address: str) -> list[str]:
    return [element.text for element in page(client, address).all("h3")]


def test_every_channel_known_on_the_day_has_a_row_with_status_since_and_sentence(browser: TestClient) -> None:
    found = page(browser, BEFORE)
    assert [element.text for element in found.all("h3")] == ["China–Japan–ROK Summit", COUNCIL]
    states = [element.text for element in found.all("div", class_="channel-state")]
    assert states[1] == "Suspended since 2018 today: agreed Suspended since 2018; resumption proposed for 29 May 2024."
    assert states[0].startswith("Scheduled between 20 and 25 May 2024")


def test_the_bands_are_told_in_words_and_as_a_table(browser: TestClient) -> None:
    found = page(browser, BEFORE)
    told = [element.attributes["aria-label"] for element in found.all("svg", class_="bands")]
    assert "suspended from 31 December 2018 on" in told[1]
    table = found.one("table").text
    assert all(words in table for words in told)


def test_sessions_are_marked_as_held_or_planned(browser: TestClient) -> None:
    planned = page(browser, BEFORE)
    assert [element for element in planned.elements if "planned" in element.attributes.get("class", "").split()]
    assert "Session planned, between 26 and 28 May 2024" in planned.text
    held = page(browser, "/?at=2024-05-30")
    assert "Session held, 27 May 2024" in held.text


def test_what_was_only_expected_is_drawn_apart(browser: TestClient) -> None:
    assert "due from 29 May 2024 on, as was to be expected" in page(browser, BEFORE).text


def test_what_changed_and_what_is_due_stand_on_top(browser: TestClient) -> None:
    news = [element.text for element in page(browser, BEFORE).all("ul", class_="news")]
    assert news[0].startswith("25 May 2024 China–Japan–ROK Summit Scheduled")
    assert "29 May 2024 Liu Jianchao in Tokyo, May 2024" in news[1]
    assert "Opening proposed" in news[1]


def test_filters_hold_together(browser: TestClient) -> None:
    assert channels(browser, "/?status=agreed&at=2024-05-30&kind=party-dialogue") == [COUNCIL]
    assert channels(browser, "/?state=kr&at=2024-05-28") == ["China–Japan–ROK Summit"]
    assert channels(browser, "/?party=jp-komeito") == [COUNCIL]
    assert channels(browser, "/?state=US") == []
    assert page(browser, "/?state=US").one("p", role="status").text == "No channel is known to fit."


def test_names_are_found_and_shown_in_other_languages(browser: TestClient) -> None:
    assert channels(browser, "/?q=与党") == [COUNCIL]
    found = page(browser, "/?q=与党&lang=ja")
    assert found.one("h3").text == "日中与党交流協議会"
    assert found.all("bdi", lang="ja")


def test_a_span_of_days_can_be_looked_at(browser: TestClient) -> None:
    near = page(browser, "/?at=2024-05-30&from=2024-05-01&to=2024-06-15")
    assert "1 May 2024 – 15 June 2024" in near.text
    assert "1 May" in near.one("svg", class_="axis").text
    closer = [link for link in links(near) if link.words == "1 year"]
    assert (closer[0].parameters["from"], closer[0].parameters["to"]) == ("2023-07-24", "2024-07-23")
    whole = next(link for link in links(near) if link.words == "Usual")
    assert "from" not in whole.parameters


def test_the_rows_come_page_by_page(browser: TestClient) -> None:
    first = page(browser, "/?limit=3")
    onward = next(link for link in links(first) if link.words == "More channels")
    second = page(browser, "/?" + "&".join(f"{name}={value}" for name, value in onward.parameters.items()))
    assert len(first.all("h3")) == 3
    assert [element.text for element in second.all("h3")] == [COUNCIL]
    assert not second.all("h2", id="lately")


def test_a_script_that_renews_the_rows_gets_them_without_the_news(browser: TestClient) -> None:
    response = browser.get("/?q=summit&state=&lang=ja", headers={"hx-request": "true"})
    assert 'id="found"' in response.text
    assert 'id="lately"' not in response.text
    assert response.headers["hx-replace-url"] == "/?lang=ja&q=summit"
    assert "HX-Request" in response.headers["vary"]


def test_days_of_change_are_one_step_away(browser: TestClient) -> None:
    found = page(browser, BEFORE)
    assert next(link for link in links(found) if link.words.endswith("29 May 2024 ›")).parameters["as_of"] == "2024-05-29"
    assert next(link for link in links(found) if "Previous change" in link.words).parameters["as_of"] == "2024-05-25"
    assert next(link for link in links(found) if link.words.endswith("30 May 2024 ›")).parameters["known_by"] == "2024-05-30"
