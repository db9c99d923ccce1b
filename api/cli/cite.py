"""Citing an answer: as an entry for a bibliography, with the articles that it rests on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date
from enum import StrEnum
from typing import Annotated

import typer

from api.cli.door import answers, ask, entered
from api.cli.options import AsOf, At, Database, KnownBy, RecordedBy, SubjectId, examples
from api.renditions.citations import bibtex, csl, ris
from api.subjects import WITH_STATUS
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.base import View
from api.views.questions import Question

_SERVED = "http://127.0.0.1:8000"
"""Where ``make serve`` is found, for want of a server's own address."""


class Bibliography(StrEnum):
    """How a citation is written."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


_WRITTEN: Mapping[Bibliography, Callable[[View, str, date], bytes]] = {
    Bibliography.BIBTEX: bibtex,
    Bibliography.RIS: ris,
    Bibliography.CSL: csl,
}


def cite(
    context: typer.Context,
    id: SubjectId,
    format: Annotated[Bibliography, typer.Option(help="How it is written.")] = Bibliography.BIBTEX,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    database: Database = None,
) -> None:
    """Cite an answer, and each article that it rests on, for a bibliography.

    The address in it is that of the server that DETENTE_BASE_URL names, with all three clocks set.
    """
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    door = entered(context)
    with answers(context, database) as found:
        base = door.settings.base_url or _SERVED
        written = _WRITTEN[format](_answer(found, id, question), base, door.now().astimezone(UTC).date())
    sys.stdout.write(written.decode())


def _answer(found: Answers, id: str, question: Question) -> View:
    """The answer about a mechanism, a visit or an issue. Raises NotKnown."""
    for kind in WITH_STATUS:
        if found.tracker.kind(id) == kind:
            return found.about(id, question, kind)
    raise NotKnown(id, "mechanism, visit or issue", None)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    council = "japan-china-ruling-party-exchange-council"
    app.command(epilog=examples(f"cite {council} --at 2024-05-30", f"cite {council} --format ris > council.ris"))(cite)
