"""Commands about all mechanisms at once."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from api.cli.door import answers, ask
from api.cli.formats import tell
from api.cli.options import AsOf, At, Database, KnownBy, RecordedBy, Written, examples
from api.cli.tables import world
from api.views.questions import Paged, Prospect, Search, Sequel
from domain.mechanism.events import MechanismKind
from domain.mechanism.state import Status


def _one_of(words: object) -> str:
    return f"One of {', '.join(get_args(words))}."


def list_(
    context: typer.Context,
    party: Annotated[str | None, typer.Option(metavar="ACTOR", help="Those of this party (an actor's id).")] = None,
    state: Annotated[str | None, typer.Option(metavar="CODE", help="Those of this state (ISO 3166, as JP).")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=_one_of(MechanismKind))] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=_one_of(Status))] = None,
    q: Annotated[str | None, typer.Option("--query", "-q", metavar="WORDS", help="Those with these words in them.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many. Default: all.")] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Which mechanisms there are, and what each of them is."""
    filters = {"party": party, "state": state, "kind": kind, "status": status, "q": q}
    asked = ask(Search, **filters, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.mechanisms(asked.model_copy(update={"limit": limit})), format, world.mechanisms)


def snapshot(
    context: typer.Context,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """The world on one day: every mechanism's status."""
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
        tell(found.agenda(asked, days), format, world.agenda)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list", epilog=examples("list", "list --state JP --status suspended", "list -q summit --format csv"))(list_)
    app.command(epilog=examples("snapshot --at 2024-05-30"))(snapshot)
    app.command(epilog=examples("changes --since 2024-05-25 --until 2024-05-30"))(changes)
    app.command(epilog=examples("agenda", "agenda --at 2024-05-25 --days 7"))(agenda)
