"""Who is spoken of: states, parties, bodies and persons, as far as an answer says which of them each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from api.renditions.jsonld.terms import Node, dated, in_languages, node, ref
from api.renditions.jsonld.where import Where
from api.views.actors import Actor, ActorItem, Contact, Office
from domain.actor import ActorKind

_TYPES: Mapping[ActorKind, tuple[str, ...]] = {
    "state": ("Country", "Organization", "prov:Organization"),  # a place, and one who acts
    "party": ("PoliticalParty", "prov:Organization"),
    "body": ("Organization", "prov:Organization"),
    "person": ("Person", "prov:Person"),
}
_STATE = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def agent(id: str, names: Mapping[str, str], where: Where) -> Node:
    """An actor of whom only the name is at hand; a state is known by its code."""
    types = _TYPES["state"] if _STATE.fullmatch(id) else ("prov:Agent",)
    return node(where.of("actor", id), *types, name=names.get(id))


def agents(ids: Iterable[str], names: Mapping[str, str], where: Where) -> list[Node]:
    """Several."""
    return [agent(id, names, where) for id in ids]


def item(actor: ActorItem, where: Where) -> Node:
    """An actor in a list."""
    return node(
        where.of("actor", actor.id),
        *_TYPES[actor.kind],
        identifier=actor.id,
        name=actor.name,
        description=actor.sentence,
        **_belonging(actor, where),
    )


def actor(found: Actor, where: Where) -> Node:
    """An actor with all names, the offices held over time, and the contacts reported."""
    held, person = found.offices, found.kind == "person"
    return node(
        where.of("actor", found.id),
        *_TYPES[found.kind],
        identifier=found.id,
        name=found.name,
        alternateName=[*found.aliases, *in_languages(found.registered_names)],
        sameAs=ref(f"http://www.wikidata.org/entity/{found.wikidata}") if _WIKIDATA.fullmatch(found.wikidata or "") else None,
        jobTitle=[office.office for office in held] if person else None,
        detente__office=[_office(office, found, where) for office in (*held, *found.former_offices)],
        detente__contact=[_contact(contact, found, where) for contact in found.contacts],
        **_belonging(found, where),
    )


def _belonging(actor: Actor | ActorItem, where: Where) -> Node:
    """Whose an actor is: a person is of a state and of those whose offices it holds, a party or body has its place there."""
    home = [agent(actor.state, {}, where)] if actor.state and actor.kind != "state" else []
    if actor.kind != "person":
        return {"location": home}
    offices = actor.offices if isinstance(actor, Actor) else ()
    return {
        "affiliation": [
            *home,
            *(_organization(office.of, actor, where) for office in offices if office.of != actor.state and office.of),
        ]
    }


def _organization(id: str, actor: Actor | ActorItem, where: Where) -> Node:
    names = actor.names if isinstance(actor, Actor) else {}
    return node(where.of("actor", id), "Organization", name=names.get(id)) if not _STATE.fullmatch(id) else agent(id, names, where)


def _office(office: Office, found: Actor, where: Where) -> Node:
    return node(
        None,
        "detente:Office",
        name=office.office,
        detente__of=agent(office.of, found.names, where) if office.of else None,
        detente__from=dated(office.since),
        detente__to=dated(office.until),
        detente__because=[ref(where.fact(where.of("actor", found.id), key)) for key in office.because],
    )


def _contact(contact: Contact, found: Actor, where: Where) -> Node:
    return node(
        None,
        "detente:Contact",
        detente__with=agents(contact.actors, found.names, where),
        detente__countries=contact.countries,
        detente__occurred=dated(contact.when),
        detente__place=contact.place,
        detente__because=ref(where.fact(where.of("actor", found.id), contact.because)),
    )
