"""From a file and what a person states to the article as it is recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.clippings import Clipping, Particulars, clip, register
from api.clippings.clipping import LARGEST
from domain.article import ArticleRegistered, TextArchived
from domain.decide.passages import digest_of
from domain.proposal import Place, Refused

TODAY = date(2024, 6, 30)
FOUND = Particulars.model_validate(
    {
        "title": "Talks held",
        "publisher": "Xanadu Post",
        "published": "2021-03-04",
        "published_basis": "inferred",
        "authors": ["Ada Arden"],
    }
)


def registered(stated: dict[str, object], found: Particulars = FOUND) -> tuple[str, ArticleRegistered]:
    article, text = register(Clipping("Words.", found), Particulars.model_validate(stated), Place("talks.txt"))
    assert isinstance(article.event, ArticleRegistered)
    assert text.stream == article.stream
    return article.stream, article.event


def test_a_plain_text_is_archived_as_it_is(tmp_path: Path) -> None:
    written = "\ufeff  Détente\r\nholds. \x00\n\n"
    (tmp_path / "talks").write_bytes(written.encode())
    clipping = clip(tmp_path / "talks", TODAY)
    assert clipping == Clipping(written)
    _, archived = register(clipping, FOUND, Place())
    assert archived.event == TextArchived(digest=digest_of(written), length=len(written))
    assert archived.text == written


@pytest.mark.parametrize(
    ("name", "content", "page"),
    [
        ("a.html", "<p>Words of</p><p>the article.</p>", True),
        ("a.HTM", "<p>Words of</p><p>the article.</p>", True),
        ("a", "\n<!DOCTYPE HTML><p>Words of the article.</p>", True),
        ("a.saved", "<html><p>Words of the article.</p>", True),
        ("a.txt", "<html><p>Words of the article.</p>", False),
        ("a.md", "Words of <html>.", False),
    ],
)
def test_a_web_page_is_known_by_its_name_or_its_beginning(tmp_path: Path, name: str, content: str, page: bool) -> None:
    (tmp_path / name).write_text(content)
    assert ("<" not in clip(tmp_path / name, TODAY).text) is page


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "no-text"), (b" \n", "no-text"), ("Bör".encode("latin-1"), "not-utf-8"), (b"x" * (LARGEST + 1), "too-large")],
)
def test_a_file_that_is_no_article_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(Refused) as refused:
        clip(tmp_path / "a.txt", TODAY)
    assert [refusal.code for refusal in refused.value.refusals] == [code]


@pytest.mark.parametrize("name", ["nothing.txt", "."])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="there is no file"):
        clip(tmp_path / name, TODAY)


def test_what_is_stated_wins_over_what_was_found() -> None:
    id, article = registered({"id": "mine", "title": "Talks", "author": ["Bo Byline"], "origin": "Wire", "language": "en"})
    assert (id, article.title, article.authors) == ("mine", "Talks", ("Bo Byline",))
    assert (article.publisher, article.origin, article.language) == ("Xanadu Post", "Wire", "en")
    assert (str(article.published), article.published_basis) == ("2021-03-04", "inferred")


def test_a_stated_date_does_not_inherit_the_basis_of_the_one_found() -> None:
    assert registered({"published": "2021-03-05"})[1].published_basis == "stated"
    assert registered({"published": "2021-03-05", "published_basis": "inferred"})[1].published_basis == "inferred"
    assert registered({"published_basis": "stated"})[1].published_basis == "stated"


def test_title_and_date_are_needed_and_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        registered({}, Particulars())
    assert [(r.code, r.place.path) for r in refused.value.refusals] == [
        ("missing-title", "title"),
        ("missing-published", "published"),
    ]


@pytest.mark.parametrize("id", ["Talks", "two words", "-talks", "x" * 201, ""])
def test_an_id_that_is_none_is_told_in_words(id: str) -> None:
    with pytest.raises(ValidationError, match="write lower-case words joined by hyphens"):
        Particulars(id=id)


@pytest.mark.parametrize(
    ("publisher", "published", "title", "id"),
    [
        ("Xanadu Post", "2021-03-04", "Talks held, and how", "xanadu-post-2021-03-04-talks-held-and-how"),
        ("Post", "[2024-05-29..2024-05-30]", "One two three four five six seven", "post-2024-05-29-one-two-three-four-five-six"),
        ("L’Écho d'Été", "2018~", "Détente – Xebec’s “Straße”…", "lecho-dete-2018-detente-xebecs-strasse"),
        (None, "2021-03-04T23:30:00-05:00", "Talks", "2021-03-04-talks"),
        ("新聞", "2021-03", "会談", f"2021-03-{digest_of('Words.')[7:15]}"),
        ("x" * 119, "202X", "Talks", "x" * 119),
    ],
)  # fmt: skip
def test_the_id_is_made_of_publisher_day_and_title(publisher: str | None, published: str, title: str, id: str) -> None:
    made, _ = registered({"publisher": publisher, "published": published, "title": title}, Particulars())
    assert made == id
