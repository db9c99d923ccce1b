"""What comes by post is read by the rules of casebooks, with places inside the body, and opens no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.casebook.posted import casebook, documents, entry, facts
from domain.article import ArticleRegistered, TextArchived
from domain.facts import FactDenied
from domain.proposal import Proposal, Refused

FACT = (
    b'{"key": "no", "event": "FactDenied", "occurred": "2024", "gist": "No.", "fact": "yes", "by": ["xa"], '
    b'"citations": [{"article": "a"}]}'
)
ARTICLE = b'{"id": "report", "title": "Report", "published": "2024", "text": "%s"}'


def refused(body: bytes, format: str = "json", deepest: int = 40) -> list[str]:
    with pytest.raises(Refused) as error:
        documents(body, "yaml" if format == "yaml" else "json", deepest)
    return [refusal.code for refusal in error.value.refusals]


def test_a_body_is_parsed_or_refused_as_a_whole() -> None:
    [(value, place)] = documents(b"\xef\xbb\xbf" + FACT, "json")
    assert isinstance(value, dict)
    assert place.at("occurred").line == 1
    assert len(documents(b"a: 1\n---\nb: 2\n---\n", "yaml")) == 2
    assert refused(b"") == refused(b"", "yaml") == refused(b" \n") == ["empty"]
    assert refused(b"\xff") == ["not-utf-8"]
    assert refused(b'{"a": "\\udc00"}') == ["not-json"]


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_a_body_is_as_deep_as_it_may_be_and_no_deeper(format: str) -> None:
    for inside in (b"", b"x", b"null"):
        text = inside if format == "yaml" or inside != b"x" else b'"x"'
        documents(b"[" * 5 + text + b"]" * 5, "yaml" if format == "yaml" else "json", 5)
        assert refused(b"[" * 6 + text + b"]" * 6, format, 5) == ["too-deep"]


def test_a_fact_may_come_alone_or_among_others() -> None:
    [alone] = facts("mechanism", "council", documents(FACT, "json")[0]).proposals
    [among] = facts("mechanism", "council", documents(b'{"facts": [' + FACT + b"]}", "json")[0]).proposals
    assert alone == among == Proposal("council", alone.event)
    assert isinstance(alone.event, FactDenied)
    assert (alone.place.at("by[0]").path, among.place.at("by[0]").path) == ("by[0]", "facts[0].by[0]")


def test_what_is_told_of_articles_are_events_of_articles() -> None:
    slip = b'{"key": "slip", "event": "ArticleCorrected", "published": "2024", "changes": {"title": "R"}, "cause": "coder"}'
    reading = facts("article", "report", documents(slip, "json")[0])
    assert [proposal.event.stored_name() for proposal in reading.proposals] == ["ArticleCorrected"]
    assert facts("article", "report", documents(FACT, "json")[0]).refusals[0].code == "unknown-event"


@pytest.mark.parametrize(
    "words",
    ["They met.", "Met\\nagain", "両党は会う、と。", "会った！", "x" * 10_000 + " y"],
)
def test_a_text_is_the_words_themselves(words: str) -> None:
    registered, archived = entry("articles", documents(ARTICLE % words.encode(), "json")[0]).proposals
    assert isinstance(registered.event, ArticleRegistered)
    assert isinstance(archived.event, TextArchived)
    assert archived.text == words.replace("\\n", "\n")


def test_no_path_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text("They met in secret.")
    for path in ("report.txt", str(tmp_path / "report.txt"), "file:report.txt", "../report.txt", "報告.txt"):
        [(document, place)] = documents(ARTICLE % path.encode(), "json")
        for reading in (entry("articles", (document, place)), casebook([({"articles": [document]}, place)])):
            assert [refusal.code for refusal in reading.refusals] == ["path"]
            assert "no path is read over HTTP" in reading.refusals[0].reason
            assert not any(proposal.text for proposal in reading.proposals)


def test_faults_and_objections_are_told_together() -> None:
    body = b'{"mechanisms": [{"id": "a", "nam": "A"}, {"id": "b", "name": "B"}]}'
    reading = casebook(documents(body, "json"))
    with pytest.raises(Refused) as error:
        reading.accepted(
            lambda proposals, unclear: [*reading.refusals, *reading.refusals] if list(proposals) and unclear == {"a"} else []
        )
    assert len(error.value.refusals) == 3 * len(reading.refusals)
