"""A relation on a terminal: what runs between two states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from api.cli.tables.portrait import asked, grid, joined, section
from api.cli.tables.words import columns, counted, or_nothing, plain, status
from api.views.issues import IssueItem
from api.views.relations import Encounter, Relation, RelationItem, Relations
from api.views.world import MechanismItem


def relations(answer: Relations) -> RenderableType:
    """Each pair with what runs between them."""
    table = columns("Between", "What there is", "Last contact")
    for item in answer.items:
        pair = Text("\n").join((plain(_pair(item), "bold"), plain(" ".join(item.states), "dim")))
        table.add_row(pair, plain(_counts(item)), or_nothing(_contact(item.last_contact)))
    return table if answer.items else plain("No relation is known at these clocks.")


def relation(answer: Relation) -> RenderableType:
    """The mechanisms by status, what was and what is to come, and the issues."""
    name = "–".join(answer.names.get(state, state) for state in answer.states)
    return Group(
        plain(name, "bold"),
        Text(),
        grid(_named(answer)),
        *section("Mechanisms", [_item(item) for item in _by_status(answer)], "none is known"),
        *section("To come", _encounters(answer.next), "nothing is known"),
        *section("Past", _encounters(answer.past), "nothing is known"),
        *section("Open issues", [_item(item) for item in answer.open_issues], "none is known"),
        *(section("Other issues", [_item(item) for item in answer.other_issues], "") if answer.other_issues else ()),
    )


def _named(answer: Relation) -> Iterator[tuple[str, Text]]:
    yield "last contact", or_nothing(_contact(answer.last_contact))
    yield "asked for", asked(answer)


def _by_status(answer: Relation) -> Iterator[MechanismItem]:
    items = {item.id: item for item in answer.mechanisms}
    return (items[id] for ids in answer.by_status.values() for id in ids)


def _item(item: MechanismItem | IssueItem) -> RenderableType:
    first = Text.assemble(status(item.status), "  ", plain(item.name, "bold"))
    return Group(first, plain(item.id, "dim"), plain(item.sentence))


def _encounters(encounters: Sequence[Encounter]) -> list[RenderableType]:
    table = columns("When", "What", "Of", "Where")
    for one in encounters:
        name = Text("\n").join((plain(one.name), plain(one.id, "dim")))
        table.add_row(or_nothing(one.when), plain(f"{one.what} {one.step}"), name, or_nothing(one.place))
    return [table] if encounters else []


def _contact(contact: Encounter | None) -> str | None:
    return joined(contact.when, f"{contact.what} {contact.step}", contact.name) if contact else None


def _pair(item: RelationItem) -> str:
    return "–".join(item.names.get(state, state) for state in item.states)


def _counts(item: RelationItem) -> str:
    return joined(counted(item.mechanisms, "mechanism"), counted(item.visits, "visit"), counted(item.open_issues, "open issue"))
