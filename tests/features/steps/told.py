"""The steps about desks that ask to be told of changes, and what they are told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pytest_bdd import given, parsers, then, when

from api.bootstrap import rounds
from api.ledger import Filters, Webhook
from api.terms import USUAL
from domain.proposal import Refused
from tests.features.facts import Row, Table, rows
from tests.features.world import World

URL = "https://hooks.example.org/desk"
_ASKED = r'that the desk "(?P<name>\w+)" asked on (?P<day>\S+) to be told of changes(?: of (?P<filters>.+))?'


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), UTC)


def _desk(world: World, name: str) -> Webhook:
    return next(webhook for webhook in world.tracker.webhooks.all() if webhook.name == name)


def _filters(words: str | None) -> Filters:
    """``states XA, what visit`` as filters."""
    asked = (part.split() for part in words.split(", ")) if words else ()
    return {facet: (value,) for facet, value in asked}


@given(parsers.re(_ASKED))
def _asked(world: World, name: str, day: str, filters: str | None) -> None:
    world.tracker.webhooks.add(URL, name, _filters(filters), _noon(day), to_loopback=False)


@given(parsers.parse("that {number:d} more desks asked on {day} to be told of changes"))
def _many_asked(world: World, number: int, day: str) -> None:
    for _ in range(number):
        world.tracker.webhooks.add(URL, None, {}, _noon(day), to_loopback=False)


@given(parsers.parse('that the desk "{name}" has closed'))
def _closed(world: World, name: str) -> None:
    world.tracker.webhooks.end(_desk(world, name).id, _noon("2019-01-02"), "the receiver answered 410: it wants no more")


@given(parsers.parse("that the changes were told on {day}"))
@when(parsers.parse("the changes are told on {day}"))
def _told_on(world: World, day: str) -> None:
    rounds(world.tracker, USUAL, lambda: _noon(day)).look()


@when(parsers.parse("the changes are told every day from {first} to {last}"))
def _told_every_day(world: World, first: str, last: str) -> None:
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        _told_on(world, day.isoformat())
        day += timedelta(1)


@when(parsers.parse('a desk asks to be told at "{url}"'))
def _asks_at(world: World, url: str) -> None:
    world.refusals = ()
    try:
        world.tracker.webhooks.add(url, None, {}, _noon("2019-01-02"), to_loopback=False)
    except Refused as refused:
        world.refusals = refused.refusals


@when(parsers.parse('one tries out the desk "{name}"'))
def _tries_out(world: World, name: str) -> None:
    try:
        world.tracker.webhooks.post(_desk(world, name).id, lambda _: "{}", _noon("2019-01-02"))
    except Refused as refused:
        world.refusals = refused.refusals


@then("it is not refused")
def _not_refused(world: World) -> None:
    assert world.refusals == ()


@then(parsers.parse('the desk "{name}" has been told:'))
def _has_been_told(world: World, name: str, datatable: Table) -> None:
    wanted = rows(datatable)
    told = [_row(change) for change in _messages(world, name)]
    columns = datatable[0]
    assert [{column: change[column] for column in columns} for change in told] == wanted


@then(parsers.parse('the desk "{name}" has been told nothing'))
def _has_been_told_nothing(world: World, name: str) -> None:
    assert _messages(world, name) == []


@then(parsers.parse('the desk "{name}" has been told {number:d} times'))
def _has_been_told_times(world: World, name: str, number: int) -> None:
    assert len(_messages(world, name)) == number


def _messages(world: World, name: str) -> list[Any]:
    deliveries = world.tracker.webhooks.deliveries(_desk(world, name).id, 1_000)
    return [json.loads(message.body)["data"] for message in reversed(deliveries)]


def _row(change: Any) -> Row:
    """A message as a row: the status before and after, and the key of the fact or the rule that gives it."""
    before, after, (reason, *_) = change["before"], change["after"], change["because"]
    return {
        **{name: change[name] for name in ("day", "name", "what")},
        "before": before["status"] if before else "none",
        "after": after["status"] if after else "none",
        "since": after["since"] if after else "none",
        "because": reason.get("key") or reason["rule"],
    }
