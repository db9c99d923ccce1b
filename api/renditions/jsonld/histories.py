"""How answers ran and run: bands, beliefs, differences, changes, and what lies ahead; each a dataset that is a list."""

from __future__ import annotations

import json

from api.renditions.jsonld import facts, lists
from api.renditions.jsonld.events import event_status
from api.renditions.jsonld.terms import Node, dated, day, moment, node, ref, span
from api.renditions.jsonld.where import Where
from api.views.histories import Beliefs, Change, Difference, Timeline
from api.views.world import Agenda, AgendaItem, Changes, StatusChange


def timeline(found: Timeline, where: Where) -> Node:
    """The bands of one subject."""
    bands = (
        node(
            None,
            "detente:Band",
            detente__from=day(band.from_),
            detente__to=day(band.to),
            detente__status=band.status,
            detente__since=dated(band.since),
            detente__because=facts.keys(band.because, where.subject, where),
        )
        for band in found.items
    )
    return lists.listed("Timeline", bands, where) | {"about": ref(where.subject)}


def beliefs(found: Beliefs, where: Where) -> Node:
    """How the answer about one day changed."""
    held = (
        node(
            None,
            "detente:Belief",
            detente__knownFrom=moment(belief.known_from),
            detente__knownTo=moment(belief.known_to),
            detente__status=belief.status,
            detente__since=dated(belief.since),
            detente__because=facts.keys(belief.because, where.subject, where),
        )
        for belief in found.items
    )
    return lists.listed("Beliefs", held, where) | {"about": ref(where.subject)}


def difference(found: Difference, where: Where) -> Node:
    """What changed between two points."""
    changed = lists.listed("Difference", (_change(change, where) for change in found.changes), where)
    return changed | node(None, about=ref(where.subject), detente__from=found.from_, detente__to=found.to)


def changes(found: Changes, where: Where) -> Node:
    """Whose status changed, and why."""
    told = lists.listed("Changes of state", (_status_change(change, where) for change in found.items), where)
    return told | node(None, temporalCoverage=f"{found.since}/{found.until}")


def agenda(found: Agenda, where: Where) -> Node:
    """What is planned, overdue or running out."""
    planned = lists.listed("Agenda", (_agenda_item(item, where) for item in found.items), where)
    return planned | node(None, temporalCoverage=f"{found.from_}/{found.to}")


def _change(change: Change, where: Where) -> Node:
    return node(
        None,
        "detente:Change",
        detente__field=change.field,
        detente__before=_value(change.before),
        detente__after=_value(change.after),
        detente__because=facts.keys(change.because, where.subject, where),
    )


def _value(value: object) -> object:
    """A value of a field: what is itself a list or an object stays JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _status_change(change: StatusChange, where: Where) -> Node:
    subject = where.of(change.what, change.id)
    return node(
        None,
        "detente:StatusChange",
        detente__of=node(subject, name=change.name),
        detente__day=day(change.day),
        detente__before=change.before,
        detente__after=change.after,
        detente__since=dated(change.since),
        detente__because=facts.keys(change.because, subject, where),
    )


def _agenda_item(item: AgendaItem, where: Where) -> Node:
    """A session or a visit is an event; a notice, an opening or a suspension that ends is none."""
    is_event = item.what in ("session", "visit")
    subject = where.of("visit" if item.what == "visit" else "mechanism", item.id)
    begins, ends = span(item.when)
    when = {"startDate": begins, "endDate": ends} if is_event else {"detente__planned": dated(item.when)}
    return node(
        subject if item.what == "visit" else None,
        "Event" if is_event else "detente:AgendaItem",
        name=item.name,
        description=item.sentence,
        eventStatus=event_status(item.step, None) if is_event else None,
        detente__what=item.what,
        detente__step=item.step,
        detente__of=ref(subject),
        detente__because=facts.keys(item.because, subject, where),
        **when,
    )
