"""Commands about many things at once: lists, the world on a day, what changed and what is ahead."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, get_args

import typer

from api.cli.door import answers, ask
from api.cli.formats import tell
from api.cli.options import AsOf, At, Database, Format, KnownBy, RecordedBy, Written, examples
from api.cli.tables import actors, issues, relations, visits, world
from api.views.answers import Answers
from api.views.questions import Paged, Prospect, Sequel
from api.views.searches import ActorSearch, IssueSearch, RelationSearch, Search, VisitSearch
from domain.actor import ActorKind
from domain.issue.state import IssueStatus
from domain.mechanism.events import MechanismKind
from domain.mechanism.state import Status
from domain.visit.state import VisitStatus


class What(StrEnum):
    """What can be listed."""

    MECHANISMS = "mechanisms"
    VISITS = "visits"
    ISSUES = "issues"
    ACTORS = "actors"
    RELATIONS = "relations"


def _one_of(*words: object) -> str:
    return f"One of {', '.join(dict.fromkeys(word for group in words for word in get_args(group)))}."


def list_(
    context: typer.Context,
    what: Annotated[What, typer.Option(help="What is listed.")] = What.MECHANISMS,
    party: Annotated[str | None, typer.Option(metavar="ACTOR", help="Those of this party (an actor's id).")] = None,
    state: Annotated[str | None, typer.Option(metavar="CODE", help="Those of this state (ISO 3166, as JP).")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"Mechanisms: {_one_of(MechanismKind)} Actors: {_one_of(ActorKind)}")
    ] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=_one_of(Status, VisitStatus, IssueStatus))] = None,
    office: Annotated[str | None, typer.Option(metavar="WORDS", help="Actors: those who hold such an office.")] = None,
    of: Annotated[str | None, typer.Option(metavar="ACTOR", help="Actors: those who hold an office of this one.")] = None,
    q: Annotated[str | None, typer.Option("--query", "-q", metavar="WORDS", help="Those with these words in them.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many. Default: all.")] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Which mechanisms there are, and what each of them is; or which visits, issues, actors or relations."""
    filters = {"party": party, "state": state, "kind": kind, "status": status, "q": q, "office": office, "of": of}
    named = {"as_of": as_of, "known_by": known_by, "recorded_by": recorded_by, "at": at}
    asked = ask(_SHAPES[what], **filters, **named).model_copy(update={"limit": limit})
    with answers(context, database) as found:
        _tell(found, asked, format)


_SHAPES: Mapping[What, type[Paged]] = {
    What.MECHANISMS: Search,
    What.VISITS: VisitSearch,
    What.ISSUES: IssueSearch,
    What.ACTORS: ActorSearch,
    What.RELATIONS: RelationSearch,
}


def _tell(found: Answers, asked: Paged, format: Format | None) -> None:
    match asked:
        case VisitSearch():
            tell(found.visits(asked), format, visits.visits)
        case IssueSearch():
            tell(found.issues(asked), format, issues.issues)
        case ActorSearch():
            tell(found.actors(asked), format, actors.actors)
        case RelationSearch():
            tell(found.relations(asked), format, relations.relations)
        case Search():
            tell(found.mechanisms(asked), format, world.mechanisms)


def snapshot(
    context: typer.Context,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """The world on one day: every mechanism's status, the visits that are not over and the open issues."""
    asked = ask(Paged, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.snapshot(asked.model_copy(update={"limit": None})), format, world.snapshot)


def changes(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="DAY", help="The changes after this day.")],
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to and with this day. Default: --as-of.")] = None,
    hindsight: Annotated[bool, typer.Option("--hindsight", help="What is known now of those days.")] = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Whose status changed, and why; also where only the calendar did it."""
    named = {"as_of": as_of, "known_by": known_by, "recorded_by": recorded_by, "at": at}
    asked = ask(Sequel, since=since, until=until, hindsight=hindsight, **named)
    with answers(context, database) as found:
        tell(found.changes(asked.model_copy(update={"limit": None})), format, world.changes)


def agenda(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=0, max=3_652_058, help="How many days to look ahead.")] = 30,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many. Default: all.")] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """What is planned, overdue or running out in the days from --as-of on."""
    asked = ask(Prospect, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.agenda(asked.model_copy(update={"limit": limit}), days), format, world.agenda)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list", epilog=examples("list", "list --state JP --status suspended", "list --what visits -q Tokyo --format csv"))(
        list_
    )
    app.command(epilog=examples("snapshot --at 2024-05-30"))(snapshot)
    app.command(epilog=examples("changes --since 2024-05-25 --until 2024-05-30"))(changes)
    app.command(epilog=examples("agenda", "agenda --at 2024-05-25 --days 7 --limit 10"))(agenda)
