"""Commands about one visit, issue, actor or relation."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.completion import actor_ids
from api.cli.door import answers, ask
from api.cli.formats import tell
from api.cli.options import ActorId, AsOf, At, Database, IssueId, KnownBy, RecordedBy, VisitId, Written, examples
from api.cli.tables import actors, issues, relations, visits
from api.views.questions import Question

_OneState = Annotated[
    str, typer.Argument(metavar="STATE", help="A state, such as CN; or an actor of it.", autocompletion=actor_ids)
]
_OtherState = Annotated[
    str, typer.Argument(metavar="STATE", help="The other, such as JP; the order is all one.", autocompletion=actor_ids)
]


def visit(
    context: typer.Context,
    id: VisitId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Where a visit stands on a day, and each of its meetings: who was to come, and who came."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.visit(id, question), format, visits.visit)


def issue(
    context: typer.Context,
    id: IssueId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """What an issue is on a day, who raised it against whom, and the measures taken."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.issue(id, question), format, issues.issue)


def actor(
    context: typer.Context,
    id: ActorId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Who an actor is on a day: names, the offices held over time, and contacts."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.actor(id, question), format, actors.actor)


def relation(
    context: typer.Context,
    one: _OneState,
    other: _OtherState,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """What runs between two states: mechanisms by status, sessions and visits past and next, open issues."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.relation(one, other, question), format, relations.relation)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=examples("visit liu-jianchao-tokyo-2024", "visit liu-jianchao-tokyo-2024 --at 2024-05-25"))(visit)
    app.command(epilog=examples("issue fukushima-treated-water"))(issue)
    app.command(epilog=examples("actor liu-jianchao", "actor liu-jianchao --as-of 2021-01-01"))(actor)
    app.command(epilog=examples("relation CN JP", "relation CN JP --at 2024-05-25"))(relation)
