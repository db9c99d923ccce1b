"""Webhooks at the command line, and a server that tells them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.doors.conftest import Run
from tests.doors.fictional import COUNCIL, write_casebook
from tests.receiving import Receiver, receiving

URL = "https://hooks.example.org/detente"
PATIENCE = 60
"""Seconds that something may take on a busy machine."""


@pytest.fixture
def database(place: str) -> str:
    """A ledger of each test's own."""
    return place


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A receiver on this machine, which commands may reach."""
    monkeypatch.setenv("DETENTE_WEBHOOKS_TO_LOOPBACK", "true")
    with receiving() as kept:
        yield kept


def added(run: Run, *arguments: str) -> tuple[str, str]:
    """The id and the secret of a new webhook."""
    result = run("webhook", "add", *arguments)
    assert result.exit_code == 0, result.stderr
    found = re.search(r"Webhook (wh_[0-9a-f]+) ", result.stderr)
    assert found
    return found[1], result.stdout.strip()


def test_a_webhook_is_made_listed_and_removed(run: Run) -> None:
    assert "There is no webhook" in run("webhook", "list", "--format", "table").stdout
    filters = ["--name", "desk", "--state", "XA", "--state", "XB", "--party", "xa-forward", "--id", COUNCIL, "--kind", "summit"]
    id, secret = added(run, URL, *filters, "--what", "mechanism")
    listed = run("webhook", "list", "--format", "json")
    (item,) = json.loads(listed.stdout)["items"]
    assert (item["id"], item["url"], item["name"], item["created"]) == (id, URL, "desk", "2024-06-30T12:00:00Z")
    assert item["filters"] == {
        "parties": ["xa-forward"], "states": ["XA", "XB"], "ids": [COUNCIL], "kinds": ["summit"], "what": ["mechanism"],
    }  # fmt: skip
    table = run("webhook", "list", "--format", "table", columns=200).stdout
    assert ("well" in table, "states: XA, XB" in table) == (True, True)
    assert secret.startswith("whsec_")
    assert secret[6:] not in listed.output + table
    renewed = run("webhook", "renew", id).stdout.strip()
    assert renewed.startswith("whsec_")
    assert renewed != secret
    assert f"The webhook {id} is removed." in run("webhook", "remove", id).stderr
    assert run("webhook", "remove", id).exit_code == 3
    assert run("webhook", "deliveries", id).exit_code == 3


def test_what_cannot_be_a_webhook_is_explained(run: Run) -> None:
    for url in ("http://hooks.example.org/", "https://127.0.0.1/", "http://127.0.0.1:8000/"):
        refused = run("webhook", "add", url)
        assert (refused.exit_code, refused.stdout) == (5, "")
        assert "url: " in refused.stderr
    usage = run("webhook", "add", URL, "--state", "Xanadu")
    assert (usage.exit_code, "--state" in usage.stderr) == (2, True)
    assert run("webhook", "add", URL, "--what", "actor").exit_code == 2
    assert json.loads(run("webhook", "list", "--format", "json").stdout)["items"] == []


def test_one_round_tells_what_has_changed(run: Run, receiver: Receiver, tmp_path: Path) -> None:
    id, _ = added(run, receiver.url, "--id", COUNCIL)
    assert "Deliveries tried: 0." in run("deliver").stderr
    assert run("import", str(write_casebook(tmp_path / "casebook"))).exit_code == 0
    assert "Message msg_" in run("webhook", "test", id).stderr
    assert "Deliveries tried: 2." in run("deliver").stderr
    assert sorted(told["type"] for told in receiver.told()) == ["ping", "state.changed"]
    assert "Deliveries tried: 0." in run("deliver").stderr
    table = run("webhook", "deliveries", id, "--format", "table", columns=200).stdout
    assert table.count("delivered") == 2
    items = json.loads(run("webhook", "deliveries", id, "--format", "json").stdout)["items"]
    assert [item["answer"] for item in items] == ["204", "204"]


def test_a_server_tells_what_another_process_records_and_stops_at_once(
    run: Run, receiver: Receiver, database: str, tmp_path: Path
) -> None:
    added(run, receiver.url)
    serve = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]
    environment = {**os.environ, "DETENTE_DATABASE": database}
    with subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert "listens" in process.stderr.readline()
            assert run("import", str(write_casebook(tmp_path / "casebook"))).exit_code == 0
            deadline = monotonic() + PATIENCE
            while len(receiver.letters) < 3 and monotonic() < deadline:
                sleep(0.05)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, "Traceback" in err) == (0, False)
    assert {told["data"]["id"] for told in receiver.told()} >= {COUNCIL}
