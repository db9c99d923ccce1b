"""The answer about one subject: a dataset of its own, about a thing, at three clocks, derived from facts."""

from __future__ import annotations

from api.renditions import links
from api.renditions.jsonld import events
from api.renditions.jsonld.agents import actor as described
from api.renditions.jsonld.agents import agents
from api.renditions.jsonld.facts import because
from api.renditions.jsonld.terms import Node, dated, day, moment, node, ref, refs
from api.renditions.jsonld.where import Where
from api.views.actors import Actor
from api.views.issues import Issue, Measure
from api.views.state import State
from api.views.visits import Visit

Portrait = State | Visit | Issue


def state(found: State, where: Where) -> Node:
    """The state of a mechanism."""
    thing = where.of("mechanism", found.id)
    sessions = events.sessions(found, thing, where)
    is_series = events.is_series(found.kind)
    about = node(
        thing,
        "EventSeries" if is_series else "Intangible",
        "detente:Mechanism",
        identifier=found.id,
        name=found.name,
        organizer=agents(found.parties, found.names, where) if is_series else [],
        subEvent=sessions if is_series else [],
        subjectOf=[] if is_series else sessions,
        detente__kind=found.kind,
        detente__party=agents(found.parties, found.names, where),
        detente__cadence=found.cadence,
        detente__level=found.level,
        detente__successor=refs(where.of("mechanism", id) for id in found.successors),
        detente__predecessor=refs(where.of("mechanism", id) for id in found.predecessors),
    )
    return _answer(found, about, where) | node(
        None, detente__phase=found.phase.value, detente__phaseSince=dated(found.phase.since), detente__basis=found.phase.basis
    )


def visit(found: Visit, where: Where) -> Node:
    """The state of a visit."""
    return _answer(found, events.visit(found, where.of("visit", found.id), where), where)


def issue(found: Issue, where: Where) -> Node:
    """The state of an issue; who raised it against whom, and what was done over it."""
    thing = where.of("issue", found.id)
    about = node(
        thing,
        "Intangible",
        "detente:Issue",
        identifier=found.id,
        name=found.name,
        detente__party=agents(found.parties, found.names, where),
        detente__raisedBy=agents(found.raised_by, found.names, where),
        detente__against=agents(found.against, found.names, where),
        detente__measure=[_measure(measure, found, thing, where) for measure in found.measures],
        detente__protest=refs(where.fact(thing, key) for key in found.protests),
    )
    return _answer(found, about, where)


def actor(found: Actor, where: Where) -> Node:
    """Who an actor is."""
    return _at_clocks(found, described(found, where), where)


def _answer(found: Portrait, about: Node, where: Where) -> Node:
    """What all answers have that give a status: since when, how sure, and why."""
    thing = str(about["@id"])
    reasons = because(found.because, thing, found.names, where)
    articles = {article["@id"]: article for reason in reasons for article in reason.get("appearance", ())}
    return _at_clocks(found, about, where) | node(
        None,
        isBasedOn=refs(articles),
        prov__wasDerivedFrom=[reason for reason in reasons if "@id" in reason],
        detente__rule=[reason for reason in reasons if "@id" not in reason],
        detente__status=found.status,
        detente__since=dated(found.since),
        detente__evidence=found.evidence,
        detente__origins=found.origins,
        detente__disputedBy=refs(where.fact(thing, key) for key in found.disputed),
        detente__mayAlsoBe=[
            node(None, "detente:Alternative", detente__status=other.status, detente__since=dated(other.since))
            for other in found.may_also_be
        ],
    )


def _at_clocks(found: Portrait | Actor, about: Node, where: Where) -> Node:
    """The answer itself, under the address that holds it fast."""
    address = links.pinned(str(about["@id"]), found.as_of, found.known_by, found.position)
    return node(
        address,
        "Dataset",
        "prov:Entity",
        name=f"{found.name}, as of {found.as_of}",
        description=found.sentence,
        url=address,
        temporalCoverage=found.as_of.isoformat(),
        about=about,
        detente__asOf=day(found.as_of),
        detente__knownBy=moment(found.known_by),
        detente__position=found.position,
        detente__lastReport=day(found.last_report),
        detente__warning=[warning.message for warning in found.warnings],
        **{"detente:settled": found.settled, "detente:forecast": found.forecast},
    )


def _measure(measure: Measure, found: Issue, thing: str, where: Where) -> Node:
    return node(
        None,
        "Action",
        description=measure.text,
        agent=agents(measure.by, found.names, where),
        detente__against=agents(measure.against, found.names, where),
        detente__occurred=dated(measure.taken),
        detente__because=ref(where.fact(thing, measure.because)),
    )
