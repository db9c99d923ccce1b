"""Commands about one thing: its history and evidence; and the state of a mechanism."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.door import answers, ask
from api.cli.formats import tell
from api.cli.options import AnyId, AsOf, At, Database, KnownBy, MechanismId, RecordedBy, SubjectId, Written, examples
from api.cli.tables import evidence, histories
from api.cli.tables import state as portrait
from api.views.questions import Comparison, Question

_COUNCIL = "japan-china-ruling-party-exchange-council"
_VISIT = "liu-jianchao-tokyo-2024"
_POINT = "DAY[~DAY|INSTANT]"


def state(
    context: typer.Context,
    id: MechanismId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """What a mechanism is on a day, since when, according to whom, and why."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.state(id, question), format, portrait.state)


def timeline(
    context: typer.Context,
    id: SubjectId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """How its status ran through the days of the world, as known at one time."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.timeline(id, question), format, histories.timeline)


def facts(
    context: typer.Context,
    id: AnyId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Every visible fact with its citations, and what the parties say to it."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.facts(id, question), format, evidence.facts)


def beliefs(
    context: typer.Context,
    id: SubjectId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """How the answer about one day changed as articles appeared."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.beliefs(id, question), format, histories.beliefs)


def diff(
    context: typer.Context,
    id: SubjectId,
    from_: Annotated[str, typer.Option("--from", metavar=_POINT, help="The earlier point: as of, and known by if after a ~.")],
    to: Annotated[str | None, typer.Option("--to", metavar=_POINT, help="The later point. Default: today.")] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """What changed between two points, field by field, with the facts that did it."""
    named = {"as_of": as_of, "known_by": known_by, "recorded_by": recorded_by, "at": at}
    comparison = ask(Comparison, from_=from_, to=to, **named)
    with answers(context, database) as found:
        tell(found.diff(id, comparison), format, histories.diff)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    show = app.command(
        epilog=examples(f"state {_COUNCIL} --at 2024-05-30", f"state {_COUNCIL} --as-of 2024-05-30 --known-by 2024-05-25")
    )
    show(state)
    app.command(epilog=examples(f"timeline {_COUNCIL}", f"timeline {_VISIT} --known-by 2024-05-30"))(timeline)
    app.command(epilog=examples(f"facts {_VISIT}", f"facts {_COUNCIL} --at 2024-05-25 --format json"))(facts)
    app.command(epilog=examples(f"beliefs {_COUNCIL} --as-of 2024-05-30"))(beliefs)
    app.command(epilog=examples(f"diff {_COUNCIL} --from 2024-05-25~2024-05-25 --to 2024-05-30~2024-05-30"))(diff)
