"""JSON-LD over HTTP: read as RDF without asking anybody, in the words of schema.org and PROV-O, and true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF, XSD
from rdflib.term import Node
from starlette.testclient import TestClient

from api.casebook import read
from api.renditions.jsonld.terms import dated
from api.rest import create_app
from domain.dates import end_of
from tests.doors.abroad import ADA, BEACON, JOURNEY, TOLL
from tests.doors.appointments import ROUND, TALKS, TRIP, write_appointments
from tests.doors.conftest import NOW, now
from tests.doors.fictional import ACTORS, COUNCIL, HOTLINE, QUOTE, REPORT, SUMMIT, TEXT, WORDS, article, fact
from tests.doors.vocabulary import CLASSES, EVENT_STATUSES, PROPERTIES, PROV_CLASSES, PROV_PROPERTIES
from tests.engines import Engine

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # of rdflib's own reader

SDO = Namespace("https://schema.org/")
OWN = Namespace("urn:detente:term:")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf")
BASE = "http://testserver"
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "json-ld.md"

SUBJECTS = [f"/mechanisms/{COUNCIL}", f"/mechanisms/{SUMMIT}", f"/mechanisms/{HOTLINE}", f"/visits/{JOURNEY}", f"/issues/{TOLL}"]
ANSWERS = [
    *SUBJECTS,
    f"/actors/{ADA}", "/actors/XA", "/actors/xa-forward", "/relations/XA/XB", f"/articles/{REPORT}", "/articles/xc-wire-2024-06-01",
    *(f"{path}/{part}" for path in SUBJECTS for part in ("facts", "timeline", "beliefs")),
    f"/actors/{ADA}/facts",
    f"/mechanisms/{COUNCIL}/diff?from=2024-05-25~2024-05-25", f"/issues/{BEACON}/diff?from=2024-05-20",
    "/mechanisms", "/visits", "/issues", "/actors", "/relations", "/articles", "/snapshot", "/changes?since=2017-01-01",
    "/agenda?from=2024-05-01&to=2024-12-31",
]  # fmt: skip


@pytest.fixture(scope="module")
def appointments(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over sessions of every step."""
    with engine.tracker() as tracker:
        tracker.record(read([write_appointments(tmp_path_factory.mktemp("appointments"))]), recorded_at=NOW)
        with TestClient(create_app(tracker, now)) as opened:
            yield opened


def document(client: TestClient, address: str, **asked: Any) -> Any:
    path, _, query = address.partition("?")
    response = client.get(f"{path}.jsonld{f'?{query}' if query else ''}", params=asked or None)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/ld+json"
    return response.json()


def graph(client: TestClient, address: str, **asked: Any) -> Graph:
    """The answer as RDF."""
    told = document(client, address, **asked)
    assert all(isinstance(meaning, str) for meaning in told["@context"].values())  # nothing to fetch
    return Graph().parse(data=json.dumps(told), format="json-ld")


def thing(path: str) -> URIRef:
    return URIRef(f"{BASE}{path}")


def literal(found: Graph, subject: Node, property: URIRef) -> Literal:
    value = found.value(subject, property)
    assert isinstance(value, Literal)
    return value


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=EDTF if datatype == "edtf" else XSD[datatype], normalize=False)


def names(found: Graph, subject: Node, namespace: object) -> set[str]:
    """The classes of a node within a vocabulary."""
    types = (str(kind) for kind in found.objects(subject, RDF.type))
    return {kind.removeprefix(str(namespace)) for kind in types if kind.startswith(str(namespace))}


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_is_rdf_in_known_words(abroad: TestClient, address: str) -> None:
    found = graph(abroad, address)
    assert len(found) > 4
    for subject, property, value in found:
        assert _is_known(found, subject, property, value), (subject, property, value)
        assert not isinstance(subject, URIRef) or str(subject).startswith(f"{BASE}/"), subject
        assert "None" not in str(value)


def _is_known(found: Graph, subject: Node, property: Node, value: Node) -> bool:
    name = str(property)
    if property == RDF.type:
        kind = str(value)
        return kind.startswith(str(OWN)) or kind.removeprefix(str(SDO)) in CLASSES or kind.removeprefix(str(PROV)) in PROV_CLASSES
    if name.startswith(str(SDO)):
        return _fits_schema(found, subject, name.removeprefix(str(SDO)), value)
    return (
        _fits_prov(found, subject, name.removeprefix(str(PROV)), value) if name.startswith(str(PROV)) else name.startswith(str(OWN))
    )


def _fits_schema(found: Graph, subject: Node, name: str, value: Node) -> bool:
    """Whether the property may be said of such a thing, and such a thing may stand behind it; what has no class here fits."""
    domain, range = PROPERTIES[name]
    kinds = names(found, subject, SDO)
    if kinds and not any(CLASSES[kind] & domain for kind in kinds):
        return False
    if isinstance(value, Literal):
        return _fits_literal(value, range)
    if range == {"EventStatusType"}:
        return str(value).removeprefix(str(SDO)) in EVENT_STATUSES
    kinds = names(found, value, SDO)
    return not kinds or "URL" in range or any(CLASSES[kind] & range for kind in kinds)


def _fits_literal(value: Literal, range: set[str]) -> bool:
    if "Date" in range:  # or what says honestly that it is no day
        return value.datatype in (XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth, EDTF)
    if value.datatype == XSD.integer:
        return "Integer" in range
    return bool(range & {"Text", "URL"}) and value.datatype in (None, XSD.string)


def _fits_prov(found: Graph, subject: Node, name: str, value: Node) -> bool:
    domain, range = PROV_PROPERTIES[name]
    kinds = names(found, subject, PROV)
    if kinds and not any(domain in PROV_CLASSES[kind] for kind in kinds):
        return False
    if range.startswith("xsd:"):
        return isinstance(value, Literal) and value.datatype == XSD[range.removeprefix("xsd:")]
    kinds = names(found, value, PROV)
    return not isinstance(value, Literal) and (not kinds or any(range in PROV_CLASSES[kind] for kind in kinds))


def test_a_state_is_a_dataset_about_a_series_derived_from_facts(abroad: TestClient) -> None:
    found = graph(abroad, f"/mechanisms/{COUNCIL}", at="2024-05-30")
    told = abroad.get(f"/mechanisms/{COUNCIL}", params={"at": "2024-05-30"}).json()
    answer = thing(f"/mechanisms/{COUNCIL}?as_of=2024-05-30&known_by=2024-05-30&recorded_by={told['position']}")
    council = thing(f"/mechanisms/{COUNCIL}")
    assert names(found, answer, SDO) == {"Dataset"}
    assert (answer, SDO.description, Literal(told["sentence"])) in found
    assert (answer, SDO.about, council) in found
    assert {(OWN.status, Literal("agreed")), (OWN.since, typed("2024-05-29", "date")), (OWN.phase, Literal("suspended"))} <= set(
        found.predicate_objects(answer)
    )
    assert (answer, OWN.phaseSince, typed("2018", "gYear")) in found
    assert (answer, PROV.wasDerivedFrom, thing(f"/mechanisms/{COUNCIL}/facts#resumption-agreed")) in found
    assert (answer, SDO.isBasedOn, thing(f"/articles/{REPORT}")) in found
    assert names(found, council, SDO) == {"EventSeries"}
    assert (council, SDO.organizer, thing("/actors/xb-union")) in found
    pinned = abroad.get(str(answer).removeprefix(BASE)).json()
    assert {name: pinned[name] for name in told if name != "recorded_by"} == {n: told[n] for n in told if n != "recorded_by"}


def test_a_line_is_no_series_of_events(abroad: TestClient) -> None:
    found = graph(abroad, f"/mechanisms/{HOTLINE}")
    assert names(found, thing(f"/mechanisms/{HOTLINE}"), SDO) == {"Intangible"}


def test_a_fact_is_a_claim_with_its_articles_quotations_and_speakers(abroad: TestClient) -> None:
    found = graph(abroad, f"/mechanisms/{COUNCIL}/facts")
    fact, article = thing(f"/mechanisms/{COUNCIL}/facts#resumption-agreed"), thing(f"/articles/{REPORT}")
    assert (names(found, fact, SDO), names(found, fact, PROV)) == ({"Claim"}, {"Entity"})
    assert {article, thing("/articles/xb-mail-2024-05-30")} <= set(found.objects(fact, PROV.wasDerivedFrom))
    assert (fact, SDO.text, Literal("Both parties agree to take the council up again.")) in found
    assert (fact, OWN.occurred, typed("2024-05-29", "date")) in found
    assert (fact, PROV.wasAttributedTo, thing(f"/actors/{ADA}")) in found
    start = TEXT.index(WORDS)
    quotation = thing(f"/articles/{REPORT}#char={start},{start + len(WORDS)}")
    assert (fact, PROV.wasDerivedFrom, quotation) in found
    assert (quotation, PROV.wasQuotedFrom, article) in found
    assert (quotation, SDO.text, Literal(WORDS)) in found
    assert (quotation, PROV.wasAttributedTo, thing(f"/actors/{ADA}")) in found
    assert {str(text) for text in found.objects(None, SDO.text)} >= {QUOTE}
    assert (article, SDO.headline, Literal("News of 2024-05-29")) in found
    (stand,) = found.objects(fact, OWN.stand)
    assert (stand, OWN.party, thing("/actors/xb-union")) in found
    assert (stand, OWN.word, Literal("denied")) in found


def test_an_article_says_who_wrote_it_what_it_repeats_and_that_it_was_withdrawn(abroad: TestClient) -> None:
    found, article = graph(abroad, f"/articles/{REPORT}"), thing(f"/articles/{REPORT}")
    assert names(found, article, SDO) == {"NewsArticle"}
    (publisher,) = found.objects(article, SDO.publisher)
    (author,) = found.objects(article, SDO.author)
    assert (publisher, SDO.name, Literal("Xanadu Post")) in found
    assert ((author, SDO.name, Literal("Bo Byline")) in found, names(found, author, SDO)) == (True, {"Person"})
    assert (article, SDO.datePublished, typed("2024-05-29", "date")) in found
    assert (article, SDO.inLanguage, Literal("en")) in found
    assert (article, SDO.url, Literal("https://post.example/2024/05/29")) in found
    assert (thing(f"/mechanisms/{SUMMIT}/facts#second-held"), PROV.wasDerivedFrom, None) in graph(
        abroad, f"/mechanisms/{SUMMIT}/facts"
    )
    copy = thing("/articles/xb-mail-2024-05-30")
    assert (copy, SDO.isBasedOn, article) in graph(abroad, "/articles/xb-mail-2024-05-30")
    wire = thing("/articles/xc-wire-2024-06-01")
    withdrawn = graph(abroad, "/articles/xc-wire-2024-06-01")
    assert (wire, SDO.creativeWorkStatus, Literal("Retracted")) in withdrawn
    assert literal(withdrawn, wire, PROV.invalidatedAtTime).toPython() == end_of(date(2024, 6, 10))


def test_actors_are_what_they_are(abroad: TestClient) -> None:
    state, party, person = (graph(abroad, f"/actors/{id}") for id in ("XA", "xa-forward", ADA))
    assert names(state, thing("/actors/XA"), SDO) == {"Country", "Organization"}
    assert names(party, thing("/actors/xa-forward"), SDO) == {"PoliticalParty"}
    assert (thing("/actors/xa-forward"), SDO.location, thing("/actors/XA")) in party
    ada = thing(f"/actors/{ADA}")
    assert (names(person, ada, SDO), names(person, ada, PROV)) == ({"Person"}, {"Person"})
    assert set(person.objects(ada, SDO.affiliation)) == {thing("/actors/XA"), thing("/actors/xa-forward")}
    assert set(person.objects(ada, SDO.jobTitle)) == {Literal("chair")}
    offices = {str(person.value(office, SDO.name)): office for office in person.objects(ada, OWN.office)}
    assert (offices["envoy"], OWN["from"], typed("2016", "gYear")) in person
    assert (offices["envoy"], OWN.to, typed("2024-05-28", "date")) in person


def test_other_names_and_wikidata_are_told(shipped_client: TestClient) -> None:
    found = graph(shipped_client, "/actors/liu-jianchao")
    liu = thing("/actors/liu-jianchao")
    told = shipped_client.get("/actors/liu-jianchao").json()
    names_told = {Literal(name, lang=language) for language, name in told["registered_names"].items()}
    assert set(found.objects(liu, SDO.alternateName)) == names_told | set(map(Literal, told["aliases"])) != set()
    same = {URIRef(f"http://www.wikidata.org/entity/{told['wikidata']}")} if told["wikidata"] else set()
    assert set(found.objects(liu, SDO.sameAs)) == same


def status(found: Graph, event: Node) -> str | None:
    told = found.value(event, SDO.eventStatus)
    return str(told).removeprefix(str(SDO)) if told else None


def test_events_say_what_became_of_them(appointments: TestClient) -> None:
    summit = graph(appointments, f"/mechanisms/{ROUND}")
    third = thing(f"/mechanisms/{ROUND}#session-3")
    assert (status(summit, third), summit.value(third, SDO.startDate)) == ("EventScheduled", typed("2024-07", "gYearMonth"))
    assert (third, SDO.superEvent, thing(f"/mechanisms/{ROUND}")) in summit
    second = thing(f"/mechanisms/{ROUND}#session-2")
    span = (summit.value(second, SDO.startDate), summit.value(second, SDO.endDate))
    assert span == (typed("2024-01-25", "date"), typed("2024-01-26", "date"))
    moved = graph(appointments, f"/mechanisms/{ROUND}", as_of="2024-01-15", known_by="2024-02-02")
    assert (status(moved, second), moved.value(second, SDO.previousStartDate)) == ("EventRescheduled", typed("2024-01-20", "date"))
    assert moved.value(second, SDO.startDate) == typed("2024-01-25", "date")
    talks = graph(appointments, f"/mechanisms/{TALKS}", as_of="2024-03-25", known_by="2024-05-02")
    assert status(talks, thing(f"/mechanisms/{TALKS}#session-spring")) == "EventCancelled"


def test_an_hour_is_told_with_its_offset(appointments: TestClient) -> None:
    found, event = graph(appointments, f"/mechanisms/{TALKS}"), thing(f"/mechanisms/{TALKS}#session-noon")
    assert status(found, event) == "EventScheduled"
    assert found.value(event, SDO.startDate) == typed("2024-07-02T12:00:00+09:00", "dateTime")


TREATY = "reed-treaty"
REVISED = {
    "actors": ACTORS,
    "articles": [article(f"post-{day}", day) for day in ("2024-01-10", "2024-01-20")],
    "mechanisms": [
        {
            "id": TREATY,
            "name": "Reed treaty",
            "kind": "agreement",
            "parties": ["XA", "XB"],
            "facts": [
                fact("signed", "MechanismEstablished", "2024-01-09", "It is signed.", "post-2024-01-10", coded_by="Cody Coder"),
                fact("signed-earlier", "FactCorrected", "2024-01-20", "Signed on the 8th.", "post-2024-01-20",
                     fact="signed", changes={"occurred": "2024-01-08"}, cause="publisher"),
                fact("set", "SessionScheduled", "2024-01-09", "It is set.", "post-2024-01-10", edition=1, planned="2024-02-01"),
                fact("put-off", "SessionPostponed", "2024-01-20", "It is put off.", "post-2024-01-20", edition=1),
                fact("ended", "MechanismDiscontinued", "2024-01-09", "It is ended.", "post-2024-01-10"),
                fact("not-ended", "FactRetracted", "2024-01-20", "It is not.", "post-2024-01-20", fact="ended", cause="publisher"),
                fact("slip", "MechanismSuspended", "2024-01-09", "A slip.", "post-2024-01-10"),
                fact("no-slip", "FactRetracted", "2024-01-20", "A slip.", "post-2024-01-20", fact="slip", cause="coder"),
            ],
        }
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def revised(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over facts that were corrected and retracted."""
    file = tmp_path_factory.mktemp("revised") / "revised.json"
    file.write_text(json.dumps(REVISED))
    with engine.tracker() as tracker:
        tracker.record(read([file]), recorded_at=NOW)
        with TestClient(create_app(tracker, now)) as opened:
            yield opened


def test_what_is_put_off_keeps_its_old_date_apart(revised: TestClient) -> None:
    found, session = graph(revised, f"/mechanisms/{TREATY}"), thing(f"/mechanisms/{TREATY}#session-1")
    assert (status(found, session), found.value(session, SDO.startDate)) == ("EventPostponed", None)
    assert found.value(session, SDO.previousStartDate) == typed("2024-02-01", "date")
    assert (session, SDO.about, thing(f"/mechanisms/{TREATY}")) in found  # a treaty is no series of events
    assert (thing(f"/mechanisms/{TREATY}"), SDO.subjectOf, session) in found


def test_a_corrected_fact_is_a_revision_of_what_was_recorded(revised: TestClient) -> None:
    found, signed = graph(revised, f"/mechanisms/{TREATY}/facts"), thing(f"/mechanisms/{TREATY}/facts#signed")
    (original,) = found.objects(signed, PROV.wasRevisionOf)
    assert (signed, PROV.wasDerivedFrom, thing(f"/mechanisms/{TREATY}/facts#signed-earlier")) in found
    assert found.value(signed, OWN.occurred) == typed("2024-01-08", "date")
    address, _, key = str(original).removeprefix(BASE).partition("#")
    before = {item["key"]: item for item in revised.get(address).json()["items"]}
    assert (key, before[key]["occurred"], before[key]["corrections"]) == ("signed", "2024-01-09", [])
    assert {found.value(who, SDO.name) for who in found.objects(signed, PROV.wasAttributedTo)} == {Literal("Cody Coder")}
    assert found.value(thing(f"/mechanisms/{TREATY}/facts#signed-earlier"), OWN.revises) == signed


def test_a_retracted_fact_says_since_when_it_is_void_and_by_what(revised: TestClient) -> None:
    found, ended = graph(revised, f"/mechanisms/{TREATY}/facts"), thing(f"/mechanisms/{TREATY}/facts#ended")
    assert literal(found, ended, PROV.invalidatedAtTime).toPython() == end_of(date(2024, 1, 20))
    activity = found.value(ended, PROV.wasInvalidatedBy)
    assert found.value(activity, PROV.used) == thing(f"/mechanisms/{TREATY}/facts#not-ended")
    slip = thing(f"/mechanisms/{TREATY}/facts#slip")  # it never stood, so there is no time until which it did
    assert (found.value(slip, PROV.invalidatedAtTime), (slip, PROV.wasInvalidatedBy, None) in found) == (None, True)


def test_a_visit_is_an_event_with_its_meetings(appointments: TestClient) -> None:
    found, trip = graph(appointments, f"/visits/{TRIP}"), thing(f"/visits/{TRIP}")
    assert (status(found, trip), found.value(trip, SDO.startDate), found.value(trip, SDO.endDate)) == (
        "EventScheduled", typed("2024-07-10", "date"), typed("2024-07-12", "date"),
    )  # fmt: skip
    assert (trip, SDO.subEvent, thing(f"/visits/{TRIP}#session-state-dinner")) in found
    assert (trip, SDO.attendee, thing("/actors/ada-arden")) in found


def test_lists_are_item_lists_and_histories_are_typed(abroad: TestClient) -> None:
    found = graph(abroad, f"/mechanisms/{COUNCIL}/timeline")
    here = thing(f"/mechanisms/{COUNCIL}/timeline")
    assert names(found, here, SDO) == {"Dataset", "ItemList"}
    assert (here, SDO.about, thing(f"/mechanisms/{COUNCIL}")) in found
    bands = list(found.subjects(RDF.type, OWN.Band))
    assert {str(found.value(band, OWN.status)) for band in bands} >= {"active", "suspended"}
    assert all(isinstance(band, BNode) and literal(found, band, OWN["from"]).datatype == XSD.date for band in bands)
    assert (None, OWN.because, thing(f"/mechanisms/{COUNCIL}/facts#suspended")) in found
    listed = graph(abroad, "/mechanisms")
    assert set(listed.objects(None, SDO.item)) == {thing(f"/mechanisms/{id}") for id in (COUNCIL, SUMMIT, HOTLINE)}


DATES = {
    "2018": "gYear",
    "2024-05": "gYearMonth",
    "2024-05-29": "date",
    "2024-05-29T10:00:00+09:00": "dateTime",
    **dict.fromkeys(["2018~", "2024-23", "../2017", "[2024-05-26..2024-05-28]", "2024-05-29?", "2024-05/.."], "edtf"),
}


@pytest.mark.parametrize(("written", "datatype"), DATES.items())
def test_no_date_is_made_more_exact_than_it_is(written: str, datatype: str) -> None:
    assert dated(written) == {"@value": written, "@type": "edtf" if datatype == "edtf" else f"xsd:{datatype}"}


def test_own_words_are_all_explained(abroad: TestClient, appointments: TestClient) -> None:
    graphs = [*(graph(abroad, address) for address in ANSWERS), graph(appointments, f"/mechanisms/{TALKS}")]
    graphs += [
        graph(appointments, f"/mechanisms/{ROUND}", as_of="2024-07-20", known_by=day) for day in ("2024-06-01", "2024-12-01")
    ]
    used = {term for found in graphs for triple in found for term in map(_own, triple) if term}
    explained = set(re.findall(r"`detente:(\w+)`", REFERENCE.read_text()))
    assert used <= explained, used - explained


def _own(term: Node) -> str | None:
    return str(term).removeprefix(str(OWN)) if str(term).startswith(str(OWN)) else None
