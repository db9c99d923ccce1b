"""The days on which an answer can change: when facts happen, and when the calendar speaks.

Between two neighbouring days of these lists no rule has anything new to say, so asking at each of them is asking always.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from domain.article import ArticleCorrected, ArticleRegistered, ArticleRetracted
from domain.dates import VagueDate, parse
from domain.dossier import Dossier, Stream
from domain.durations import after
from domain.evidence.account import Account
from domain.evidence.articles import BEYOND, public_from
from domain.facts import fields_among
from domain.imprints import Imprints
from domain.mechanism.events import CadenceStated

_ONE_DAY = timedelta(days=1)


def days_of_change(cadence: str | None, facts: Sequence[Account], known_on: date) -> list[date]:
    """Every day on which the base answer for these facts can change, for a reader of that day of knowledge."""
    cadences = {cadence, *(a.fact.cadence for a in facts if isinstance(a.fact, CadenceStated)), "P1Y"} - {None}
    days = {_next(known_on), known_on}
    for account in facts:
        marks = set(_marks(account))
        days |= marks | {_next(mark) for mark in marks}
        days |= {_next(after(mark, often, 2)) for mark in marks for often in cadences if often}
    return sorted(days)


def _marks(account: Account) -> Iterator[date]:
    """The days that a fact gives: when it happened, what it plans, when it ends."""
    yield account.latest
    fact = account.fact
    dated = fields_among(type(fact), ("occurred", "planned", "effective", "until"))
    for when in (getattr(fact, name) for name in dated):
        if isinstance(when, VagueDate):
            yield from (day for day in (when.earliest, when.latest, when.end) if day is not None)


def _next(day: date) -> date:
    return day + _ONE_DAY if day < date.max else day


def instants_of_publication(dossier: Dossier, recorded_by: int) -> list[datetime]:
    """Every instant at which something about the cited articles became public, as the ledger knew by then."""
    instants: set[datetime] = set()
    for stream in dossier.articles.values():
        for item in stream.events:
            if item.position <= recorded_by:
                instants.update(_publications(item.event))
    return sorted(instant for instant in instants if instant < BEYOND)


def news(articles: Mapping[str, Stream], recorded_by: int) -> list[tuple[datetime, tuple[str, ...]]]:
    """Every instant at which something about these articles became public, and of which, in the order of time."""
    found: dict[datetime, list[str]] = {}
    if isinstance(articles, Imprints):
        for id, imprint in articles.plain.items():
            if imprint.position <= recorded_by:
                found.setdefault(public_from(imprint.published), []).append(id)
        articles = articles.others
    for id, stream in articles.items():
        for item in stream.events:
            for instant in _publications(item.event) if item.position <= recorded_by else ():
                found.setdefault(instant, []).append(id)
    return [(instant, _once(found[instant])) for instant in sorted(found) if instant < BEYOND]


def _once(ids: list[str]) -> tuple[str, ...]:
    return tuple(sorted({*ids})) if len(ids) > 1 else (ids[0],)


def _publications(event: object) -> list[datetime]:
    if type(event) is ArticleRegistered or type(event) is ArticleRetracted:
        return [public_from(event.published)]
    if type(event) is not ArticleCorrected:
        return []
    changed = event.changes.get("published")
    return [public_from(event.published), *([public_from(parse(changed))] if isinstance(changed, str) else ())]
