"""Archived texts are read in full with a key alone, and taken out again by whoever administers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.doors.fictional import QUOTE, REPORT, TEXT, WORDS
from tests.doors.scribe import FACTS, HELD, Scribe, problem, scribe

PATH = f"/articles/{REPORT}/text"
WITHOUT = "/articles/xb-mail-2024-05-30/text"


@pytest.fixture
def desk(place: str) -> Iterator[Scribe]:
    """A client that may do everything, over a ledger of each test's own that holds a text."""
    with scribe(place) as opened:
        words = {
            "id": REPORT,
            "title": "News of 2024-05-29",
            "publisher": "Xanadu Post",
            "published": "2024-05-29",
            "language": "en",
        }
        more = {"authors": ["Bo Byline"], "url": "https://post.example/2024/05/29", "text": TEXT}
        assert opened.post("/articles", {**words, **more}).json()["events"] == 1
        yield opened


def reading(desk: Scribe, **headers: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {desk.token}", **headers}


def test_the_words_are_given_as_they_were_archived(desk: Scribe) -> None:
    answer = desk.client.get(PATH, headers=reading(desk))
    assert (answer.status_code, answer.text) == (200, TEXT)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert (answer.headers["cache-control"], "Authorization" in answer.headers["vary"]) == ("private, no-cache", True)
    held = {"If-None-Match": answer.headers["etag"]}
    assert desk.client.get(PATH, headers=reading(desk, **held)).status_code == 304


def test_words_in_any_script_and_with_any_line_ends_stay_as_they_are(desk: Scribe) -> None:
    words = "\ufeff両党は会う。\r\n\x00 Они встретятся.\n"
    desk.post("/articles", {"id": "words", "title": "Words", "published": "2024-06-01", "text": words})
    assert desk.client.get("/articles/words/text", headers=reading(desk)).content == words.encode()
    assert not list(desk.tracker.verify())


def test_only_a_key_for_texts_reads_them(desk: Scribe) -> None:
    problem(desk.client.get(PATH), 401, "no-key")
    recorder = {"Authorization": f"Bearer {desk.key('recorder', 'record', 'admin')}"}
    problem(desk.client.get(PATH, headers=recorder), 403, "scope")
    assert desk.client.head(PATH, headers=reading(desk)).status_code == 200
    problem(desk.client.get(WITHOUT), 401, "no-key")  # whether there is a text is not told either


def test_without_a_text_there_is_none(desk: Scribe) -> None:
    assert "no text of the article" in problem(desk.client.get(WITHOUT, headers=reading(desk)), 404, "not-known")["detail"]
    problem(desk.client.get("/articles/nobody/text", headers=reading(desk)), 404, "not-known")
    problem(desk.client.delete(WITHOUT, headers=reading(desk)), 404, "not-known")
    assert desk.client.get(f"{PATH}?at=2024-05-30", headers=reading(desk)).status_code == 400


def test_a_text_is_taken_out_for_good(desk: Scribe) -> None:
    desk.post("/articles", {"id": "copy", "title": "Copy", "published": "2024-06-01", "text": TEXT})
    told = desk.client.delete(PATH, headers=reading(desk))
    digest = desk.client.get(f"/articles/{REPORT}").json()["digest"]
    assert told.json() == {"id": REPORT, "digest": digest, "deleted": True, "also": ["copy"]}
    assert desk.client.delete(PATH, headers=reading(desk)).json()["deleted"] is False
    for path in (PATH, "/articles/copy/text"):
        assert digest in problem(desk.client.get(path, headers=reading(desk)), 410, "withheld")["detail"]
    assert desk.client.get(f"/articles/{REPORT}").json()["withheld"] is True


def open_answers(desk: Scribe) -> str:
    """Everything that may be read without a key, as one text."""
    paths = desk.client.get("/openapi.json").json()["paths"]
    ids = {"/mechanisms": "xa-xb-council", "/articles": REPORT, "/actors": "ada-arden"}
    told = [desk.client.get(FACTS).text]
    for path, methods in paths.items():
        id = next((id for prefix, id in ids.items() if path.startswith(prefix)), None)
        if "get" in methods and "stream" not in path and ("{" not in path or id is not None):
            told.append(desk.client.get(path.format(id=id)).text)
    return "\n".join(told)


def test_no_open_answer_gives_more_of_a_text_than_its_passages(desk: Scribe) -> None:
    told = open_answers(desk)
    assert WORDS in told
    assert QUOTE in told
    assert TEXT not in told
    assert "said Ada Arden of the Xanadu Forward" not in told


def test_a_passage_that_is_nearly_the_whole_text_is_not_shown(desk: Scribe) -> None:
    long = " ".join(f"The {number}th sentence of a long report." for number in range(40))
    desk.post("/articles", {"id": "long", "title": "Long", "published": "2024-05-29", "text": long})
    whole = {"article": "long", "passage": {"start": 0, "end": len(long) - 20}}
    assert desk.post(FACTS, HELD | {"citations": [whole]}).status_code == 201
    assert "The 20th sentence" not in open_answers(desk)
    items = desk.client.get(FACTS).json()["items"]
    passage = next(item for item in items if item["key"] == HELD["key"])["citations"][0]["passage"]
    assert (passage["start"], passage["end"], passage["checked"], passage["text"]) == (0, len(long) - 20, True, None)


@pytest.mark.parametrize("sentences", [3, 40])
def test_a_quote_that_is_nearly_the_whole_text_is_refused(desk: Scribe, sentences: int) -> None:
    text = " ".join(f"The {number}th sentence of a report." for number in range(sentences))
    desk.post("/articles", {"id": "whole", "title": "Whole", "published": "2024-05-29", "text": text})
    for exact in (text, text[:-10]):
        told = problem(desk.post(FACTS, HELD | {"citations": [{"article": "whole", "quote": {"exact": exact}}]}), 422, "refused")
        assert [(error["field"], error["code"]) for error in told["errors"]] == [("citations[0].quote", "quote-too-long")]
    short = {"article": "whole", "quote": {"exact": "The 2th sentence"}}
    assert desk.post(FACTS, HELD | {"citations": [short]}).status_code == 201
