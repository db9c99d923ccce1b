"""The steps that ask many questions at once: over days, over knowledge, between two points, and over all subjects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from pytest_bdd import parsers, then, when

from domain.replay import Belief, Change
from tests.features import shown
from tests.features.cast import subject
from tests.features.facts import Table, rows
from tests.features.steps.asking import Asked, ask
from tests.features.world import World

SUBJECTS = ("channel", "visit", "issue", "actor")
"""The columns that say whom or what a row of questions is about."""


@then("the answers are:")
def _answers(world: World, datatable: Table) -> None:
    for row in rows(datatable):
        about_whom = next((row.pop(name) for name in SUBJECTS if name in row), None)
        question = {name: row.pop(name, None) for name in ("on", "about", "ledger")}
        ask(world, about_whom, **question).says_all(row)


@then("the timeline is:")
def _timeline(world: World, asked: Asked, datatable: Table) -> None:
    bands = world.tracker.timeline(asked.channel, asked.clocks)
    _compare(datatable, [{"from": b.start, "to": b.to, "status": b.status, "because": shown.because(b.because)} for b in bands])


@then("the beliefs about that day are:")
def _beliefs(world: World, asked: Asked, datatable: Table) -> None:
    found = world.tracker.beliefs(asked.channel, asked.clocks)
    _compare(datatable, [{"known from": b.known_from, "known to": b.known_to, **_standing(b)} for b in found])


@when(
    parsers.re(r'one compares the "(?P<channel>[^"]+)" on (?P<one>\S+) with (?P<other>[^\s,]+)(?:, both about (?P<about>\S+))?'),
    target_fixture="changed",
)
def _compare_two(world: World, channel: str, one: str, other: str, about: str | None) -> tuple[Change, ...]:
    before, after = world.clocks(one, about), world.clocks(other, about)
    return world.tracker.diff(subject(channel), before, after, world.kind(subject(channel)))


@then("these fields have changed:")
def _changed(changed: tuple[Change, ...], datatable: Table) -> None:
    found = [{"field": c.field, "before": c.before, "after": c.after, "because": shown.because(c.because)} for c in changed]
    _compare(datatable, [row for row in found if row["field"] in {line[0] for line in datatable}])


@then(parsers.re("all (?P<what>channel|visit|issue)s known on (?P<day>[0-9-]+) are:"))
def _world_on(world: World, what: str, day: str, datatable: Table) -> None:
    clocks, tracker = world.clocks(day), world.tracker
    lists: dict[str, Callable[..., tuple[Any, ...]]] = {
        "channel": tracker.mechanisms,
        "visit": tracker.visits,
        "issue": tracker.issues,
    }
    _compare(datatable, [{what: state.name, "status": state.status} for state in lists[what](clocks)])


@then(parsers.re(r"from (?P<since>\S+) to (?P<until>\S+) these statuses changed(?P<hindsight>, in hindsight)?:"))
def _changes(world: World, since: str, until: str, hindsight: str | None, datatable: Table) -> None:
    days = date.fromisoformat(since), date.fromisoformat(until)
    found = world.tracker.changes(*days, world.clocks(None), hindsight=bool(hindsight))
    _compare(datatable, [{"day": c.day, "channel": c.name, "before": c.before, "after": c.after} for c in found])


@then(parsers.parse("the agenda known on {on} from {first} to {last} is:"))
def _agenda(world: World, on: str, first: str, last: str, datatable: Table) -> None:
    found = world.tracker.agenda(date.fromisoformat(first), date.fromisoformat(last), world.clocks(on))
    _compare(datatable, [{"when": item.when, "channel": item.name, "what": item.what, "step": item.step} for item in found])


def _standing(belief: Belief) -> dict[str, object]:
    return {name: getattr(belief, name) for name in ("status", "since")} | {"because": shown.because(belief.because)}


def _compare(table: Table, found: list[dict[str, object]]) -> None:
    header, *wanted = table
    assert [[shown.words(row[name]) for name in header] for row in found] == wanted
