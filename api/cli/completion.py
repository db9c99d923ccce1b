"""What the shell may complete: the ids that the ledger holds. Where it cannot be read, nothing is offered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from api.bootstrap import bootstrap, now
from api.settings import Settings
from api.tracker import LedgerError
from api.views.answers import Answers
from api.views.questions import Paged

_EVERYTHING = Paged(limit=None)


def mechanism_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of mechanisms that begin so, with their names."""
    try:
        with _answers(context) as answers:
            return [(item.id, item.name) for item in answers.snapshot(_EVERYTHING).items if item.id.startswith(incomplete)]
    except (LedgerError, OSError, ValidationError):
        return []


def article_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of articles that begin so, with their titles."""
    try:
        with _answers(context) as answers:
            return [(item.id, item.title) for item in answers.articles(_EVERYTHING).items if item.id.startswith(incomplete)]
    except (LedgerError, OSError, ValidationError):
        return []


@contextmanager
def _answers(context: typer.Context) -> Iterator[Answers]:
    settings, named = Settings(), context.params.get("database") or context.find_root().params.get("database")
    with bootstrap(settings.model_copy(update={"database": named}) if named else settings) as tracker:
        yield Answers(tracker, now)
