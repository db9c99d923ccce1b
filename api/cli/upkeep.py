"""Commands that look after the ledger, and into it."""

from __future__ import annotations

from re import fullmatch
from typing import Annotated

import typer
from rich.text import Text

from api.cli.completion import ids
from api.cli.door import FAILURE, answers, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.progress import bar_of, progress
from api.cli.tables import ledger
from api.cli.tables.words import plain
from api.tracker import Head
from api.views.ledger import LogQuestion
from api.views.receipts import Finding, Findings


def verify(
    context: typer.Context,
    head: Annotated[
        str | None,
        typer.Option(metavar="POSITION:DIGEST", help="A head of the chain that was kept elsewhere: the ledger has to hold it."),
    ] = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """Read the whole ledger anew: the chain of digests, every event, every cited passage, and all that is derived.

    What is derived is made anew beside it and compared, so this takes as long as `detente rebuild`; nothing is changed.
    Problems go to stdout, one a line, and make the exit code 1.
    """
    kept = _head(head)
    with progress() as bar, tracker(context, database, as_it_lies=True) as opened:
        findings = tuple(map(Finding.model_validate, opened.verify(kept, bar_of(bar))))
        position, digest = opened.end()
    if findings:
        tell(Findings(items=findings), format, _told)
        raise typer.Exit(FAILURE)
    message(f"All is as it was recorded, up to position {position}.")
    message(f"The head is {position}:{digest}")


def _head(text: str | None) -> Head | None:
    """A position and its digest. Raises a usage error."""
    found = fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text or "")
    if text is not None and found is None:
        raise typer.BadParameter("write a position and a digest of 64 hexadecimal digits, as in 214:0f…", param_hint="--head")
    return (int(found[1]), found[2]) if found else None


def log(
    context: typer.Context,
    after: Annotated[int, typer.Option(metavar="POSITION", min=0, max=10**18 - 1, help="Only the events above it.")] = 0,
    stream: Annotated[str | None, typer.Option(metavar="ID", help="Only those of this stream.", autocompletion=ids)] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many. Default: all.")] = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """The raw events in the order of the ledger, each with its link of the chain of digests."""
    asked = LogQuestion(after=after, stream=stream).model_copy(update={"limit": limit})
    with answers(context, database) as found:
        tell(found.log(asked), format, ledger.log)


def rebuild(context: typer.Context, database: Database = None) -> None:
    """Make anew what is derived from the events: the index for search, and the status of everything on every day.

    Answers are right without it; those about many subjects are quicker after it. It may be interrupted and repeated.
    """
    with progress() as bar, tracker(context, database) as opened:
        events = opened.rebuild(bar_of(bar))
    message(f"Made anew from {events} events.")


def _told(found: Findings) -> Text:
    return Text("\n").join(plain(_line(one)) for one in found.items)


def _line(one: Finding) -> str:
    where = f"event {one.position}" if one.position is not None else f"the {one.place}"
    return f"{where}: {one.message}{f' (expected: {one.expected})' if one.expected else ''}"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=examples("verify", "verify --format json"))(verify)
    app.command(epilog=examples("log --after 200", "log --stream japan-china-ruling-party-exchange-council --format json"))(log)
    app.command(epilog=examples("rebuild"))(rebuild)
