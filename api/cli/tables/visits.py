"""A visit on a terminal: the sentence, the journey, and each meeting with who was to come and who came."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.cli.tables.portrait import Names, asked, evidence, head, joined, odd, possible, section, who, why
from api.cli.tables.words import columns, listed, or_nothing, plain, status
from api.views.visits import Journey, Meeting, Visit, Visits


def visits(answer: Visits) -> RenderableType:
    """Each visit with its status and its sentence."""
    table = columns("Status", "Since", "Visit")
    for item in answer.items:
        told = Text("\n").join((plain(item.name, "bold"), plain(item.id, "dim"), plain(item.sentence)))
        table.add_row(status(item.status), or_nothing(item.since), told)
    return table if answer.items else plain("No visit is known at these clocks.")


def visit(answer: Visit) -> RenderableType:
    """The sentence first, then the fields, the meetings and the reasons."""
    meetings = [_meeting(meeting, answer.names) for meeting in answer.meetings]
    told = section("Meetings", meetings, "none is known")
    return Group(*head(answer.name, answer.sentence, _named(answer)), *told, why(answer.because, answer.names))


def _named(answer: Visit) -> Iterator[tuple[str, Text]]:
    names = answer.names
    yield "status", status(answer.status)
    yield "since", or_nothing(answer.since)
    yield "evidence", evidence(answer.evidence, answer.origins)
    yield "traveller", or_nothing(names.get(answer.traveller, answer.traveller) if answer.traveller else None)
    yield "planned", or_nothing(_planned(answer))
    yield "made", or_nothing(_journey(answer.made, names) if answer.made else None)
    yield "parties", or_nothing(who(answer.parties, names))
    yield "disputed", listed(answer.disputed)
    yield "may also be", possible(answer.may_also_be)
    yield "warnings", odd(answer.warnings)
    yield "last report", or_nothing(answer.last_report)
    yield "asked for", asked(answer)


def _planned(answer: Visit) -> str | None:
    if answer.planned is None and not answer.was:
        return None
    before = ", ".join(plan.planned for plan in answer.was)
    place = f"in {answer.place}" if answer.place else ""
    return joined(answer.planned or "no new date", place, f"was planned {before}" if before else "")


def _journey(journey: Journey, names: Names) -> str:
    """When and where, who went along, and the source's own words."""
    along = who((actor for actor in journey.participants if actor != journey.traveller), names)
    words = (journey.visitor, journey.role, journey.country, journey.remarks)
    return joined(journey.when, f"in {journey.place}" if journey.place else "", f"with {along}" if along else "", *words)


def _meeting(meeting: Meeting, names: Names) -> RenderableType:
    label = f"no. {meeting.edition}" if meeting.edition is not None else meeting.session or "a meeting"
    when = meeting.held or (f"planned {meeting.planned}" if meeting.planned else "")
    place = f"in {meeting.place}" if meeting.place else ""
    first = Text.assemble(plain(label, "bold"), "  ", status(meeting.step), "  ", plain(joined(when, place)))
    return Group(first, *(Padding(plain(line), (0, 0, 0, 2)) for line in _about(meeting, names)))


def _about(meeting: Meeting, names: Names) -> Iterator[str]:
    """What was planned beside what took place, each on a line of its own, and what came of it."""
    if meeting.held and meeting.planned and meeting.planned != meeting.held:
        yield f"was planned {meeting.planned}"
    told = (
        ("to come", meeting.planned_participants if meeting.planned_participants != meeting.participants else ()),
        ("came", meeting.participants),
        ("not named as having come", meeting.absent),
        ("not announced before", meeting.unplanned),
        ("called off", meeting.withdrawn),
    )
    yield from (f"{label}: {who(actors, names)}" for label, actors in told if actors)
    yield from (f"outcome: {outcome.text}" for outcome in meeting.outcomes)
