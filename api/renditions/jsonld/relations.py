"""Relations: two states, and what runs between them."""

from __future__ import annotations

from api.renditions.jsonld import agents, lists
from api.renditions.jsonld.events import event_status
from api.renditions.jsonld.terms import Node, day, moment, node, ref, span
from api.renditions.jsonld.where import Where
from api.views.relations import Encounter, Relation, RelationItem, Relations


def relations(found: Relations, where: Where) -> Node:
    """Pairs of states between which something runs."""
    return lists.listed("Relations", (_relation_item(item, where) for item in found.items), where)


def relation(found: Relation, where: Where) -> Node:
    """Everything between two states."""
    encounters = [_encounter(met, where) for met in (*found.past, *found.next)]
    strains = [lists.issue_item(issue, where) for issue in (*found.open_issues, *found.other_issues)]
    return lists.dataset(
        " and ".join(found.names.get(id, id) for id in found.states),
        where,
        about=agents.agents(found.states, found.names, where),
        mentions=[*(lists.mechanism_item(item, where) for item in found.mechanisms), *encounters, *strains],
        temporalCoverage=found.as_of.isoformat(),
        detente__asOf=day(found.as_of),
        detente__knownBy=moment(found.known_by),
        detente__position=found.position,
        detente__lastContact=_encounter(found.last_contact, where) if found.last_contact else None,
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
