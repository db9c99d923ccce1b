"""Routes about issues."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response

from api.rest.asked import Asked, AtClocks, AtClocksInFull, Comparing, IssueId, Recollecting, SearchingIssues
from api.rest.problems import ELSEWHERE, RESPONSES
from api.rest.replies import reply, reply_about
from api.rest.timegates import IN_TIME, When, reply_in_time, reply_map
from api.views.evidence import Facts
from api.views.histories import Beliefs, Difference, Timeline
from api.views.issues import Issue, Issues
from api.views.mementos import TimeMap

KIND: Final = "issue"

router = APIRouter(prefix="/issues", tags=["issues"], responses=RESPONSES)


@router.get("", response_model=Issues, summary="Which issues there are, and what each of them is")
def issues(request: Request, answers: Asked, question: SearchingIssues) -> Response:
    """The issues known at the clocks, sorted by id; filters hold together."""
    return reply(request, answers.issues(question), question)


@router.get("/{id}", response_model=Issue, responses=IN_TIME, summary="What an issue is on a day, and why")
def issue(request: Request, answers: Asked, id: IssueId, question: AtClocks, when: When = None) -> Response:
    """Its state at the three clocks: open, eased or resolved, raised by whom against whom, and the measures taken."""
    return reply_in_time(request, answers, question, when, lambda at: answers.issue(id, at), KIND)


@router.get("/{id}/facts", response_model=Facts, responses=ELSEWHERE, summary="The facts, with their citations")
def issue_facts(request: Request, answers: Asked, id: IssueId, question: AtClocksInFull) -> Response:
    """Every visible fact in fold order, and what the parties say to it."""
    return reply_about(request, answers, question, KIND, lambda: answers.facts(id, question, KIND))


@router.get("/{id}/timeline", response_model=Timeline, responses=ELSEWHERE, summary="How its status ran")
def issue_timeline(request: Request, answers: Asked, id: IssueId, question: AtClocksInFull) -> Response:
    """The bands of status along the days of the world, for one known_by; `to` is exclusive."""
    return reply_about(request, answers, question, KIND, lambda: answers.timeline(id, question, KIND))


@router.get("/{id}/beliefs", response_model=Beliefs, responses=ELSEWHERE, summary="How the answer about a day changed")
def issue_beliefs(request: Request, answers: Asked, id: IssueId, question: AtClocksInFull) -> Response:
    """The answers about as_of that were given as articles appeared; `known_to` is exclusive."""
    return reply_about(request, answers, question, KIND, lambda: answers.beliefs(id, question, KIND))


@router.get("/{id}/diff", response_model=Difference, responses=ELSEWHERE, summary="What changed between two points")
def issue_diff(request: Request, answers: Asked, id: IssueId, question: Comparing) -> Response:
    """What changed, field by field, with the facts that did it. A point is a day, or a day, a tilde and what was known by then."""
    return reply_about(request, answers, question, KIND, lambda: answers.diff(id, question, KIND))


@router.get("/{id}/timemap", response_model=TimeMap, responses=ELSEWHERE, summary="The moments at which the answer changed")
def issue_timemap(request: Request, answers: Asked, id: IssueId, asked: Recollecting) -> Response:
    """A TimeMap (RFC 7089): each moment up to now at which the answer became another one, with where it is kept for ever."""
    return reply_map(request, answers, asked, KIND)
