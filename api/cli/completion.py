"""What the shell may complete: the ids that the ledger holds. Where it cannot be read, nothing is offered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from api.bootstrap import bootstrap, now
from api.casebook.tables.choices import CHOICES
from api.casebook.tables.columns import FACTS
from api.settings import Settings
from api.subjects import Kind
from api.tracker import LedgerError
from api.views.answers import Answers
from api.views.searches import ArticleSearch

_EVERYTHING = ArticleSearch(limit=None)


def mechanism_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of mechanisms that begin so, with their names."""
    return _registered(context, incomplete, "mechanism")


def visit_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of visits that begin so, with their names."""
    return _registered(context, incomplete, "visit")


def issue_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of issues that begin so, with their names."""
    return _registered(context, incomplete, "issue")


def actor_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of actors that begin so, with their names."""
    return _registered(context, incomplete, "actor")


def subject_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of mechanisms, visits and issues that begin so, with their names."""
    return _registered(context, incomplete, "mechanism", "visit", "issue")


def ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of mechanisms, visits, issues and actors that begin so, with their names."""
    return _registered(context, incomplete, "mechanism", "visit", "issue", "actor")


def article_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of articles that begin so, with their titles."""
    try:
        with _answers(context) as answers:
            return [(item.id, item.title) for item in answers.articles(_EVERYTHING).items if item.id.startswith(incomplete)]
    except (LedgerError, OSError, ValidationError):
        return []


def key_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of valid keys that begin so, with their names."""
    try:
        with _answers(context) as answers:
            issued = answers.tracker.keys()
            return [(key.id, key.name) for key in issued if key.revoked is None and key.id.startswith(incomplete)]
    except (LedgerError, OSError, ValidationError):
        return []


def webhook_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of webhooks that begin so, with their names or addresses."""
    try:
        with _answers(context) as answers:
            found = answers.tracker.webhooks.all()
            return [(one.id, one.name or one.url) for one in found if one.id.startswith(incomplete)]
    except (LedgerError, OSError, ValidationError):
        return []


def events(incomplete: str) -> list[str]:
    """The names of the events that begin so."""
    return [name for name in CHOICES[FACTS, "event"] if name.lower().startswith(incomplete.lower())]


def _registered(context: typer.Context, incomplete: str, *kinds: Kind) -> list[tuple[str, str]]:
    try:
        with _answers(context) as answers:
            return list(answers.tracker.registered(incomplete, *kinds))
    except (LedgerError, OSError, ValidationError):
        return []


@contextmanager
def _answers(context: typer.Context) -> Iterator[Answers]:
    settings, named = Settings(), context.params.get("database") or context.find_root().params.get("database")
    with bootstrap(settings.model_copy(update={"database": named}) if named else settings) as tracker:
        yield Answers(tracker, now)
