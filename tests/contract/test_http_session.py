"""One desk's session over HTTP, from an empty ledger: import, ask, correct, deny, settle, try out, collide, repeat, follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import yaml

from api.bootstrap import bootstrap
from api.casebook import shipped
from api.rest import create_app
from api.settings import Settings
from tests.doors.conftest import NOW
from tests.doors.fictional import ACTORS, ARTICLES, COUNCIL, MECHANISMS, TEXT, article, fact
from tests.listening import listening

SHIPPED_COUNCIL = "/mechanisms/japan-china-ruling-party-exchange-council"
SHIPPED_SUMMIT = "/mechanisms/china-japan-korea-summit"
OURS = f"/mechanisms/{COUNCIL}"
FACTS = f"{OURS}/facts"


@dataclass(frozen=True)
class Desk:
    """Someone with a key, at a server."""

    web: httpx.Client

    def ask(self, path: str, **clocks: str) -> Any:
        """What is answered; it has to be an answer."""
        answer = self.web.get(path, params=clocks)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, path: str, body: Any, status: int = 201, **headers: str) -> httpx.Response:
        """Post it; the status has to be the one expected."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.web.post(path, json=body, headers=named)
        assert answer.status_code == status, answer.text
        return answer


@pytest.fixture
def desk(place: str) -> Iterator[Desk]:
    with bootstrap(Settings(database=place)) as tracker:
        _, token = tracker.create_key("desk", ["record"], NOW)
        headers = {"Authorization": f"Bearer {token}"}
        with (
            listening(create_app(tracker, lambda: NOW)) as address,
            httpx.Client(base_url=address, headers=headers, timeout=60) as web,
        ):
            yield Desk(web)


@pytest.fixture
def at_work(desk: Desk) -> Desk:
    """A desk that has recorded the fictional council, step by step."""
    for actor in ACTORS:
        desk.send("/actors", actor)
    for entry in ARTICLES:
        desk.send("/articles", entry | ({"text": TEXT} if "text" in entry else {}))
    council = MECHANISMS[0] | {"facts": []}
    desk.send("/mechanisms", council | {"facts": MECHANISMS[0]["facts"][:1]})
    for one in MECHANISMS[0]["facts"][1:4]:
        desk.send(FACTS, one)
    return desk


def test_every_row_of_the_worked_example(desk: Desk) -> None:
    desk.send("/import", _shipped())
    rows = [
        ("2017-12-31", None, "active", None),
        ("2020-06-01", None, "suspended", "2018"),
        ("2018-06-01", None, "active", None),
        ("2024-05-25", "2024-05-25", "suspended", "2018"),
        ("2024-05-30", "2024-05-25", "suspended", "2018"),
        ("2024-05-30", "2024-05-30", "agreed", "2024-05-29"),
    ]
    for as_of, known_by, status, since in rows:
        answer = desk.ask(SHIPPED_COUNCIL, as_of=as_of, **({"known_by": known_by} if known_by else {}))
        assert (answer["status"], since or answer["since"]) == (status, answer["since"]), (as_of, known_by)
    unknown = desk.web.get(SHIPPED_COUNCIL, params={"at": "2020-06-01"})
    assert (unknown.status_code, unknown.json()["known_from"]) == (404, "2024-05-25")


def test_what_the_rows_say_beside_the_status(desk: Desk) -> None:
    desk.send("/import", _shipped())
    hindsight = desk.ask(SHIPPED_COUNCIL, as_of="2020-06-01")
    assert hindsight["phase"] == {"value": "suspended", "since": "2018", "basis": "reported"}
    vague = desk.ask(SHIPPED_COUNCIL, as_of="2018-06-01")
    assert not vague["settled"]
    assert {other["status"] for other in vague["may_also_be"]} == {"dormant", "suspended"}
    before = desk.ask(SHIPPED_COUNCIL, at="2024-05-25")
    assert (before["opening"]["kind"], before["opening"]["step"]) == ("resumption", "proposed")
    stands = {fact["key"]: fact for fact in desk.ask(f"{SHIPPED_COUNCIL}/facts", at="2024-05-25")["items"]}
    proposed = stands["resumption-proposed-2024"]
    assert (proposed["evidence"], {stand["word"] for stand in proposed["stands"]}) == ("reported", {"declined"})
    assert desk.ask(SHIPPED_COUNCIL, as_of="2024-05-30", known_by="2024-05-25")["forecast"]
    after = desk.ask(SHIPPED_COUNCIL, at="2024-05-30")
    assert (after["evidence"], after["opening"]["open_terms"]) == ("one-side", ["how", "when"])
    assert desk.ask(SHIPPED_SUMMIT, at="2024-05-25")["next_session"]["planned"] == "[2024-05-26..2024-05-28]"
    held = desk.ask(SHIPPED_SUMMIT, at="2024-05-30")
    assert (held["status"], held["last_session"]["held"], held["sessions_held"]) == ("active", "2024-05-27", 2)


def test_a_denial_and_its_settlement(at_work: Desk) -> None:
    assert at_work.ask(OURS, at="2024-06-03")["status"] == "agreed"
    at_work.send(FACTS, MECHANISMS[0]["facts"][4])
    denied = at_work.ask(OURS, at="2024-06-03")
    assert (denied["status"], denied["settled"], denied["disputed"]) == ("suspended", False, ["resumption-agreed"])
    assert at_work.ask(OURS, at="2024-06-02")["status"] == "agreed"
    at_work.send("/articles", article("xb-mail-2024-06-12", "2024-06-12"))
    settled = fact("settled", "DisputeSettled", "2024-06-12", "The minutes are public.", "xb-mail-2024-06-12")
    at_work.send(FACTS, settled | {"upheld": ["resumption-agreed"], "reason": "The minutes say so."})
    assert at_work.ask(OURS, at="2024-06-12")["status"] == "agreed"
    assert at_work.ask(OURS, at="2024-06-11")["status"] == "suspended"


def test_a_correction_revises_what_is_believed_and_not_what_was(at_work: Desk) -> None:
    at_work.send("/articles", article("xa-post-2024-06-08", "2024-06-08"))
    corrected = fact("day-corrected", "FactCorrected", "2024-06-08", "It was the day before.", "xa-post-2024-06-08")
    more = {"fact": "resumption-agreed", "changes": {"occurred": "2024-05-28"}, "cause": "publisher"}
    at_work.send(FACTS, corrected | more)
    assert at_work.ask(OURS, at="2024-06-07")["since"] == "2024-05-29"
    assert at_work.ask(OURS, at="2024-06-08")["since"] == "2024-05-28"
    assert at_work.ask(OURS, as_of="2024-05-29", known_by="2024-06-08")["since"] == "2024-05-28"


def test_a_retraction_of_a_fact_and_of_an_article(at_work: Desk) -> None:
    at_work.send("/articles", article("xa-post-2024-06-08", "2024-06-08"))
    retracted = fact("misread", "FactRetracted", "2024-06-08", "They agreed on nothing.", "xa-post-2024-06-08")
    at_work.send(FACTS, retracted | {"fact": "resumption-agreed", "cause": "publisher"})
    assert at_work.ask(OURS, at="2024-06-07")["status"] == "agreed"
    assert at_work.ask(OURS, at="2024-06-08")["status"] == "suspended"
    withdrawn = {"key": "withdrawn", "event": "ArticleRetracted", "published": "2024-06-20", "reason": "Made up."}
    at_work.send("/articles/xa-post-2024-05-20/facts", withdrawn)
    assert at_work.ask(OURS, at="2024-06-19")["status"] == "suspended"
    assert at_work.ask(OURS, at="2024-06-20")["status"] != "suspended"


def test_a_dry_run_tells_what_would_be_and_writes_nothing(at_work: Desk) -> None:
    before = at_work.ask("/readyz")["position"]
    tried = at_work.send(f"{FACTS}?dry_run=true", MECHANISMS[0]["facts"][4], 200).json()
    assert [(event["stream"], event["event"]) for event in tried["events"]] == [(COUNCIL, "FactDenied")]
    (subject,) = tried["subjects"]
    assert (subject["before"]["status"], subject["after"]["status"]) == ("agreed", "suspended")
    assert at_work.ask("/readyz")["position"] == before
    at_work.send(FACTS, MECHANISMS[0]["facts"][4])
    assert at_work.ask(OURS)["status"] == subject["after"]["status"]


def test_a_stream_that_moved_meanwhile(at_work: Desk) -> None:
    seen = at_work.web.get(OURS).headers["ETag"]
    at_work.send(FACTS, MECHANISMS[0]["facts"][4], If_Match=seen)
    at_work.send("/articles", article("xb-mail-2024-06-12", "2024-06-12"))
    late = fact("met", "SessionHeld", "2024-06-11", "They met.", "xb-mail-2024-06-12")
    refused = at_work.send(FACTS, late, 412, If_Match=seen)
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert "met" not in {one["key"] for one in at_work.ask(f"{OURS}/facts")["items"]}
    at_work.send(FACTS, late, If_Match=at_work.web.get(OURS).headers["ETag"])


def test_the_same_request_again(at_work: Desk) -> None:
    first = at_work.send(FACTS, MECHANISMS[0]["facts"][4], Idempotency_Key="denial-1")
    position = at_work.ask("/readyz")["position"]
    again = at_work.send(FACTS, MECHANISMS[0]["facts"][4], first.status_code, Idempotency_Key="denial-1")
    assert (again.json(), at_work.ask("/readyz")["position"]) == (first.json(), position)
    other = fact("suspended-again", "MechanismSuspended", "2024-06-01", "It is off again.", "xb-mail-2024-06-03")
    at_work.send(FACTS, other, 422, Idempotency_Key="denial-1")


def test_following_the_ledger_over_a_connection_that_breaks(at_work: Desk) -> None:
    whole = at_work.ask("/ledger", limit="1000")["items"]
    assert [item["position"] for item in whole] == list(range(1, len(whole) + 1))
    seen = _follow(at_work, None, 7)
    at_work.send(FACTS, MECHANISMS[0]["facts"][4])
    seen += _follow(at_work, seen[-1]["position"], len(whole) + 1 - 7)
    assert seen == at_work.ask("/ledger", limit="1000")["items"]


def _follow(desk: Desk, last: int | None, count: int) -> list[Any]:
    """The next events of the stream, until that many came and the connection is dropped."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    items: list[Any] = []
    with desk.web.stream("GET", "/ledger/stream", headers=headers) as answer:
        for line in answer.iter_lines():
            if line.startswith("data:"):
                items.append(json.loads(line.removeprefix("data:")))
            if len(items) == count:
                return items
    return items


def _shipped() -> dict[str, list[Any]]:
    """The shipped casebook as one document."""
    whole: dict[str, list[Any]] = {}
    for file in sorted(shipped().rglob("*.yaml")):
        for section, entries in _texts(yaml.load(file.read_text(), yaml.BaseLoader)).items():
            whole.setdefault(section, []).extend(entries)
    return whole


def _texts(part: Any) -> Any:
    """YAML's scalars as the casebook reads them: text, or null."""
    if isinstance(part, dict):
        return {name: _texts(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_texts(value) for value in part]
    return None if part == "null" else part
