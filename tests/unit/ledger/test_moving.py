"""A ledger that is moved is the same ledger, whatever engine kept it and whichever keeps it now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.bootstrap import moved
from api.ledger import InTheWay, Ledger, Message, Submission, Unavailable, Unsound, carrying, open_ledger, text_digest
from tests.engines import PostgreSQL
from tests.unit.ledger.words import NOON, actor, article, record

TEXT = "The commission met.\0"
LATER = datetime(2024, 7, 1, tzinfo=UTC)
ASKED = Submission("desk", "one", "digest")
Way = tuple[str, str]


def fill(ledger: Ledger) -> str:
    """Something of everything that a ledger keeps. Returns the token of a key."""
    digest = text_digest(TEXT)
    record(ledger, 3, 2)
    ledger.append({"gazette-1": article(digest, TEXT)}, expected={}, recorded_at=LATER, texts={digest: TEXT}, submission=ASKED)
    _, token = ledger.keys.create("desk", ("record",), NOON)
    webhook, _ = ledger.webhooks.add("https://hooks.example.org/", "desk", {"states": ("CN",)}, NOON, NOON.date())
    for number in range(3):
        ledger.outbox.post(Message(f"msg_{number}", webhook.id, "{}", NOON, next_attempt=NOON))
    ledger.append({"party": [actor("The 日中 Party")]}, expected={}, recorded_at=LATER)
    return token


def content(ledger: Ledger, token: str) -> list[object]:
    """All that was put in."""
    (webhook,) = ledger.webhooks.all()
    secrets = [dispatch.secrets for dispatch in ledger.outbox.claim(NOON, NOON + timedelta(0), 10, 10)]
    outbox = [(one.id, one.body, one.created) for one in ledger.outbox.latest(webhook.id, 10)]
    texts = ledger.text(text_digest(TEXT))
    return [
        ledger.end(), ledger.read(), texts, ledger.keys.of_token(token), webhook, secrets, outbox, ledger.outbox.mark(),
        ledger.acknowledged(ASKED), ledger.opened(),
    ]  # fmt: skip


@contextmanager
def places(way: Way, server: PostgreSQL, folder: Path) -> Iterator[tuple[str, str]]:
    """The URLs of the source and of the target."""
    with server.place() as one, server.place() as other:
        files = {"file": f"sqlite:///{folder}/one.db", "other file": f"sqlite:///{folder}/other.db"}
        urls = files | {"server": one, "other server": other}
        yield urls[way[0]], urls[way[1]]


@pytest.fixture(params=[("file", "server"), ("server", "file"), ("server", "other server"), ("file", "other file")], ids="-".join)
def urls(request: pytest.FixtureRequest, postgresql: PostgreSQL, tmp_path: Path) -> Iterator[tuple[str, str]]:
    with places(request.param, postgresql, tmp_path) as found:
        yield found


def test_all_that_was_recorded_is_there_and_goes_on(urls: tuple[str, str]) -> None:
    source, target = urls
    with open_ledger(source) as ledger:
        token = fill(ledger)
        before = content(ledger, token)
        webhook = ledger.webhooks.all()[0].id
    assert moved(source, target) == before[0]
    with open_ledger(target) as ledger:
        assert content(ledger, token) == before
        assert list(ledger.verify()) == []
        ledger.outbox.post(Message("msg_9", webhook, "{}", NOON, next_attempt=NOON))
        assert ledger.outbox.latest(webhook, 1)[0].id == "msg_9"
        record(ledger, 1)
        assert (ledger.position(), list(ledger.verify())) == (9, [])


def test_what_is_broken_off_goes_on_and_is_nobodys_until_then(urls: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "AT_ONCE", 3)
    source, target = urls
    with open_ledger(source) as ledger:
        token = fill(ledger)
        before = content(ledger, token)

    def interrupted(position: int) -> None:
        if position == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moved(source, target, told=interrupted)
    for as_it_lies in (False, True):
        with pytest.raises(Unavailable, match="run the same command again"):
            open_ledger(target, as_it_lies=as_it_lies)
    told: list[int] = []
    assert moved(source, target, told=told.append) == before[0]
    assert told == [8]
    with open_ledger(target) as ledger:
        assert content(ledger, token) == before
        assert list(ledger.verify()) == []


def test_what_was_begun_from_another_ledger_is_left_alone(postgresql: PostgreSQL, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/other.db"
    with open_ledger(other) as ledger:
        record(ledger, 9)
    with places(("file", "server"), postgresql, tmp_path) as (source, target):
        with open_ledger(source) as ledger:
            fill(ledger)
        with pytest.raises(ZeroDivisionError):
            moved(source, target, told=lambda _: 1 // 0)
        with pytest.raises(InTheWay, match="from another one"):
            moved(other, target)


def test_what_is_not_empty_is_refused_and_left_alone(urls: tuple[str, str]) -> None:
    source, target = urls
    with open_ledger(source) as ledger:
        fill(ledger)
    with open_ledger(target) as ledger:
        _, token = ledger.keys.create("desk", ("record",), NOON)
    with pytest.raises(InTheWay, match="not empty"):
        moved(source, target)
    with open_ledger(target) as ledger:
        assert (ledger.position(), ledger.keys.of_token(token) is None) == (0, False)
    with pytest.raises(InTheWay, match="not empty"):
        moved(source, source)


def test_damage_is_not_carried_along(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with places(("file", "server"), postgresql, tmp_path) as (source, target):
        with open_ledger(source) as ledger:
            fill(ledger)
        with closing(sqlite3.connect(tmp_path / "one.db")) as stranger, stranger:
            stranger.execute("UPDATE stored_events SET topic = 'SessionCancelled' WHERE rowid = 3")
        with pytest.raises(Unsound, match="breaks at event 3"):
            moved(source, target)


def test_a_source_that_is_not_there_is_not_made(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with postgresql.place() as target:
        with pytest.raises(Unavailable, match="no ledger"):
            moved(f"sqlite:///{tmp_path}/nowhere.db", target)
        with pytest.raises(Unavailable, match="no ledger"), postgresql.place(new=True) as nothing:
            moved(nothing, target)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_a_server_is_a_file(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with postgresql.place() as url:
        with open_ledger(url) as ledger:
            token = fill(ledger)
            before = content(ledger, token)
            assert ledger.back_up(tmp_path / "copy.db") == before[0]
        with open_ledger(f"sqlite:///{tmp_path}/copy.db") as copy:
            assert content(copy, token) == before
            assert list(copy.verify()) == []
