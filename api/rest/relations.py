"""Routes about relations: what runs between two states."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.rest.asked import Asked, AtClocks, OneState, OtherState, SearchingRelations
from api.rest.problems import RESPONSES
from api.rest.replies import reply
from api.rest.timegates import IN_TIME_BETWEEN, When, reply_in_time
from api.views.relations import Relation, Relations

router = APIRouter(prefix="/relations", tags=["relations"], responses=RESPONSES)


@router.get("", response_model=Relations, summary="Between whom anything is known")
def relations(request: Request, answers: Asked, question: SearchingRelations) -> Response:
    """Every pair of states (or bodies that belong to none) with what runs between them, sorted."""
    return reply(request, answers.relations(question), question)


@router.get("/{one}/{other}", response_model=Relation, responses=IN_TIME_BETWEEN, summary="Everything between two states")
def relation(request: Request, answers: Asked, one: OneState, other: OtherState, question: AtClocks, when: When = None) -> Response:
    """Mechanisms by status, sessions and visits past and next, open issues; in either order. A party stands for its state."""
    return reply_in_time(request, answers, question, when, lambda at: answers.relation(one, other, at))
