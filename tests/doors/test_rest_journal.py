"""The journal: ids of requests, the lines of the log, what is counted; and whether the server is ready."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from logging.config import dictConfig
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as metrics
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.rest import create_app
from api.rest.logs import InRequest, Line, Record, configuration
from api.settings import Settings, ledger_url
from api.tracker import LedgerError, Tracker
from tests.doors.conftest import now
from tests.doors.fictional import COUNCIL
from tests.doors.keyed import Keyed, keyed
from tests.engines import Engine

STATE = f"/mechanisms/{COUNCIL}"


class Kept(logging.Handler):
    """Keeps the lines that would be written."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self.addFilter(InRequest())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(params=[Record, Line], ids=["json", "text"])
def kept(request: pytest.FixtureRequest) -> Iterator[Kept]:
    """The log, in either format."""
    handler, logger = Kept(request.param()), logging.getLogger("api")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.fixture(scope="module")
def desk(engine: Engine, tmp_path_factory: pytest.TempPathFactory, casebook: Path) -> Iterator[Keyed]:
    with engine.place(tmp_path_factory.mktemp("keyed")) as url, keyed(url, casebook) as opened:
        yield opened


def test_a_request_keeps_a_sane_id_and_gets_one_else(client: TestClient) -> None:
    assert client.get(STATE, headers={"X-Request-ID": "desk-42.a_B~"}).headers["x-request-id"] == "desk-42.a_B~"
    for odd in ("", "a b", "x" * 65, "a/b", "-x", '"'):
        given = client.get(STATE, headers={"X-Request-ID": odd}).headers["x-request-id"]
        assert given != odd
        assert len(given) == 32
    assert client.get(STATE).headers["x-request-id"] != client.get(STATE).headers["x-request-id"]


@pytest.mark.parametrize("path", ["/nowhere", f"{STATE}?x=1", f"{STATE}?at=1990-01-01", f"/livez?{'a' * 8_000}"])
def test_a_problem_names_its_request(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"X-Request-ID": "mine"})
    assert response.json()["request_id"] == response.headers["x-request-id"] == "mine"


def test_a_line_tells_the_request_and_nothing_that_is_secret(desk: Keyed, kept: Kept) -> None:
    headers = {**desk.key, "X-Request-ID": "mine"}
    response = desk.client().get(f"{STATE}?at=2024-05-30", headers=headers)
    (line,) = kept.lines
    if isinstance(kept.formatter, Record):
        told = json.loads(line)
        assert {name: told[name] for name in ("level", "message", "method", "route", "status", "bytes", "key", "request_id")} == {
            "level": "INFO",
            "message": "GET /mechanisms/{id} 200",
            "method": "GET",
            "route": "/mechanisms/{id}",
            "status": 200,
            "bytes": len(response.content),
            "key": "desk",
            "request_id": "mine",
        }
        assert told["duration_ms"] >= 0
        assert told["time"].endswith("+00:00")
    else:
        assert "GET /mechanisms/{id} 200" in line
        assert "key=desk request_id=mine" in line
    for secret in (desk.token, COUNCIL, "2024-05-30", "203.0.113"):
        assert secret not in line


def test_every_request_has_one_line_also_those_that_lead_nowhere(client: TestClient, kept: Kept) -> None:
    for method, path in [
        ("GET", "/nowhere"),
        ("HEAD", STATE),
        ("DELETE", STATE),
        ("BREW", "/x"),
        ("GET", "/docs/assets/swagger-ui.css"),
    ]:
        client.request(method, path)
    told = [line for line in kept.lines if isinstance(kept.formatter, Line) or json.loads(line)]
    found = [next(part for part in ("none 404", "{id} 200", "{id} 405", "assets 200") if part in line) for line in told]
    assert found == ["none 404", "{id} 200", "{id} 405", "none 404", "assets 200"]


def test_why_an_error_came_about_is_for_the_log_alone(tracker: Tracker, monkeypatch: pytest.MonkeyPatch, kept: Kept) -> None:
    def fail(self: Tracker) -> int:
        raise LedgerError("the disk at /srv is gone")

    monkeypatch.setattr(Tracker, "position", fail)
    response = TestClient(create_app(tracker, now)).get("/readyz", headers={"X-Request-ID": "mine"})
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert "/srv" not in response.text
    assert any("the disk at /srv is gone" in line and "mine" in line for line in kept.lines)


@pytest.mark.parametrize("format", ["text", "json"])
def test_the_log_can_be_set_up(format: Any) -> None:
    configured = configuration(format, "info")
    assert configured["handlers"]["stderr"]["stream"] == "ext://sys.stderr"
    root, level = logging.getLogger(), logging.getLogger("api").level
    before = root.handlers[:]
    dictConfig(configured)
    try:
        assert isinstance(root.handlers[0].formatter, Record if format == "json" else Line)
    finally:
        root.handlers[:] = before
        root.setLevel(logging.WARNING)
        logging.getLogger("api").setLevel(level)


def counted(client: TestClient, parse: Any = metrics, **headers: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 200
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in parse(response.text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_never_by_id(tracker: Tracker) -> None:
    client = TestClient(create_app(tracker, now))
    for path in (STATE, STATE, "/mechanisms/no-such", "/nowhere", "/elsewhere"):
        client.get(path)
    client.request("BREW", "/pot")
    found = counted(client)

    def requests(method: str, route: str, status: str) -> float:
        labels = frozenset({"method": method, "route": route, "status": status}.items())
        return found["detente_http_requests_total", labels]

    assert requests("GET", "/mechanisms/{id}", "200") == 2
    assert requests("GET", "/mechanisms/{id}", "404") == 1
    assert requests("GET", "none", "404") == 2
    assert requests("other", "none", "404") == 1
    seconds = found[
        "detente_http_request_duration_seconds_count", frozenset({"method": "GET", "route": "/mechanisms/{id}"}.items())
    ]
    assert seconds == 3
    assert found["detente_http_requests_in_flight", frozenset()] == 1
    assert found["detente_ledger_position", frozenset()] == found["detente_ledger_events_total", frozenset()] == tracker.position()
    assert ("process_resident_memory_bytes", frozenset()) in found


def test_two_applications_count_apart(tracker: Tracker) -> None:
    one, other = (TestClient(create_app(tracker, now)) for _ in range(2))
    one.get(STATE)
    assert not [name for name, labels in counted(other) if ("route", "/mechanisms/{id}") in labels]


def test_counts_come_in_the_format_that_is_asked_for(client: TestClient) -> None:
    assert client.get("/metrics").headers["content-type"].startswith("text/plain; version=")
    accept = "application/openmetrics-text; version=1.0.0"
    assert client.get("/metrics", headers={"Accept": accept}).headers["content-type"].startswith(accept)
    assert counted(client, openmetrics, accept=accept)["detente_ledger_up", frozenset()] == 1


def test_a_server_without_its_ledger_lives_but_is_not_ready(tmp_path: Path) -> None:
    with bootstrap(Settings(database=ledger_url(tmp_path / "ledger.db"))) as tracker:
        client = TestClient(create_app(tracker, now))
        assert client.get("/readyz").json() == {"status": "ok", "position": 0}
        (tmp_path / "ledger.db").rename(tmp_path / "elsewhere.db")
        response = client.get("/readyz")
        assert (response.status_code, response.json()["type"]) == (503, "urn:detente:problem:ledger-unavailable")
        assert not (tmp_path / "ledger.db").exists()
        assert client.get("/livez").status_code == 200
    closed = TestClient(create_app(tracker, now))
    assert closed.get("/readyz").status_code == 503
    assert counted(closed)["detente_ledger_up", frozenset()] == 0
