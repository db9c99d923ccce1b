"""The place of an item in the order of its list, as a text that sorts as the list does; no two items of a list share one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol

from api import agenda
from domain.evidence.account import Account
from domain.evidence.articles import ArticleView
from domain.relation import Outline
from domain.replay import AgendaItem, Band, Belief, StatusChange, Tenure


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def of_id(item: _Identified) -> str:
    """Its id."""
    return item.id


def of_relation(found: Outline) -> str:
    """Its two states."""
    return " ".join(found.states)


def of_article(view: ArticleView) -> str:
    """When it became public, and its id."""
    return f"{view.public.isoformat(timespec='microseconds')} {view.id}"


def article_after(place: str) -> tuple[datetime, str]:
    """What :func:`of_article` wrote: the instant, and the id. Of what it did not write, some place or other."""
    moment, _, id = place.partition(" ")
    try:
        return datetime.fromisoformat(moment).astimezone(UTC), id
    except (ValueError, OverflowError):
        return datetime.max.replace(tzinfo=UTC), id


def of_change(change: StatusChange) -> str:
    """Its day, and the id of what changed."""
    return f"{change.day} {change.id}"


def change_after(place: str) -> tuple[date, str]:
    """What :func:`of_change` wrote: the day, and the id. Of what it did not write, some place or other."""
    day, _, id = place.partition(" ")
    try:
        return date.fromisoformat(day), id
    except ValueError:
        return date.max, id


def of_newest_change(change: StatusChange) -> str:
    """Its day, the newest first, and the id of what changed."""
    return f"{date.max.toordinal() - change.day.toordinal():07} {change.id}"


def newest_change_after(place: str) -> tuple[date, str]:
    """What :func:`of_newest_change` wrote: the day, and the id. Of what it did not write, some place or other."""
    ago, _, id = place.partition(" ")
    try:
        return date.fromordinal(date.max.toordinal() - int(ago)), id
    except (ValueError, OverflowError):
        return date.min, id


def of_plan(item: AgendaItem) -> str:
    """The last day on which it can be, the id of whose plan it is, and what it is."""
    return "{} {} {}".format(*agenda.place(item))


def plan_after(place: str) -> agenda.Place:
    """What :func:`of_plan` wrote: the last day, the id, and what it is. Of what it did not write, some place or other."""
    day, _, rest = place.partition(" ")
    id, _, what = rest.partition(" ")
    try:
        return date.fromisoformat(day), id, what
    except ValueError:
        return date.max, id, what


def of_fact(account: Account) -> str:
    """Its place in the fold."""
    latest, earliest, moment, rank, key = account.order
    time = f"{moment + _BEFORE_CHRIST:020.6f}" if moment > -_BEFORE_CHRIST else ""
    return f"{latest} {earliest} {time} {rank:04} {key}"


def of_band(band: Band) -> str:
    """Its first day."""
    return f"{band.start}"


def of_tenure(tenure: Tenure) -> str:
    """Its first day."""
    return f"{tenure.start}"


def of_belief(belief: Belief) -> str:
    """The moment from which on it was held; a day is known by its end."""
    moment = belief.known_from
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{moment}T~"


_BEFORE_CHRIST = 1e11
"""Seconds by which every instant of a calendar year is moved beyond zero."""
