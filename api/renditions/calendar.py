"""The calendar as iCalendar (RFC 5545, with the names and refresh hints of RFC 7986).

Nothing in it comes from the clock: ``DTSTAMP`` and ``LAST-MODIFIED`` are when the ledger took in the newest word. What has no
day at all, such as a session put off without a new date, has no place in a calendar and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from api.renditions.links import page
from api.renditions.printable import line, lines
from api.views.calendar import Occasion
from api.views.evidence import Citation
from domain.dates import VagueDate, parse
from domain.wording import in_words, listed

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Detente//Detente//EN"
REFRESH = timedelta(hours=12)
"""How often a calendar program is advised to ask again."""

_STATUS: Mapping[str, str] = {
    "proposed": "TENTATIVE",
    "agreed": "TENTATIVE",
    "postponed": "TENTATIVE",
    "overdue": "TENTATIVE",  # the date has passed and no one said whether it took place
    "cancelled": "CANCELLED",
    "declined": "CANCELLED",
    "lapsed": "CANCELLED",
}
"""Every other step is CONFIRMED: scheduled, due, announced, held, under way, made."""
_SAID_FIRST: Mapping[str, str] = {
    "proposed": "Proposed",
    "agreed": "Agreed",
    "postponed": "Postponed",
    "overdue": "Unconfirmed",
    "cancelled": "Cancelled",
    "declined": "Declined",
    "lapsed": "Lapsed",
}
"""Few calendar programs show a status, so the summary says it."""


def icalendar(occasions: Iterable[Occasion], base: str, source: str, name: str) -> bytes:
    """A calendar of that name, of all that has a day; ``base`` is the server's address, ``source`` the calendar's own."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", line(name))
    calendar.add("x-wr-calname", line(name))
    calendar.add("source", source, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for occasion in occasions:
        event = _event(occasion, base)
        if event is not None:
            calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _event(occasion: Occasion, base: str) -> Event | None:
    if occasion.when is None or occasion.earliest is None or occasion.latest is None:
        return None
    when = parse(occasion.when)
    event = Event()
    event.add("uid", occasion.uid)
    for name, value in _span(when, occasion.earliest, occasion.latest):
        event.add(name, value)
    event.add("dtstamp", _second(occasion.changed))
    event.add("created", _second(occasion.created))
    event.add("last-modified", _second(occasion.changed))
    event.add("sequence", occasion.sequence)
    event.add("status", _STATUS.get(occasion.step, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")  # it takes up no one's own time
    event.add("summary", line(_summary(occasion, when)))
    event.add("description", lines("\n".join(_description(occasion, when))))
    event.add("categories", [line(category) for category in _categories(occasion)])
    event.add("url", page(base, occasion.what, occasion.id))
    if occasion.place:
        event.add("location", line(occasion.place))
    if occasion.part_of is not None:
        event.add("related-to", occasion.part_of, parameters={"RELTYPE": "PARENT"})
    event.add("x-detente-step", occasion.step)
    event.add("x-detente-when", occasion.when)
    return event


def _second(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(microsecond=0)


def _span(when: VagueDate, earliest: date, latest: date) -> Iterator[tuple[str, date]]:
    """An instant, or whole days from the earliest to the latest; the end is exclusive."""
    if when.instant is not None:
        yield "dtstart", _second(when.instant)
        return
    yield "dtstart", earliest
    if latest < date.max:
        yield "dtend", latest + timedelta(days=1)


def _summary(occasion: Occasion, when: VagueDate) -> str:
    first = _SAID_FIRST.get(occasion.step)
    vague = f" (day not known: {in_words(when)})" if occasion.vague else ""
    return f"{f'{first}: ' if first else ''}{occasion.title}{vague}"


def _description(occasion: Occasion, when: VagueDate) -> Iterator[str]:
    yield occasion.sentence
    if occasion.vague:
        yield f"The day is not known: {in_words(when)}. The entry spans every day that it can be."
    if when.instant is not None:
        yield f"Local time: {when.instant:%H:%M} (UTC{when.instant:%z})."
    yield from (f"{label}: {words}." for label, words in _details(occasion) if words)
    yield from (f"{fact.gist} ({'; '.join(_sources(fact.citations))})" for fact in occasion.facts)


def _details(occasion: Occasion) -> Iterator[tuple[str, str]]:
    past = occasion.step in ("held", "made", "under way")
    yield "Parties", listed(_named(occasion, occasion.parties))
    yield "Took part" if past else "To take part", listed(_named(occasion, occasion.participants))
    yield "Called off", listed(_named(occasion, occasion.withdrawn))
    yield "Agenda", listed(occasion.agenda)
    yield "Still open", listed(occasion.open_terms)
    yield "Planned before", listed([in_words(plan.planned) for plan in occasion.was])
    yield "Reason", (occasion.reason or "").rstrip(".")
    yield "Outcome", "; ".join(outcome.text.rstrip(".") for outcome in occasion.outcomes)


def _sources(citations: Iterable[Citation]) -> list[str]:
    return list(dict.fromkeys(f"{cited.publisher or cited.title}, {in_words(cited.published)}" for cited in citations))


def _named(occasion: Occasion, actors: Iterable[str]) -> list[str]:
    return [occasion.names.get(actor, actor) for actor in actors]


def _categories(occasion: Occasion) -> Iterator[str]:
    yield occasion.what
    if occasion.kind:
        yield occasion.kind
    yield occasion.step
    yield from _named(occasion, occasion.parties)
