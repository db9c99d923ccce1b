"""Openings: steps towards establishing a channel or resuming it. Agreed is not resumed (1.4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from domain.mechanism.course import Course, OpeningCourse
from domain.mechanism.events import EstablishmentAgreed, Planned, ResumptionAgreed
from domain.mechanism.state import Opening

if TYPE_CHECKING:
    from domain.evidence.account import Account

Kind = Literal["establishment", "resumption"]


def propose_establishment(course: Course, account: Account) -> None:
    """Someone proposes the channel. No effect once it has been more than proposed."""
    if course.phase.value not in ("none", "proposed"):
        return
    if course.phase.value == "none":
        course.enter("proposed", account)
    _at_least_proposed(course, account, "establishment")


def agree_establishment(course: Course, account: Account) -> None:
    """It is agreed to set the channel up. No effect once it has been more than proposed; agreed once more, the first day stays."""
    if course.phase.value not in ("none", "proposed"):
        return
    if course.phase.value == "none":
        course.enter("proposed", account)
    fact, before = account.fact, course.opening.opening if course.opening else None
    assert isinstance(fact, EstablishmentAgreed)
    if before is None or (before.kind, before.step) != ("establishment", "agreed"):
        _agreed(course, account, "establishment")
        return
    again = replace(
        before,
        open_terms=fact.open_terms or before.open_terms,
        planned=fact.planned or before.planned,
        because=(fact.key, *before.because),
    )
    course.opening = OpeningCourse(again, account.latest, course.turn)


def propose_resumption(course: Course, account: Account) -> None:
    """Someone proposes to take the channel up again."""
    _at_least_proposed(course, account, "resumption")


def agree_resumption(course: Course, account: Account) -> None:
    """It is agreed to take the channel up again; the phase stays."""
    if course.phase.value == "active":
        course.warn("nothing-to-resume", "A resumption is agreed although no fact says that the channel had stopped.", account.key)
    _agreed(course, account, "resumption")


def _at_least_proposed(course: Course, account: Account, kind: Kind) -> None:
    """Propose, or give a newer date to what is already proposed or agreed."""
    planned = account.fact.planned if isinstance(account.fact, Planned) else None
    if course.opening is None or course.opening.opening.kind != kind:
        opening = Opening(kind, "proposed", account.fact.occurred.begun, (), planned, False, (account.key,))
        course.opening = OpeningCourse(opening, account.latest, course.turn)
        return
    opening = course.opening.opening
    if planned is not None or opening.step == "proposed":
        opening = replace(opening, planned=planned or opening.planned, because=(account.key, *opening.because))
    course.opening = OpeningCourse(opening, account.latest, course.turn)


def _agreed(course: Course, account: Account, kind: Kind) -> None:
    """An agreement replaces an older opening, with its own day."""
    fact = account.fact
    assert isinstance(fact, EstablishmentAgreed | ResumptionAgreed)
    opening = Opening(kind, "agreed", fact.occurred.begun, fact.open_terms, fact.planned, False, (fact.key,))
    course.opening = OpeningCourse(opening, account.latest, course.turn)
