"""The steps of whoever follows the ledger over a real connection, which may drop."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice

import httpx
import pytest
from pytest_bdd import given, parsers, then, when

from api.rest import create_app
from domain.actor import ActorRegistered
from domain.proposal import Proposal
from tests.doors.following import LONGEST, Dispatch, following, serving
from tests.features.facts import Table, rows
from tests.features.world import NOW, RECORDED, World


class Archive:
    """Someone who keeps every event that arrives, and a server that may be started anew."""

    def __init__(self, world: World) -> None:
        self._world, self._stack = world, ExitStack()
        self.address = ""
        self.kept: list[Dispatch] = []

    def begin_anew(self) -> None:
        """Start the server; the one that ran before ends first."""
        self.close()
        self._world.record()
        self.address = self._stack.enter_context(serving(create_app(self._world.tracker, lambda: NOW)))

    def take(self, count: int) -> None:
        """Listen until so many more events have come, and drop the line."""
        with following(self.address, last=self.kept[-1].id if self.kept else None) as stream:
            self.kept += islice(stream, count)

    def close(self) -> None:
        """Stop the server."""
        self._stack.close()


@pytest.fixture
def archive(world: World) -> Iterator[Archive]:
    """An archive beside the scenario's ledger."""
    archive = Archive(world)
    yield archive
    archive.close()


@given("an archive that follows the ledger")
@when("the server is started anew")
def _begin(archive: Archive) -> None:
    archive.begin_anew()


@when("these facts are recorded:")
def _recorded(world: World, datatable: Table) -> None:
    world.say(rows(datatable))
    world.record()


@when("the archive listens")
def _listens(world: World, archive: Archive) -> None:
    world.record()
    archive.take(world.tracker.position() - len(archive.kept))


@when(parsers.parse("the line drops after {count:d} events"))
def _drops(archive: Archive, count: int) -> None:
    archive.take(count)


@when(parsers.parse("three desks record {count:d} actors each, and the line drops after every {some:d} events"))
def _many(world: World, archive: Archive, count: int, some: int) -> None:
    whole = world.tracker.position() + 3 * count

    def record(desk: str) -> None:
        for number in range(count):
            event = ActorRegistered(kind="body", name=f"Body {number} of {desk}")
            world.tracker.record([Proposal(f"{desk}-{number}", event)], recorded_at=RECORDED)

    with ThreadPoolExecutor(3) as desks:
        recording = [desks.submit(record, desk) for desk in ("ann", "ben", "cas")]
        while len(archive.kept) < whole:
            archive.take(min(some, whole - len(archive.kept)))
        for one in recording:
            one.result()


@then("it has every event, once and in order")
def _whole(world: World, archive: Archive) -> None:
    log = world.tracker.log(limit=10_000)
    assert [(one.id, one.event, one.data["digest"]) for one in archive.kept] == [(i.position, i.event, i.digest) for i in log]


@then(parsers.re(r"(?P<which>the last|one) of them tells of a (?P<event>\w+)"))
def _tells(archive: Archive, which: str, event: str) -> None:
    assert event in [one.event for one in (archive.kept[-1:] if which == "the last" else archive.kept)]


@then(parsers.parse('none of them holds the words "{words}"'))
def _holds_no(archive: Archive, words: str) -> None:
    assert not [one for one in archive.kept if words in str(one.data)]


@when(parsers.parse("the archive says that it has seen event {position:d}"), target_fixture="refusal")
def _seen(archive: Archive, position: int) -> httpx.Response:
    headers = {"Last-Event-ID": str(position)}
    return httpx.get(f"{archive.address}/ledger/stream", headers=headers, timeout=LONGEST, trust_env=False)


@then("it is told that the ledger ends before that")
def _told_so(world: World, refusal: httpx.Response) -> None:
    assert refusal.status_code == 400
    assert f"ends at position {world.tracker.position()}" in refusal.json()["detail"]
