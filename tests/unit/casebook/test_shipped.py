"""The casebook that comes with the program: every fact points at its evidence, and no article is copied into it."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from api.casebook import read, shipped
from domain.actor import ActorRegistered
from domain.article import ArticleRegistered
from domain.decide.facts import actors_named
from domain.facts import CommentDeclined
from domain.issue.events import IssueRegistered
from domain.mechanism.events import (
    MechanismRegistered,
    MechanismSuspended,
    ResumptionAgreed,
    ResumptionProposed,
    SessionHeld,
    SessionScheduled,
)
from domain.visit.events import VisitRegistered
from tests.unit.casebook.shipped import SEED_OF, beside_seeds, cited, fact, facts, seed, shared_runs

COUNCIL = "japan-china-ruling-party-exchange-council"
SUMMIT = "china-japan-korea-summit"


def test_every_fact_has_a_passage_with_its_digest() -> None:
    for stream, event in facts():
        assert event.citations, (stream, event.key)
        assert all(c.passage is not None and c.passage.digest is not None for c in event.citations), (stream, event.key)


def test_nothing_is_named_that_is_not_registered() -> None:
    proposals = read([shipped()])
    known = {kind: {p.stream for p in proposals if isinstance(p.event, kind)} for kind in (ActorRegistered, ArticleRegistered)}
    mechanisms = {p.stream: p.event for p in proposals if isinstance(p.event, MechanismRegistered)}
    others = [p.event for p in proposals if isinstance(p.event, VisitRegistered | IssueRegistered)]
    actors = {actor for event in (*mechanisms.values(), *others) for actor in event.parties}
    actors |= {event.traveller for event in others if isinstance(event, VisitRegistered) and event.traveller}
    for _, event in facts():
        actors |= actors_named(event)
        assert set(event.also_in) <= {*mechanisms, *(p.stream for p in proposals if isinstance(p.event, VisitRegistered))}
    assert actors == known[ActorRegistered]
    assert {citation.article for citation in cited()} == known[ArticleRegistered] == SEED_OF.keys()


def test_no_key_is_used_twice() -> None:
    keys = [(stream, event.key) for stream, event in facts()]
    assert len(keys) == len(set(keys))


def test_no_article_text_is_shipped() -> None:
    assert all(proposal.text is None for proposal in read([shipped()]))


@beside_seeds
def test_every_passage_is_the_one_that_was_read() -> None:
    for citation in cited():
        passage = citation.passage
        assert passage is not None
        there = seed(citation.article)[passage.start : passage.end]
        assert passage.digest == f"sha256:{sha256(there.encode()).hexdigest()}", there
        assert there == there.strip()


@beside_seeds
@pytest.mark.parametrize("article", sorted(SEED_OF))
def test_no_long_phrase_of_an_article_is_shipped(article: str) -> None:
    for file in sorted(shipped().rglob("*.yaml")):
        ours = re.sub(r"(?m)^\s*title:.*$", "", file.read_text(encoding="utf-8"))
        assert shared_runs(article, ours) == [], file.name


def test_the_council_is_coded_as_the_articles_have_it() -> None:
    established = fact(COUNCIL, "established")
    assert (established.occurred.text, established.coding) == ("../2017", "inferred")
    held = fact(COUNCIL, "session-held-2018")
    assert isinstance(held, SessionHeld)
    assert held.occurred.text == "2018"
    suspended = fact(COUNCIL, "suspended-2018")
    assert isinstance(suspended, MechanismSuspended)
    assert (suspended.occurred.text, suspended.by) == ("2018", ())
    assert {c.article for c in suspended.citations} == {"unnamed-2024-05-restart-planned"}
    missing = fact(COUNCIL, "no-session-since-2018")
    assert (missing.occurred.text, {c.article for c in missing.citations}) == ("2018", {"japan-today-2024-05-29-talks-restart"})


def test_the_agreement_rests_on_the_two_who_spoke() -> None:
    proposed, declined, agreed = (
        fact(COUNCIL, key) for key in ("resumption-proposed-2024", "comment-declined-2024", "resumption-agreed-2024")
    )
    assert isinstance(proposed, ResumptionProposed)
    assert proposed.planned is not None
    assert (proposed.occurred.text, proposed.planned.text) == ("[2024-05-20..2024-05-25]", "2024-05-29")
    assert isinstance(declined, CommentDeclined)
    assert (declined.fact, declined.by) == (proposed.key, ("jp-ldp", "jp-komeito"))
    assert isinstance(agreed, ResumptionAgreed)
    assert (agreed.by, agreed.open_terms) == (("cn-cpc-ild", "jp-ldp"), ("how", "when"))
    voices = [(c.attribution.speaker, c.attribution.party, c.attribution.manner) for c in agreed.citations if c.attribution]
    assert voices[:2] == [("tatsuya-ito", "jp-ldp", "quoted"), ("makoto-nishida", "jp-komeito", "paraphrased")]
    assert agreed.citations[0].passage is not None
    assert agreed.citations[0].passage.start == 1359


def test_the_summit_is_scheduled_early_next_week_and_held_on_the_monday() -> None:
    scheduled = fact(SUMMIT, "session-scheduled-2024")
    assert isinstance(scheduled, SessionScheduled)
    assert (scheduled.planned.text, scheduled.planned_said) == ("[2024-05-26..2024-05-28]", "early next week")
    held = [event.occurred.text for stream, event in facts() if stream == SUMMIT and isinstance(event, SessionHeld)]
    assert held == ["2019", "2024-05-27"]
