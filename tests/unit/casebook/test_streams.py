"""Visits, issues and what is said of actors: read like mechanisms, each with the events of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from api.casebook import read_document, read_text
from domain.actor import ActorRegistered, ContactReported, OfficeLeft, OfficeTaken
from domain.catalogue import FACTS_OF
from domain.facts import FactDenied
from domain.issue.events import IssueRaised, IssueRegistered
from domain.mechanism.events import SessionHeld
from domain.proposal import Refusal, Refused
from domain.visit.events import VisitMade, VisitRegistered

GOOD = """\
issues:
  - id: fog
    name: Fog over the ferry
    parties: [arcadia, borduria]
    facts:
      - {key: raised, event: IssueRaised, occurred: 2021, gist: Fog., by: [arcadia], against: [borduria], citations: [{article: a}]}
visits:
  - id: weir-in-borduria
    traveller: ada-weir
    name: Weir in Borduria
    names: {de: Weir in Bordurien}
    aliases: [the ferry trip]
    parties: [arcadia, borduria]
    citations: [{article: a}]
    facts:
      - {key: made, event: VisitMade, occurred: 2021-03-03/2021-03-05, gist: She came., citations: [{article: a}]}
      - key: dinner
        event: SessionHeld
        session: dinner
        occurred: 2021-03-04
        gist: They dined.
        participants: [ada-weir, borduria]
        citations: [{article: a}]
actors:
  - id: ada-weir
    kind: person
    name: Ada Weir
    facts:
      - {key: minister, event: OfficeTaken, office: minister, of: arcadia, occurred: 2019, gist: In., citations: [{article: a}]}
      - {key: minister-no-more, event: OfficeLeft, office: minister, occurred: 2022, gist: Out., citations: [{article: a}]}
      - {key: met-some, event: ContactReported, with: [borduria, XA], occurred: 2021, gist: Met., citations: [{article: a}]}
      - {key: met-many, event: ContactReported, with: 12, occurred: 2021, gist: Met., citations: [{article: a}]}
      - {key: denied, event: FactDenied, fact: met-many, by: [XA], occurred: 2021, gist: Not., citations: [{article: a}]}
"""


def test_each_section_proposes_its_registration_and_its_facts() -> None:
    proposals = read_text(GOOD, "yaml")
    assert [(p.stream, type(p.event)) for p in proposals] == [
        ("ada-weir", ActorRegistered),
        ("ada-weir", OfficeTaken),
        ("ada-weir", OfficeLeft),
        ("ada-weir", ContactReported),
        ("ada-weir", ContactReported),
        ("ada-weir", FactDenied),
        ("weir-in-borduria", VisitRegistered),
        ("weir-in-borduria", VisitMade),
        ("weir-in-borduria", SessionHeld),
        ("fog", IssueRegistered),
        ("fog", IssueRaised),
    ]


def test_the_fields_of_a_visit_and_of_an_issue() -> None:
    events = [p.event for p in read_text(GOOD, "yaml")]
    visit, made, issue, raised = events[6], events[7], events[9], events[10]
    assert isinstance(visit, VisitRegistered)
    assert (visit.traveller, visit.name, visit.names["de"], visit.aliases) == (
        "ada-weir", "Weir in Borduria", "Weir in Bordurien", ("the ferry trip",)
    )  # fmt: skip
    assert (visit.parties, visit.citations[0].article) == (("arcadia", "borduria"), "a")
    assert isinstance(made, VisitMade)
    assert made.occurred.end is not None
    assert isinstance(issue, IssueRegistered)
    assert issue.parties == ("arcadia", "borduria")
    assert isinstance(raised, IssueRaised)
    assert (raised.by, raised.against) == (("arcadia",), ("borduria",))


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_contact_is_with_actors_or_with_a_number_of_countries(format: str) -> None:
    def contacts() -> Iterator[ContactReported]:
        fact = {"event": "ContactReported", "occurred": 2021, "gist": "Met.", "citations": [{"article": "a"}]}
        facts = [{**fact, "key": "some", "with": ["borduria", "XA"]}, {**fact, "key": "many", "with": 120}]
        document = {"actors": [{"id": "x", "kind": "person", "name": "X", "facts": facts}]}
        proposals = read_text(json.dumps(document), "yaml") if format == "yaml" else read_document(document)
        return (p.event for p in proposals if isinstance(p.event, ContactReported))

    some, many = contacts()
    assert (some.with_, some.actors) == (("borduria", "XA"), ("borduria", "XA"))
    assert (many.with_, many.actors) == (120, ())


def refusal(old: str, new: str) -> Refusal:
    assert GOOD.count(old) == 1, "the example should break in one place"
    with pytest.raises(Refused) as caught:
        read_text(GOOD.replace(old, new), "yaml", "broken.yaml")
    (found,) = caught.value.refusals
    return found


WEIR = "actors[0].facts"
SLUG = "lower-case words and figures joined by hyphens, such as lapse-denied-2024"


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "code", "reason"),
    [
        ("with: 12", "with: many", 32, f"{WEIR}[3].with", "wrong-type",
         "'with' must be a list of actors or a number of countries, not 'many'"),
        ("with: 12", "with: {some: one}", 32, f"{WEIR}[3].with", "wrong-type",
         "'with' must be a list of actors or a number of countries, not a mapping"),
        ("with: 12", "with: 0", 32, f"{WEIR}[3].with", "out-of-range", "'with' must be at least 1, not 0"),
        ("with: 12", "with: []", 32, f"{WEIR}[3].with", "empty", "'with' is empty; give at least one"),
        ("with: [borduria, XA]", "with: [borduria, XAA]", 31, f"{WEIR}[2].with[1]", "not-an-id",
         f"'with[1]' is 'XAA', which is not a state's two capitals such as JP, or {SLUG}"),
        ("with: 12", "wiht: 12", 32, f"{WEIR}[3].wiht", "unknown-key", "unknown key 'wiht'; did you mean 'with'?"),
        ("event: OfficeLeft", "event: OfficeLost", 30, f"{WEIR}[1].event", "unknown-event",
         "unknown event 'OfficeLost'; did you mean 'OfficeLeft'?"),
        ("of: arcadia, occurred", "off: arcadia, occurred", 29, f"{WEIR}[0].off", "unknown-key",
         "unknown key 'off'; did you mean 'of'?"),
        ("event: VisitMade", "event: VisitMad", 16, "visits[0].facts[0].event", "unknown-event",
         "unknown event 'VisitMad'; did you mean 'VisitMade'?"),
        ("traveller:", "traveler:", 9, "visits[0].traveler", "unknown-key", "unknown key 'traveler'; did you mean 'traveller'?"),
        ("    name: Fog over the ferry\n", "", 2, "issues[0].name", "missing-key", "the key 'name' is missing"),
        ("id: fog", "id: Fog", 2, "issues[0].id", "not-an-id", f"'id' is 'Fog', which is not {SLUG}"),
        ("visits:", "visit:", 7, "visit", "unknown-key", "unknown key 'visit'; did you mean 'visits'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_them_is_told_with_its_place(old: str, new: str, line: int, path: str, code: str, reason: str) -> None:
    found = refusal(old, new)
    assert (found.place.line, found.place.path, found.code, found.reason) == (line, path, code, reason)


@pytest.mark.parametrize(
    ("event", "section"),
    [("MechanismSuspended", "visits"), ("VisitMade", "issues"), ("IssueRaised", "actors"), ("OfficeTaken", "mechanisms")],
)
def test_an_event_of_another_kind_of_stream_is_unknown(event: str, section: str) -> None:
    with pytest.raises(Refused) as caught:
        read_document({section: [{"id": "x", "kind": "other", "name": "X", "facts": [{"key": "k", "event": event}]}]})
    assert f"unknown event {event!r}" in str(caught.value)


def test_every_stream_knows_revisions_and_merges() -> None:
    assert set(FACTS_OF) == {"actor", "mechanism", "visit", "issue"}
    for kinds in FACTS_OF.values():
        assert {"FactDenied", "FactCorrected", "DisputeSettled", "MergedInto", "MergeUndone", "StatementMade"} <= set(kinds)
