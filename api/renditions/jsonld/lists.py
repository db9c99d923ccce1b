"""Answers about many: each a dataset that is a list, whose items are described as far as the answer does."""

from __future__ import annotations

import json
from collections.abc import Iterable

from api.renditions.jsonld import agents, articles, facts
from api.renditions.jsonld.events import event_status, is_series
from api.renditions.jsonld.terms import Node, dated, day, moment, node, ref, span
from api.renditions.jsonld.where import Where
from api.views.actors import Actors
from api.views.articles import Articles
from api.views.evidence import Facts
from api.views.histories import Beliefs, Change, Difference, Timeline
from api.views.issues import IssueItem, Issues
from api.views.relations import Encounter, Relation, RelationItem, Relations
from api.views.visits import VisitItem, Visits
from api.views.world import Agenda, AgendaItem, Changes, MechanismItem, Mechanisms, Snapshot, StatusChange


def mechanisms(found: Mechanisms, where: Where) -> Node:
    """Mechanisms, each with its state in short."""
    return _list("Mechanisms", (mechanism_item(item, where) for item in found.items), where)


def visits(found: Visits, where: Where) -> Node:
    """Visits."""
    return _list("Visits", (visit_item(item, where) for item in found.items), where)


def issues(found: Issues, where: Where) -> Node:
    """Issues."""
    return _list("Issues", (issue_item(item, where) for item in found.items), where)


def actors(found: Actors, where: Where) -> Node:
    """States, parties, bodies and persons."""
    return _list("Actors", (agents.item(item, where) for item in found.items), where)


def article_list(found: Articles, where: Where) -> Node:
    """Articles."""
    return _list("Articles", (articles.item(item, where) for item in found.items), where)


def fact_list(found: Facts, where: Where) -> Node:
    """The facts of one subject."""
    claims = [facts.fact(item, where.subject, found, where) for item in found.items]
    return _dataset("Facts", where, about=ref(where.subject), hasPart=claims)


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
    return _list("Timeline", bands, where) | {"about": ref(where.subject)}


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
    return _list("Beliefs", held, where) | {"about": ref(where.subject)}


def difference(found: Difference, where: Where) -> Node:
    """What changed between two points."""
    changed = _list("Difference", (_change(change, where) for change in found.changes), where)
    return changed | node(None, about=ref(where.subject), detente__from=found.from_, detente__to=found.to)


def changes(found: Changes, where: Where) -> Node:
    """Whose status changed, and why."""
    told = _list("Changes of state", (_status_change(change, where) for change in found.items), where)
    return told | node(None, temporalCoverage=f"{found.since}/{found.until}")


def agenda(found: Agenda, where: Where) -> Node:
    """What is planned, overdue or running out."""
    planned = _list("Agenda", (_agenda_item(item, where) for item in found.items), where)
    return planned | node(None, temporalCoverage=f"{found.from_}/{found.to}")


def snapshot(found: Snapshot, where: Where) -> Node:
    """The world on one day."""
    world = _list("The world on a day", (mechanism_item(item, where) for item in found.items), where)
    return world | node(
        None,
        temporalCoverage=found.as_of.isoformat(),
        mentions=[*(visit_item(v, where) for v in found.visits), *(issue_item(i, where) for i in found.issues)],
        detente__asOf=day(found.as_of),
        detente__knownBy=moment(found.known_by),
    )


def relations(found: Relations, where: Where) -> Node:
    """Pairs of states between which something runs."""
    return _list("Relations", (_relation_item(item, where) for item in found.items), where)


def relation(found: Relation, where: Where) -> Node:
    """Everything between two states."""
    encounters = [_encounter(met, where) for met in (*found.past, *found.next)]
    strains = [issue_item(issue, where) for issue in (*found.open_issues, *found.other_issues)]
    return _dataset(
        " and ".join(found.names.get(id, id) for id in found.states),
        where,
        about=agents.agents(found.states, found.names, where),
        mentions=[*(mechanism_item(item, where) for item in found.mechanisms), *encounters, *strains],
        temporalCoverage=found.as_of.isoformat(),
        detente__asOf=day(found.as_of),
        detente__knownBy=moment(found.known_by),
        detente__position=found.position,
        detente__lastContact=_encounter(found.last_contact, where) if found.last_contact else None,
    )


def mechanism_item(item: MechanismItem, where: Where) -> Node:
    """A mechanism in a list."""
    kind = "EventSeries" if is_series(item.kind) else "Intangible"
    return _item("mechanism", item, where, kind, "detente:Mechanism") | node(None, detente__kind=item.kind)


def visit_item(item: VisitItem, where: Where) -> Node:
    """A visit in a list."""
    return _item("visit", item, where, "Event") | node(None, eventStatus=event_status(item.status, None))


def issue_item(item: IssueItem, where: Where) -> Node:
    """An issue in a list."""
    return _item("issue", item, where, "Intangible", "detente:Issue")


def _item(what: str, item: MechanismItem | VisitItem | IssueItem, where: Where, *types: str) -> Node:
    return node(
        where.of(what, item.id),
        *types,
        identifier=item.id,
        name=item.name,
        description=item.sentence,
        detente__status=item.status,
        detente__since=dated(item.since),
    )


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


def _relation_item(item: RelationItem, where: Where) -> Node:
    one, other = item.states
    return node(
        f"{where.base}/relations/{one}/{other}",
        "Dataset",
        name=" and ".join(item.names.get(id, id) for id in item.states),
        about=agents.agents(item.states, item.names, where),
        detente__mechanisms=item.mechanisms,
        detente__visits=item.visits,
        detente__openIssues=item.open_issues,
        detente__lastContact=_encounter(item.last_contact, where) if item.last_contact else None,
    )


def _encounter(met: Encounter, where: Where) -> Node:
    begins, ends = span(met.when)
    subject = where.of(met.what, met.id)
    return node(
        subject if met.what == "visit" else None,
        "Event",
        name=met.name,
        startDate=begins,
        endDate=ends,
        eventStatus=event_status(met.step, None),
        location=node(None, "Place", name=met.place) if met.place else None,
        detente__step=met.step,
        detente__of=ref(subject),
    )


def _list(name: str, items: Iterable[Node], where: Where) -> Node:
    elements = [node(None, "ListItem", position=place, item=item) for place, item in enumerate(items, 1)]
    return _dataset(name, where, itemListElement=elements) | {"@type": ["Dataset", "ItemList"]}


def _dataset(name: str, where: Where, **more: object) -> Node:
    return node(where.answer, "Dataset", name=name, url=where.answer, **more)
