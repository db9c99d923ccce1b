"""The shipped casebook beside its mechanisms: the visit, the issues, the offices and the contacts, as the articles have them."""

from __future__ import annotations

import pytest

from api.casebook import read, shipped
from domain.actor import ActorRegistered, ContactReported, OfficeLeft, OfficeTaken
from domain.issue.events import IssueRaised, ProtestLodged
from domain.mechanism.events import SessionHeld, SessionScheduled, StatementMade
from domain.visit.events import VisitAnnounced, VisitMade
from tests.unit.casebook.shipped import SHARED, fact, facts

VISIT = "liu-jianchao-tokyo-2024"
LIU = "liu-jianchao"
GOLDEN_ACTORS = SHARED / "golden" / "casebook" / "actors.json"


def test_the_visit_is_planned_for_the_29th_and_made_then() -> None:
    announced, made = fact(VISIT, "visit-announced"), fact(VISIT, "visit-made")
    assert isinstance(announced, VisitAnnounced)
    assert (announced.planned.text, announced.traveller, announced.place) == ("2024-05-29", LIU, "Tokyo")
    assert {c.article for c in announced.citations} == {"unnamed-2024-05-restart-planned"}
    assert isinstance(made, VisitMade)
    assert (made.occurred.text, made.place) == ("2024-05-29", "Tokyo")
    assert {c.article for c in made.citations} == {"japan-today-2024-05-29-talks-restart"}


def test_yamaguchi_was_planned_and_nishida_was_present() -> None:
    planned, held = fact(VISIT, "talks-scheduled"), fact(VISIT, "talks-held")
    assert isinstance(planned, SessionScheduled)
    assert isinstance(held, SessionHeld)
    assert planned.session == held.session == "ruling-parties"
    assert set(planned.participants) - set(held.participants) == {"natsuo-yamaguchi"}
    assert set(held.participants) - set(planned.participants) == {"tatsuya-ito", "makoto-nishida"}


def test_the_meetings_of_the_visit() -> None:
    held = {e.session: (e.occurred.text, e.participants) for of, e in facts() if of == VISIT and isinstance(e, SessionHeld)}
    assert held.keys() == {"ruling-parties", "prime-minister", "foreign-minister"}
    assert {day for day, _ in held.values()} == {"2024-05-29"}
    assert held["prime-minister"][1] == (LIU, "fumio-kishida")
    assert held["foreign-minister"][1] == (LIU, "yoko-kamikawa")


def test_who_said_what_at_the_talks_is_told_by_ito_and_nishida() -> None:
    said = [e for of, e in facts() if VISIT in {of, *e.also_in} and isinstance(e, StatementMade)]
    told = {e.speaker: {c.attribution.speaker for c in e.citations if c.attribution} for e in said}
    assert told == {
        "fumio-kishida": {"fumio-kishida"},
        LIU: {"tatsuya-ito"},
        "toshimitsu-motegi": {"tatsuya-ito"},
        "tatsuya-ito": {"tatsuya-ito"},
        "makoto-nishida": {"makoto-nishida"},
    }


@pytest.mark.parametrize(
    ("issue", "by", "against"), [("fukushima-treated-water", "CN", "JP"), ("china-maritime-activity", "JP", "CN")]
)
def test_the_issues_are_raised_by_one_against_the_other(issue: str, by: str, against: str) -> None:
    found = [event for of, event in facts() if of == issue]
    assert found
    for event in found:
        assert isinstance(event, IssueRaised | ProtestLodged)
        assert (event.by, event.against) == ((by,), (against,))
        assert (event.occurred.text, event.coding) == ("../2024-05-25", "inferred")


def test_offices_are_dated_only_as_far_as_the_articles_go() -> None:
    offices = {of: (e.occurred.text, e.coding) for of, e in facts() if isinstance(e, OfficeTaken)}
    assert offices.pop(LIU) == ("2022", "stated")
    assert {date.partition("-05-")[0] for date, _ in offices.values()} == {"../2024"}
    assert {coding for _, coding in offices.values()} == {"inferred"}
    assert not any(isinstance(event, OfficeLeft) for _, event in facts())


def test_a_guess_about_an_office_is_a_statement_of_people_unnamed() -> None:
    guess = fact(LIU, "foreign-ministry-speculated")
    assert isinstance(guess, StatementMade)
    assert guess.speaker == "unnamed-observers"
    assert {c.attribution.manner for c in guess.citations if c.attribution} == {"anonymous"}
    assert [e.office for of, e in facts() if of == LIU and isinstance(e, OfficeTaken)] == ["head"]


def test_whom_liu_met_before() -> None:
    blinken, many = fact(LIU, "blinken-met-2024"), fact(LIU, "officials-of-120-countries-met")
    assert isinstance(blinken, ContactReported)
    assert (blinken.actors, blinken.place, blinken.said) == (("antony-blinken",), "Washington", "earlier this year")
    assert isinstance(many, ContactReported)
    assert (many.with_, many.said) == (120, "over 120 countries")


@pytest.mark.skipif(not GOLDEN_ACTORS.is_file(), reason="the golden casebooks are not beside this checkout (../shared/golden)")
def test_states_are_those_of_the_golden_casebooks() -> None:
    golden = {p.stream: p.event for p in read([GOLDEN_ACTORS])}
    ours = {p.stream: p.event for p in read([shipped()]) if isinstance(p.event, ActorRegistered) and p.event.kind == "state"}
    assert ours.keys() == {"CN", "JP", "KR", "US"}
    assert all(golden[state] == event for state, event in ours.items())
