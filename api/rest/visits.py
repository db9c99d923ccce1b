"""Routes about visits."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response

from api.rest.asked import Asked, AtClocks, AtClocksInFull, Comparing, Recollecting, SearchingVisits, VisitId
from api.rest.problems import ELSEWHERE, RESPONSES
from api.rest.replies import reply, reply_about
from api.rest.timegates import IN_TIME, When, reply_in_time, reply_map
from api.views.evidence import Facts
from api.views.histories import Beliefs, Difference, Timeline
from api.views.mementos import TimeMap
from api.views.visits import Visit, Visits

KIND: Final = "visit"

router = APIRouter(prefix="/visits", tags=["visits"], responses=RESPONSES)


@router.get("", response_model=Visits, summary="Which visits there are, and where each of them stands")
def visits(request: Request, answers: Asked, question: SearchingVisits) -> Response:
    """The visits known at the clocks, sorted by id; filters hold together."""
    return reply(request, answers.visits(question), question)


@router.get("/{id}", response_model=Visit, responses=IN_TIME, summary="Where a visit stands on a day, and why")
def visit(request: Request, answers: Asked, id: VisitId, question: AtClocks, when: When = None) -> Response:
    """Its state at the three clocks: planned and made, and each of its meetings with who was to come and who came."""
    return reply_in_time(request, answers, question, when, lambda at: answers.visit(id, at), KIND)


@router.get("/{id}/facts", response_model=Facts, responses=ELSEWHERE, summary="The facts, with their citations")
def visit_facts(request: Request, answers: Asked, id: VisitId, question: AtClocksInFull) -> Response:
    """Every visible fact in fold order, and what the parties say to it."""
    return reply_about(request, answers, question, KIND, lambda: answers.facts(id, question, KIND))


@router.get("/{id}/timeline", response_model=Timeline, responses=ELSEWHERE, summary="How its status ran")
def visit_timeline(request: Request, answers: Asked, id: VisitId, question: AtClocksInFull) -> Response:
    """The bands of status along the days of the world, for one known_by; `to` is exclusive."""
    return reply_about(request, answers, question, KIND, lambda: answers.timeline(id, question, KIND))


@router.get("/{id}/beliefs", response_model=Beliefs, responses=ELSEWHERE, summary="How the answer about a day changed")
def visit_beliefs(request: Request, answers: Asked, id: VisitId, question: AtClocksInFull) -> Response:
    """The answers about as_of that were given as articles appeared; `known_to` is exclusive."""
    return reply_about(request, answers, question, KIND, lambda: answers.beliefs(id, question, KIND))


@router.get("/{id}/diff", response_model=Difference, responses=ELSEWHERE, summary="What changed between two points")
def visit_diff(request: Request, answers: Asked, id: VisitId, question: Comparing) -> Response:
    """What changed, field by field, with the facts that did it. A point is a day, or a day, a tilde and what was known by then."""
    return reply_about(request, answers, question, KIND, lambda: answers.diff(id, question, KIND))


@router.get("/{id}/timemap", response_model=TimeMap, responses=ELSEWHERE, summary="The moments at which the answer changed")
def visit_timemap(request: Request, answers: Asked, id: VisitId, asked: Recollecting) -> Response:
    """A TimeMap (RFC 7089): each moment up to now at which the answer became another one, with where it is kept for ever."""
    return reply_map(request, answers, asked, KIND)
