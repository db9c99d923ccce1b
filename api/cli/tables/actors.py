"""An actor on a terminal: the sentence, the offices held over time, and the contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from api.cli.tables.portrait import Names, asked, head, joined, odd, since, who
from api.cli.tables.words import columns, listed, or_nothing, plain
from api.views.actors import Actor, Actors, Contact, Office


def actors(answer: Actors) -> RenderableType:
    """Each actor with what it is."""
    table = columns("Kind", "State", "Actor")
    for item in answer.items:
        told = Text("\n").join((plain(item.name, "bold"), plain(item.id, "dim"), plain(item.sentence)))
        table.add_row(plain(item.kind), or_nothing(item.state), told)
    return table if answer.items else plain("No actor is known at these clocks.")


def actor(answer: Actor) -> RenderableType:
    """The sentence first, then the fields."""
    return Group(*head(answer.name, answer.sentence, _named(answer)))


def _named(answer: Actor) -> Iterator[tuple[str, Text]]:
    names = answer.names
    yield "kind", plain(answer.kind)
    yield "state", or_nothing(answer.state)
    yield "other names", or_nothing(", ".join((*answer.registered_names.values(), *answer.aliases)))
    yield "wikidata", or_nothing(answer.wikidata)
    yield "offices", _offices(answer.offices, names)
    yield "held before", _offices(answer.former_offices, names)
    yield "may also hold", _offices(answer.may_also_hold, names)
    yield "contacts", listed(_contact(contact, names) for contact in answer.contacts)
    yield "warnings", odd(answer.warnings)
    yield "last report", or_nothing(answer.last_report)
    yield "asked for", asked(answer)


def _offices(offices: Iterable[Office], names: Names) -> Text:
    return listed(_office(office, names) for office in offices)


def _office(office: Office, names: Names) -> str:
    of = f" of {names.get(office.of, office.of)}" if office.of else ""
    return joined(f"{office.office}{of}", since(office.since), f"until {office.until}" if office.until else "")


def _contact(contact: Contact, names: Names) -> str:
    met = who(contact.actors, names) or f"people of {contact.countries} countries"
    return joined(contact.when, met, f"in {contact.place}" if contact.place else "")
