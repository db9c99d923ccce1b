"""Where the kind of an event is looked up by its type alone, there is no kind under it that would be missed."""

from __future__ import annotations

from domain.article import ArticleCorrected, ArticleRegistered, ArticleRetracted
from domain.catalogue import EVENTS
from domain.evidence.scales import CORRECTING, RETRACTING, SETTLING, STANDS
from domain.facts import REVISING, Event, FactCorroborated, Revision, Stand
from domain.mechanism.events import MechanismEstablished, PartyJoined
from domain.mechanism.holding import BREAKS
from domain.mechanism.session_events import OfSession, SessionHeld
from domain.mechanism.telling import TELLING
from domain.replay.named import OF_SESSION


def kinds_of(base: type[Event]) -> set[type[Event]]:
    return {kind for kind in EVENTS.values() if issubclass(kind, base)}


def test_all_facts_about_facts_are_known_by_their_types() -> None:
    assert kinds_of(Revision) == REVISING
    assert kinds_of(Stand) == set(STANDS)


def test_all_facts_about_sessions_are_known_by_their_types() -> None:
    assert kinds_of(OfSession) == OF_SESSION


def test_kinds_that_are_looked_up_have_none_under_them() -> None:
    articles = (ArticleCorrected, ArticleRegistered, ArticleRetracted)
    facts = (FactCorroborated, MechanismEstablished, PartyJoined, SessionHeld)
    for kind in (*CORRECTING, *RETRACTING, *SETTLING, *BREAKS, *TELLING, *articles, *facts):
        assert kinds_of(kind) == {kind}
