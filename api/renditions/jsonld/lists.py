"""Answers about many: each a dataset that is a list, whose items are described as far as the answer does."""

from __future__ import annotations

from collections.abc import Iterable

from api.renditions.jsonld import agents, articles, facts
from api.renditions.jsonld.events import event_status, is_series
from api.renditions.jsonld.terms import Node, dated, day, moment, node, ref
from api.renditions.jsonld.where import Where
from api.views.actors import Actors
from api.views.articles import Articles
from api.views.evidence import Facts
from api.views.issues import IssueItem, Issues
from api.views.visits import VisitItem, Visits
from api.views.world import MechanismItem, Mechanisms, Snapshot


def mechanisms(found: Mechanisms, where: Where) -> Node:
    """Mechanisms, each with its state in short."""
    return listed("Mechanisms", (mechanism_item(item, where) for item in found.items), where)


def visits(found: Visits, where: Where) -> Node:
    """Visits."""
    return listed("Visits", (visit_item(item, where) for item in found.items), where)


def issues(found: Issues, where: Where) -> Node:
    """Issues."""
    return listed("Issues", (issue_item(item, where) for item in found.items), where)


def actors(found: Actors, where: Where) -> Node:
    """States, parties, bodies and persons."""
    return listed("Actors", (agents.item(item, where) for item in found.items), where)


def article_list(found: Articles, where: Where) -> Node:
    """Articles."""
    return listed("Articles", (articles.item(item, where) for item in found.items), where)


def fact_list(found: Facts, where: Where) -> Node:
    """The facts of one subject."""
    claims = [facts.fact(item, where.subject, found, where) for item in found.items]
    return dataset("Facts", where, about=ref(where.subject), hasPart=claims)


def snapshot(found: Snapshot, where: Where) -> Node:
    """The world on one day."""
    world = listed("The world on a day", (mechanism_item(item, where) for item in found.items), where)
    return world | node(
        None,
        temporalCoverage=found.as_of.isoformat(),
        mentions=[*(visit_item(v, where) for v in found.visits), *(issue_item(i, where) for i in found.issues)],
        detente__asOf=day(found.as_of),
        detente__knownBy=moment(found.known_by),
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


def listed(name: str, items: Iterable[Node], where: Where) -> Node:
    """A dataset that is a list of these items."""
    elements = [node(None, "ListItem", position=place, item=item) for place, item in enumerate(items, 1)]
    return dataset(name, where, itemListElement=elements) | {"@type": ["Dataset", "ItemList"]}


def dataset(name: str, where: Where, **more: object) -> Node:
    """The answer as a dataset of that name, under its own address."""
    return node(where.answer, "Dataset", name=name, url=where.answer, **more)
