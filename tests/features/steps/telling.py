"""The steps that compare what an answer lists: meetings, measures, offices, contacts, and what runs between two states."""

from __future__ import annotations

from typing import Any

from pytest_bdd import parsers, then, when

from domain.mechanism.state import MechanismState
from domain.relation import Encounter, Relation
from tests.features import shown
from tests.features.cast import id_of, name_of, names_of
from tests.features.facts import Table
from tests.features.steps.asking import WHEN, Asked
from tests.features.world import World

PARTS = {
    "meetings": "meetings",
    "measures": "measures",
    "contacts": "contacts",
    "offices": "offices",
    "former offices": "former_offices",
    "offices that may also be held": "may_also_hold",
}
"""What a feature calls the lists of an answer → the field."""


@then(parsers.re(rf"the (?P<what>{'|'.join(PARTS)}) are:"))
def _parts(asked: Asked, what: str, datatable: Table) -> None:
    _compare(datatable, getattr(asked.state, PARTS[what]))


@then("the changes of office around it are:")
def _context(world: World, asked: Asked, datatable: Table) -> None:
    assert isinstance(asked.state, MechanismState)
    found = world.tracker.context(asked.state)
    assert [[name_of(change.actor), change.fact.key] for change in found] == datatable[1:]


@when(parsers.re(rf"one asks about the relation of (?P<one>\w+) and (?P<other>\w+){WHEN}"), target_fixture="relation")
def _relation(world: World, one: str, other: str, on: str | None, about: str | None, ledger: str | None) -> Relation:
    clocks = world.clocks(on, about, ledger)
    return world.tracker.relation(id_of(one), id_of(other), clocks)


@then(parsers.re(r"the (?P<what>channel|visit|issue|open issue)s between them are:"))
def _between(relation: Relation, what: str, datatable: Table) -> None:
    lists = {"channel": relation.mechanisms, "visit": relation.visits, "issue": relation.issues}
    found: tuple[Any, ...] = relation.open_issues if what == "open issue" else lists[what]
    _compare(datatable, found)


@then(parsers.parse("their channels by status are:"))
def _by_status(relation: Relation, datatable: Table) -> None:
    found = {status: ", ".join(ids) for status, ids in relation.by_status.items()}
    assert found == dict(datatable[1:])


@then(parsers.re(r"what (?P<which>is past|lies ahead) between them is:"))
def _encounters(relation: Relation, which: str, datatable: Table) -> None:
    _compare(datatable, relation.past if which == "is past" else relation.ahead)


@then(parsers.re(r'their last contact was the (?P<what>session|visit) of the "(?P<name>[^"]+)" on (?P<when>\S+)'))
def _last_contact(relation: Relation, what: str, name: str, when: str) -> None:
    last = relation.last_contact
    assert isinstance(last, Encounter)
    assert (last.what, last.name, last.when) == (what, name, when)


@then("they have had no contact")
def _no_contact(relation: Relation) -> None:
    assert relation.last_contact is None


@then(parsers.parse("the relations known on {day} are:"))
def _relations(world: World, day: str, datatable: Table) -> None:
    found = world.tracker.relations(world.clocks(day))
    assert [list(names_of(relation.states)) for relation in found] == datatable[1:]


def _compare(table: Table, parts: tuple[Any, ...]) -> None:
    header, *wanted = table
    found = [[shown.of_part(part, name) for name in header] for part in parts]
    assert found == wanted
