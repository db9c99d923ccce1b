"""Recording over HTTP: what is accepted, what is refused and why, and that what is refused leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from api.casebook import read, shipped
from api.rest.samples import SAMPLES
from api.terms import Terms
from domain.facts import Event
from tests.doors.conftest import NOW
from tests.doors.fictional import CASEBOOK, COUNCIL, REPORT, SUMMIT, TEXT, fact
from tests.doors.scribe import BOOK, FACTS, HELD, Scribe, problem, scribe
from tests.engines import Engine

TRIED = {
    "mechanism": "japan-china-ruling-party-exchange-council",
    "visit": "liu-jianchao-tokyo-2024",
    "issue": "fukushima-treated-water",
    "actor": "liu-jianchao",
    "article": "japan-today-2024-05-29-talks-restart",
}
ARTICLE = {"id": "xb-mail-2024-06-20", "title": "They met", "published": "2024-06-20", "text": "They met in Xanth."}


@pytest.fixture
def desk(place: str) -> Iterator[Scribe]:
    """A client that may do everything, over a ledger of each test's own."""
    with scribe(place) as opened:
        yield opened


@pytest.fixture(scope="module")
def still(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scribe]:
    """The same over a ledger in which nothing is recorded."""
    with engine.place(tmp_path_factory.mktemp("still")) as url, scribe(url) as opened:
        position = opened.tracker.position()
        yield opened
        assert opened.tracker.position() == position


@pytest.fixture
def shelf(place: str) -> Iterator[Scribe]:
    """The same over the shipped casebook."""
    with scribe(place, book=None) as opened:
        opened.tracker.record(read([shipped()]), recorded_at=NOW)
        yield opened


def refused(desk: Scribe, path: str, body: object, status: int = 422) -> list[tuple[str, str]]:
    """The places and codes of what is refused; nothing was written."""
    position = desk.tracker.position()
    told = problem(desk.post(path, body), status, "refused" if status == 422 else "taken")
    assert desk.tracker.position() == position
    assert all(error["reason"] for error in told["errors"])
    assert told["errors"][0]["reason"] in told["detail"]
    return [(error["field"], error["code"]) for error in told["errors"]]


# ------------------------------------------------------------------------------------------------- what is accepted


@pytest.mark.parametrize(("operation", "name"), [(one, name) for one, samples in SAMPLES.items() for name in samples])
def test_every_example_of_the_description_can_be_recorded(shelf: Scribe, operation: str, name: str) -> None:
    described = shelf.client.get("/openapi.json").json()["paths"]
    path = next(path for path, methods in described.items() if methods.get("post", {}).get("operationId") == operation)
    kind = operation.removeprefix("record_").removesuffix("_facts")
    answer = shelf.post(path.format(id=TRIED.get(kind)), SAMPLES[operation][name]["value"])
    assert answer.status_code == 201, answer.text
    assert answer.json()["events"] > 0
    assert answer.json()["position"] == shelf.tracker.position()
    location = answer.headers["location"]
    if location.startswith("/ledger"):
        assert location == f"/ledger?after={answer.json()['position'] - answer.json()['events']}"
    else:
        assert shelf.client.get(location).status_code == 200
    again = shelf.post(path.format(id=TRIED.get(kind)), SAMPLES[operation][name]["value"])
    assert (again.status_code, again.json()["events"], "location" in again.headers) == (200, 0, False)
    assert again.json()["unchanged"] > 0


def test_a_whole_casebook_is_taken_in_as_the_files_are(engine: Engine, desk: Scribe) -> None:
    with engine.place() as url, scribe(url, book=None) as other:
        words = [article | ({"text": TEXT} if "text" in article else {}) for article in CASEBOOK["articles"]]
        receipt = other.post("/import", {**CASEBOOK, "articles": words}).json()
        assert receipt["position"] == receipt["events"] == desk.tracker.position() + 1  # and the text
        state = f"/mechanisms/{COUNCIL}?at=2024-06-30"
        mine, theirs = (client.get(state).json() for client in (desk.client, other.client))
        assert mine["sentence"] == theirs["sentence"]
        assert other.client.get(f"/articles/{REPORT}").json()["length"] == len(TEXT)
        assert desk.post("/import", {"articles": [words[2]]}).json()["streams"] == [REPORT]


@pytest.mark.parametrize("media_type", ["application/yaml", "application/yaml; charset=UTF-8", "text/yaml", "application/x-yaml"])
def test_a_casebook_may_be_yaml(desk: Scribe, media_type: str) -> None:
    document = yaml.safe_dump({"articles": [ARTICLE]}, allow_unicode=True).encode()
    assert desk.send("/import", document, media_type).json()["events"] == 2


def test_several_documents_of_yaml_refer_to_each_other(desk: Scribe) -> None:
    met = fact("met", "SessionHeld", "2024-06-20", "They met.", ARTICLE["id"])
    first, second = ({"mechanisms": [{"id": COUNCIL, "facts": [met]}]}, {"articles": [ARTICLE]})
    assert desk.send("/import", yaml.safe_dump_all([first, second]).encode(), "application/yaml").json()["events"] == 3


def test_facts_and_entries_may_be_yaml_too(desk: Scribe) -> None:
    assert desk.send(FACTS, yaml.safe_dump(HELD).encode(), "application/yaml").status_code == 201
    assert desk.send("/articles", yaml.safe_dump(ARTICLE).encode(), "application/yaml").status_code == 201
    two = yaml.safe_dump_all([HELD, HELD]).encode()
    assert "one document" in problem(desk.send(FACTS, two, "application/yaml"), 400, "bad-request")["detail"]


def test_what_is_recorded_is_answered_at_once(desk: Scribe) -> None:
    assert desk.post(FACTS, HELD).json() == {
        "position": desk.tracker.position(), "events": 1, "unchanged": 0, "streams": [COUNCIL],
    }  # fmt: skip
    assert desk.client.get(f"/mechanisms/{COUNCIL}?at=2024-06-01").json()["last_session"]["held"] == "2024-05-29"


def test_one_fact_of_several_streams_is_recorded_in_each(desk: Scribe) -> None:
    receipt = desk.post(FACTS, HELD | {"also_in": [SUMMIT]}).json()
    assert (receipt["events"], set(receipt["streams"])) == (2, {COUNCIL, SUMMIT})


def test_facts_of_a_double_are_recorded_in_its_own_stream_and_can_take_it_apart_again(desk: Scribe) -> None:
    twin = f"/mechanisms/{SUMMIT}/facts"
    merged = fact("merged", "MergedInto", "2024-05-29", "They are one.", REPORT, id=COUNCIL)
    assert desk.post(twin, merged).status_code == 201
    assert desk.client.get(f"/mechanisms/{SUMMIT}").status_code == 307
    assert desk.post(twin, fact("fourth", "SessionProposed", "2024-05-29", "One more.", REPORT)).json()["streams"] == [SUMMIT]
    undone = fact("undone", "MergeUndone", "2024-05-30", "They are two.", REPORT)
    assert desk.post(twin, undone).status_code == 201
    assert desk.client.get(f"/mechanisms/{SUMMIT}").status_code == 200


# ---------------------------------------------------------------------------------------------- whose word it is


def coder(desk: Scribe, key: str) -> str | None:
    items = desk.client.get(FACTS).json()["items"]
    coded: str | None = next(item for item in items if item["key"] == key)["details"].get("coded_by")
    return coded


def test_the_name_of_the_key_is_kept_as_the_coder_unless_one_is_named(desk: Scribe) -> None:
    desk.post(FACTS, HELD)
    desk.post(FACTS, HELD | {"key": "fourth-held", "coded_by": "Ada Arden"})
    assert (coder(desk, "third-held"), coder(desk, "fourth-held")) == ("desk", "Ada Arden")


def test_the_same_fact_from_another_desk_is_there_already(desk: Scribe) -> None:
    desk.post(FACTS, HELD)
    other = Scribe(desk.tracker, desk.client, desk.key("other", "record"))
    for again in (other.post(FACTS, HELD), other.post(FACTS, HELD | {"coded_by": "desk"})):
        assert (again.status_code, again.json()["events"], again.json()["unchanged"]) == (200, 0, 1)
    assert coder(desk, "third-held") == "desk"
    assert refused(other, FACTS, HELD | {"coded_by": "Somebody else"}, 409) == [("key", "key-taken")]


# ------------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("path", "body", "found"),
    [
        (FACTS, HELD | {"ocurred": "2024"}, [("ocurred", "unknown-key")]),
        (FACTS, HELD | {"event": "SesionHeld"}, [("event", "unknown-event")]),
        (FACTS, HELD | {"event": "VisitMade"}, [("event", "unknown-event")]),
        (FACTS, HELD | {"occurred": "2024-13"}, [("occurred", "not-a-date")]),
        (FACTS, HELD | {"citations": []}, [("citations", "no-citation")]),
        (FACTS, HELD | {"citations": [{"article": "nothing"}]}, [("citations[0].article", "unknown-article")]),
        (FACTS, {"facts": [HELD, HELD | {"key": "x", "by": ["nobody"]}]}, [("facts[1].by[0]", "unknown-actor")]),
        (FACTS, {"facts": []}, [("facts", "empty")]),
        (FACTS, {"facts": [HELD], "fact": HELD}, [("fact", "unknown-key")]),
        (FACTS, {"facts": HELD}, [("facts", "wrong-type")]),
        (FACTS, [HELD], [("", "wrong-type")]),
        (FACTS, {}, [("event", "missing-key")]),
        ("/mechanisms", {"id": "x", "name": "X", "parties": ["nobody"]}, [("parties[0]", "unknown-actor")]),
        ("/mechanisms", {"id": "X Y", "name": "X"}, [("id", "not-an-id")]),
        ("/mechanisms", {"name": "X"}, [("id", "missing-key")]),
        ("/mechanisms", "x", [("", "wrong-type")]),
        ("/actors", {"id": "AB", "kind": "state", "name": "Nowhere"}, None),
        ("/articles", ARTICLE | {"text": "/etc/passwd"}, [("text", "path")]),
        ("/articles", ARTICLE | {"text": "..\\report.txt"}, [("text", "path")]),
        ("/articles", ARTICLE | {"text": "報告/本文.txt"}, [("text", "path")]),
        ("/articles", ARTICLE | {"text": "  "}, [("text", "no-text")]),
        ("/articles", ARTICLE | {"text": ["They met."]}, [("text", "wrong-type")]),
        ("/import", {"mechanism": []}, [("mechanism", "unknown-key")]),
        ("/import", {"articles": [ARTICLE | {"text": "report.txt"}]}, [("articles[0].text", "path")]),
        ("/import", {"articles": [ARTICLE], "mechanisms": [{"id": COUNCIL, "facts": [{"event": "X"}]}]}, None),
    ],
)  # fmt: skip
def test_what_is_refused_names_the_place_and_writes_nothing(still: Scribe, path: str, body: Any, found: Any) -> None:
    assert refused(still, path, body) == (found or refused(still, path, body))
    assert refused(still, f"{path}?dry_run=true", body) == refused(still, path, body)
    assert still.client.get(f"/articles/{ARTICLE['id']}").status_code == 404


def test_every_reason_is_told_at_once_with_its_line(still: Scribe) -> None:
    articles = "articles:\n  - {id: one, title: One, published: 2024-06-01}\n"
    others = "actors:\n  - {id: x, kind: nation, name: X}\nmechanisms:\n  - id: m\n    nam: M\n"
    told = problem(still.send("/import", (articles + others).encode(), "application/yaml"), 422, "refused")
    assert [(error["field"], error["line"]) for error in told["errors"]] == [("actors[0].kind", 4), ("mechanisms[0].nam", 7)]
    assert "did you mean 'name'?" in told["errors"][1]["reason"]
    assert "(and 1 more)" in told["detail"]


def test_what_exists_with_other_content_is_a_conflict(desk: Scribe) -> None:
    desk.post(FACTS, HELD)
    assert refused(desk, FACTS, HELD | {"gist": "They did not."}, 409) == [("key", "key-taken")]
    assert refused(desk, "/mechanisms", {"id": COUNCIL, "name": "Another"}, 409) == [("", "changed-registration")]
    assert refused(desk, "/issues", {"id": COUNCIL, "name": "Another"}, 409) == [("", "id-taken")]
    desk.post("/articles", ARTICLE)
    assert refused(desk, "/articles", ARTICLE | {"text": "They did not meet."}, 409) == [("text", "text-taken")]
    mixed = {"facts": [HELD | {"gist": "They did not."}, HELD | {"key": "x", "by": ["nobody"]}]}
    assert {code for _, code in refused(desk, FACTS, mixed)} == {"key-taken", "unknown-actor"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mechanisms/no-such/facts", "mechanism"),
        (f"/visits/{COUNCIL}/facts", "visit"),
        (f"/mechanisms/{REPORT}/facts", "mechanism"),
        (f"/articles/{COUNCIL}/facts", "article"),
        ("/actors/%00/facts", "actor"),
        (f"/issues/{'x' * 3_000}/facts", "issue"),
    ],
)
def test_facts_of_what_is_not_there_or_is_something_else_are_not_found(still: Scribe, path: str, kind: str) -> None:
    told = problem(still.post(path, HELD), 404, "not-known")
    assert f"holds no {kind}" in told["detail"]
    assert (told["known_from"], len(told["detail"]) < 400) == (None, True)


# ------------------------------------------------------------------------------------- bodies that cannot be read


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the body is empty"),
        (b" \n", "the body is empty"),
        (b"{", "this is not JSON"),
        (b'{"a": 1}{"b": 2}', "this is not JSON"),
        (b'{"a": NaN}', "this is not JSON"),
        (b'{"event": "\\ud800"}', "this is not JSON"),
        (b'{"event": "\xff"}', "not UTF-8"),
        ('{"event": "é"}'.encode("utf-16"), "not UTF-8"),
        (b'{"key": "a", "key": "b"}', "the key 'key' is written twice (line 1)"),
        (b"[" * 100_000, "nested deeper"),
        (b"[" * 33 + b"]" * 33, "nested deeper than 32 levels"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "nested deeper"),
    ],
    ids=lambda part: repr(part)[:40],
)
def test_a_body_that_cannot_be_read_is_a_bad_request(still: Scribe, content: bytes, reason: str) -> None:
    for path in (FACTS, "/mechanisms", "/import"):
        told = problem(still.send(path, content), 400, "bad-request")
        assert reason in told["errors"][0]["reason"]


def test_a_body_that_says_what_no_key_takes_is_refused(still: Scribe) -> None:
    for path in (FACTS, "/mechanisms", "/import"):
        told = problem(still.send(path, b'{"reason": true}'), 422, "refused")
        assert [(error["field"], error["code"], error["line"]) for error in told["errors"]] == [("reason", "truth-value", 1)]


@pytest.mark.parametrize(
    "content", [b"", b"# nothing", b"a: *b", b"a: !!python/object:os.system x", b"a: [", b"a: 1\na: 2", b"[" * 9_999]
)
def test_a_body_of_yaml_that_cannot_be_read_is_a_bad_request(still: Scribe, content: bytes) -> None:
    assert problem(still.send("/import", content, "application/yaml"), 400, "bad-request")["errors"]


@pytest.mark.parametrize(
    ("media_type", "headers"),
    [
        (None, {}), ("text/plain", {}), ("application/xml", {}), ("application/json; charset=latin-1", {}), ("", {}),
        ("application/x-www-form-urlencoded", {}), ("multipart/form-data; boundary=x", {}), ("application/jsonp", {}),
        ("application/json", {"Content_Encoding": "gzip"}),
    ],
)  # fmt: skip
def test_other_media_types_are_not_read(still: Scribe, media_type: str | None, headers: dict[str, str]) -> None:
    told = problem(still.send(FACTS, json.dumps(HELD).encode(), media_type, **headers), 415, "media-type")
    assert "application/json" in told["detail"]


@pytest.mark.parametrize(
    "media_type", ["application/json", "Application/JSON", "application/json; charset=utf-8", 'application/json;charset="UTF-8"']
)
def test_json_may_name_its_charset(desk: Scribe, media_type: str) -> None:
    assert desk.send(FACTS, json.dumps(HELD).encode(), media_type).status_code == 201


SMALL = Terms(body_limit=1_000, import_limit=2_000, write_rate=0)


@pytest.mark.parametrize(("path", "most"), [(FACTS, 1_000), ("/articles", 1_000), ("/import", 2_000)])
def test_a_body_over_the_limit_is_not_read(place: str, path: str, most: int) -> None:
    with scribe(place, terms=SMALL) as desk:
        for size, status in ((most, 400), (most + 1, 413)):
            assert desk.send(path, b" " * size).status_code == status
            assert desk.send(path, iter([b" " * (size - 1), b" "])).status_code == status  # its length is not said
        assert f"at most {most:,} bytes" in problem(desk.send(path, b" " * 9_999), 413, "too-large")["detail"]


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 5_000, "0x10", "٣"])
def test_a_length_that_is_none_is_no_failure_of_ours(still: Scribe, length: str) -> None:
    sent = {"Authorization": f"Bearer {still.token}", "Content-Type": "application/json", "Content-Length": length}
    headers = {name.encode(): value.encode() for name, value in sent.items()}
    assert still.client.post(FACTS, content=b"{", headers=headers).status_code in (400, 413)


# --------------------------------------------------------------------------------------------- the description


def test_every_event_is_described_with_its_fields(still: Scribe) -> None:
    from domain.article import ARTICLE_EVENTS
    from domain.catalogue import EVENTS

    shapes = still.client.get("/openapi.json").json()["components"]["schemas"]
    for name, event in EVENTS.items():
        if "key" in event.model_fields:
            fields = {field.alias or field_name for field_name, field in event.model_fields.items()}
            assert set(shapes[name]["properties"]) == {"event", *fields}
            assert shapes[name]["properties"]["event"]["enum"] == [name]
            assert shapes[name]["additionalProperties"] is False
            example(event, shapes[name])
    described = {ref.rpartition("/")[2] for ref in shapes["ArticleFact"]["discriminator"]["mapping"].values()}
    assert described == {event.__name__ for event in ARTICLE_EVENTS if "key" in event.model_fields}


def example(event: type[Event], shape: Any) -> Event:
    """The event with the examples of all its fields: each of them is of the right kind."""
    fields = {name: part["examples"][0] for name, part in shape["properties"].items() if name != "event"}
    for citation in fields.get("citations", []):
        citation.pop("passage", None)
    return event.model_validate(fields)


def test_every_reference_of_the_description_leads_somewhere(still: Scribe) -> None:
    described = still.client.get("/openapi.json").json()

    def refs(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from (value for name, value in part.items() if name == "$ref" and isinstance(value, str))
        for within in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from refs(within)

    for ref in set(refs(described)):
        part = described
        for step in ref.removeprefix("#/").split("/"):
            part = part[step]
    for path in ("/mechanisms", "/import", FACTS.replace(COUNCIL, "{id}")):
        post = described["paths"][path]["post"]
        assert post["security"] == [{"key": []}]
        assert {"200", "201", "400", "401", "403", "409", "413", "415", "422"} <= set(post["responses"])
        assert {parameter["name"] for parameter in post["parameters"]} >= {"dry_run", "Idempotency-Key"}


def test_unknown_parameters_are_refused(still: Scribe) -> None:
    assert "did you mean dry_run?" in problem(still.post(f"{FACTS}?dry_rum=true", HELD), 400, "bad-request")["detail"]
    assert problem(still.post(f"{FACTS}?dry_run=perhaps", HELD), 400, "bad-request")["errors"][0]["field"] == "dry_run"
    assert still.post(f"{FACTS}?at=2024-05-30", HELD).status_code == 400
    assert len(BOOK["articles"]) == len(still.client.get("/articles").json()["items"])
