"""What is found in a web page, and what is only inferred from it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from api.clippings import Clipping, clipped
from domain.proposal import Place, Refused

TODAY = date(2024, 6, 30)
BODY = """
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks held</h1>
<p>Xanadu and Xebec met for the third time on Wednesday, in the capital of Xanadu.</p>
<p>“Both sides want to meet again,” a spokesman said. He did not say where.</p></article>
<footer>Copyright 2023</footer>
"""
SITE = '<meta property="og:site_name" content="Xanadu Post">'
MOMENT = '<meta property="article:published_time" content="2021-03-04T23:30:00-05:00">'
LINKED_DATA = """<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2021-03-04T08:00:00Z"}
</script>"""


def page(head: str = "", body: str = BODY) -> Clipping:
    html = f"<!DOCTYPE html><html><head><title>Talks held</title>{head}</head><body>{body}</body></html>"
    return clipped(html, Place("page.html"), TODAY, page=True)


def dated(head: str = "", body: str = BODY) -> tuple[str | None, str | None]:
    found = page(head, body).found
    return str(found.published) if found.published else None, found.published_basis


def test_the_text_is_the_article_without_what_stands_around_it() -> None:
    text = page().text
    assert "met for the third time on Wednesday" in text
    assert "“Both sides want to meet again,” a spokesman said." in text
    assert "Home" not in text
    assert "Copyright" not in text


def test_what_the_page_states_is_found() -> None:
    found = page(f'{SITE}<meta name="author" content="Ada Arden; Bo Byline">').found
    assert (found.title, found.publisher, found.authors) == ("Talks held", "Xanadu Post", ("Ada Arden", "Bo Byline"))


def test_what_it_does_not_state_is_left_open() -> None:
    found = page('<link rel="canonical" href="https://www.post.example/talks">').found
    assert (found.publisher, found.authors, found.published, found.published_basis) == (None, (), None, None)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (MOMENT, "2021-03-04T23:30:00-05:00"),
        ('<meta content="2021-03-04T18:30:00.000Z" property="article:published_time">', "2021-03-04T18:30:00Z"),
        ('<meta name="date" content="2021-03-04T18:30+0900">', "2021-03-04T18:30+09:00"),
        ('<meta name="date" content="2021-03-04">', "2021-03-04"),
        ('<meta name="date" content="2021-03-04T18:30:00">', "2021-03-04"),
        (LINKED_DATA, "2021-03-04T08:00:00Z"),
    ],
)  # fmt: skip
def test_a_date_in_the_markup_is_stated_to_the_minute_if_it_says_so(head: str, published: str) -> None:
    assert dated(head) == (published, "stated")


def test_two_moments_of_one_day_leave_the_day() -> None:
    both = f'{MOMENT}<meta name="date" content="2021-03-04T20:00:00-05:00">'
    assert dated(both) == ("2021-03-04", "stated")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2021-03-04T18:30:00Z">', BODY),
        ('<link rel="canonical" href="https://post.example/2021/03/04/talks">', BODY),
        ("", BODY.replace("<h1>", '<p class="date">4 March 2021</p><h1>')),
    ],
)
def test_a_date_found_otherwise_is_inferred(head: str, body: str) -> None:
    assert dated(head, body) == ("2021-03-04", "inferred")


def test_the_day_of_publication_goes_before_that_of_a_change_and_that_of_the_address() -> None:
    later = '<meta property="article:modified_time" content="2021-03-06T18:30:00Z">'
    address = '<link rel="canonical" href="https://post.example/2021/03/05/talks">'
    assert dated(address + later + MOMENT)[0] == "2021-03-04T23:30:00-05:00"


def test_a_date_of_the_future_is_none() -> None:
    assert dated('<meta name="date" content="2031-03-04">') == (None, None)


@pytest.mark.parametrize("html", ["", " \n", "<html></html>", "<html><body></body></html>", "https://post.example/"])
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(Refused, match=r"empty|no article is found"):
        clipped(html, Place("page.html"), TODAY, page=True)


@pytest.mark.parametrize(
    "junk", ["<div>" * 5_000, "<p>" + "x" * 100_000, "\x00<p>\x01</p>", "<!doctype html><p>&#xD800;</p>", "]]><script>"]
)
def test_no_page_is_too_odd(junk: str) -> None:
    with suppress(Refused):
        assert page(body=junk).text.encode()
