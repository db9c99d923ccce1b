"""The command that records one fact: from options, or asked for at a terminal, with the answer before and after it."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from api.cli.asking import is_terminal
from api.cli.completion import article_ids, events, mechanism_ids
from api.cli.door import ask, entered, tracker
from api.cli.formats import tell
from api.cli.legible import terminal
from api.cli.one_fact import given, propose
from api.cli.options import AsOf, At, Database, KnownBy, Written, examples
from api.cli.tables import recording as told
from api.views.answers import Answers
from api.views.questions import Question
from api.views.recordings import recording

_EVIDENCE, _FACT, _MANNER = "Evidence", "The fact", "How"
_Many = list[str] | None

Id = Annotated[
    str, typer.Argument(metavar="ID", help="What it is about: a mechanism, visit, issue or actor.", autocompletion=mechanism_ids)
]


def _fact(help: str) -> Any:
    return typer.Option(help=help, rich_help_panel=_FACT)


def _evidence(help: str) -> Any:
    return typer.Option(help=help, rich_help_panel=_EVIDENCE)


def record(
    context: typer.Context,
    id: Id,
    event: Annotated[str | None, typer.Option(help="What happened.", rich_help_panel=_FACT, autocompletion=events)] = None,
    occurred: Annotated[str | None, _fact("When: 29 May 2024, May 2024, c. 2018, or EDTF.")] = None,
    gist: Annotated[str | None, _fact("What happened, in your own words.")] = None,
    key: Annotated[str | None, _fact("The fact's name. Default: its event and date.")] = None,
    by: Annotated[_Many, _fact("Who did it, by id; may be repeated.")] = None,
    planned: Annotated[str | None, _fact("When it is to take place.")] = None,
    planned_said: Annotated[str | None, _fact("The words used of that.")] = None,
    place: Annotated[str | None, _fact("Where.")] = None,
    edition: Annotated[str | None, _fact("The session's number.")] = None,
    session: Annotated[str | None, _fact("The session's label.")] = None,
    participants: Annotated[_Many, _fact("Who came or is to come, by id; may be repeated.")] = None,
    open_terms: Annotated[_Many, _fact("What is left to settle; may be repeated.")] = None,
    fact: Annotated[str | None, _fact("The key of the fact that this one is about.")] = None,
    reason: Annotated[str | None, _fact("The reason given.")] = None,
    said: Annotated[str | None, _fact("The words used of the date.")] = None,
    according_to: Annotated[_Many, _fact("For whom it holds, by id; may be repeated.")] = None,
    also_in: Annotated[_Many, _fact("Record it there too, by id; may be repeated.")] = None,
    coding: Annotated[str | None, _fact("stated, or inferred by you.")] = None,
    coded_by: Annotated[str | None, _fact("Who coded it.")] = None,
    reviewed_by: Annotated[str | None, _fact("Who reviewed that.")] = None,
    set_: Annotated[
        _Many, typer.Option("--set", metavar="NAME=VALUE", help="Any other column; may be repeated.", rich_help_panel=_FACT)
    ] = None,
    article: Annotated[
        _Many,
        typer.Option(
            help="The article that says so, by id; may be repeated.", rich_help_panel=_EVIDENCE, autocompletion=article_ids
        ),
    ] = None,
    quote: Annotated[str | None, _evidence("Its words.")] = None,
    passage: Annotated[str | None, _evidence("Where in its text, as in 1359-1432.")] = None,
    speaker: Annotated[str | None, _evidence("Who speaks there, by id.")] = None,
    office: Annotated[str | None, _evidence("The speaker's office.")] = None,
    party: Annotated[str | None, _evidence("For which party, by id.")] = None,
    via: Annotated[str | None, _evidence("Through whom that came.")] = None,
    manner: Annotated[str | None, _evidence("quoted, paraphrased or anonymous.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Record without asking.", rich_help_panel=_MANNER)] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what it would change; record nothing.", rich_help_panel=_MANNER)
    ] = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Record one fact, after showing the answer before and after it.

    At a terminal, what is missing is asked for. In a pipe nothing is asked, and --yes or --dry-run is needed.
    """
    if not (yes or dry_run or is_terminal()):
        raise typer.BadParameter("nobody is there to ask: give it to record, or --dry-run to look", param_hint="--yes")
    question = ask(Question, as_of=as_of, known_by=known_by, at=at)
    with tracker(context, database) as opened:
        found = propose(opened, id, given(context.params))
        shown = recording(Answers(opened, entered(context).now), opened.foresee(found.proposals, entered(context).now()), question)
        is_new = bool(shown.events)
        asking = is_new and not (yes or dry_run)
        if asking:
            terminal().print(told.preview(shown, found.fact))
            typer.confirm("Record this?", abort=True, err=True)
        if is_new and not dry_run:
            receipt = opened.record(found.proposals, recorded_at=entered(context).now())
            shown = shown.model_copy(update={"recorded": True, "position": receipt.position})
    tell(shown, format, told.ending if asking else partial(told.recording, fact=found.fact))


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    talks = "record harbour-talks --event SessionHeld --occurred '3 March 2021' --gist 'The third round was held.'"
    app.command(epilog=examples("record harbour-talks", f"{talks} --article harbour-gazette-2021-03-04 --yes"))(record)
