"""Routes about everything at once."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.rest.asked import Asked, AtClocksPaged, Following, LookingAhead
from api.rest.problems import RESPONSES
from api.rest.replies import reply
from api.views.world import Agenda, Changes, Snapshot

router = APIRouter(tags=["world"], responses=RESPONSES)


@router.get("/snapshot", response_model=Snapshot, summary="The world on one day")
def snapshot(request: Request, answers: Asked, question: AtClocksPaged) -> Response:
    """Every mechanism's status at the clocks, sorted by id, and how many have which; visits to come and open issues."""
    return reply(request, answers.snapshot(question), question)


@router.get("/changes", response_model=Changes, summary="Whose status changed, and why")
def changes(request: Request, answers: Asked, question: Following) -> Response:
    """The changes on the days after `since` up to `until`, also those that only the calendar made; oldest first."""
    return reply(request, answers.changes(question), question)


@router.get("/agenda", response_model=Agenda, summary="What is planned, overdue or running out")
def agenda(request: Request, answers: Asked, question: LookingAhead) -> Response:
    """What mechanisms have before them from `from` to `to`, and which visits; soonest first."""
    return reply(request, answers.agenda(question), question)
