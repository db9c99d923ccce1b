"""The command that cites a state for a list of references."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import orjson
import typer

from api.cli.door import answers, ask, entered
from api.cli.options import AsOf, At, Database, KnownBy, RecordedBy, SubjectId, examples
from api.renditions import citations
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.issues import Issue
from api.views.questions import Question
from api.views.state import State
from api.views.visits import Visit

ANYWHERE = "http://127.0.0.1:8000"
"""The address in a citation where no other one is named: that of ``make serve``."""


class Style(StrEnum):
    """How it is written."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


def cite(
    context: typer.Context,
    id: SubjectId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Annotated[Style, typer.Option("--format", help="BibTeX, RIS, or the JSON of citation processors.")] = Style.BIBTEX,
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the world finds the server. Default: DETENTE_BASE_URL, or this machine."),
    ] = None,
    database: Database = None,
) -> None:
    """Cite the state of a mechanism, a visit or an issue, with the articles that it rests on, for a list of references."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    base = (base_url or entered(context).settings.base_url or ANYWHERE).rstrip("/")
    with answers(context, database) as found:
        answer = _state(found, id, question)
    match format:
        case Style.BIBTEX:
            sys.stdout.write(citations.bibtex(answer, base))
        case Style.RIS:
            sys.stdout.write(citations.ris(answer, base))
        case Style.CSL:
            print(orjson.dumps(citations.csl(answer, base), option=orjson.OPT_INDENT_2).decode())


def _state(found: Answers, id: str, question: Question) -> State | Visit | Issue:
    match found.tracker.kind(id):
        case "mechanism":
            return found.state(id, question)
        case "visit":
            return found.visit(id, question)
        case "issue":
            return found.issue(id, question)
        case _:
            raise NotKnown(id, "mechanism, visit or issue", None)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("cite china-japan-korea-summit --at 2024-05-30", "cite china-japan-korea-summit --format csl"))(
        cite
    )
