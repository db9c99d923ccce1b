"""Routes about actors."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response

from api.rest.asked import ActorId, Asked, AtClocks, AtClocksInFull, Comparing, Recollecting, SearchingActors
from api.rest.problems import ELSEWHERE, RESPONSES
from api.rest.replies import reply, reply_about
from api.rest.timegates import IN_TIME, When, reply_in_time, reply_map
from api.views.actors import Actor, Actors, Tenures
from api.views.evidence import Facts
from api.views.histories import Difference
from api.views.mementos import TimeMap

KIND: Final = "actor"

router = APIRouter(prefix="/actors", tags=["actors"], responses=RESPONSES)


@router.get("", response_model=Actors, summary="Which actors there are, and who each of them is")
def actors(request: Request, answers: Asked, question: SearchingActors) -> Response:
    """The states, parties, bodies and persons that the ledger held, sorted by id; filters hold together."""
    return reply(request, answers.actors(question), question)


@router.get("/{id}", response_model=Actor, responses=IN_TIME, summary="Who an actor is on a day")
def actor(request: Request, answers: Asked, id: ActorId, question: AtClocks, when: When = None) -> Response:
    """Its names, the offices that it holds and held, and whom it met."""
    return reply_in_time(request, answers, question, when, lambda at: answers.actor(id, at), KIND)


@router.get("/{id}/facts", response_model=Facts, responses=ELSEWHERE, summary="The facts, with their citations")
def actor_facts(request: Request, answers: Asked, id: ActorId, question: AtClocksInFull) -> Response:
    """Every visible fact about the actor in fold order, and what the parties say to it."""
    return reply_about(request, answers, question, KIND, lambda: answers.facts(id, question, KIND))


@router.get("/{id}/timeline", response_model=Tenures, responses=ELSEWHERE, summary="Which offices it held when")
def actor_timeline(request: Request, answers: Asked, id: ActorId, question: AtClocksInFull) -> Response:
    """The offices held along the days of the world, for one known_by; `to` is exclusive."""
    return reply_about(request, answers, question, KIND, lambda: answers.tenures(id, question))


@router.get("/{id}/diff", response_model=Difference, responses=ELSEWHERE, summary="What changed between two points")
def actor_diff(request: Request, answers: Asked, id: ActorId, question: Comparing) -> Response:
    """What changed, field by field, with the facts that did it. A point is a day, or a day, a tilde and what was known by then."""
    return reply_about(request, answers, question, KIND, lambda: answers.diff(id, question, KIND))


@router.get("/{id}/timemap", response_model=TimeMap, responses=ELSEWHERE, summary="The moments at which the answer changed")
def actor_timemap(request: Request, answers: Asked, id: ActorId, asked: Recollecting) -> Response:
    """A TimeMap (RFC 7089): each moment up to now at which the answer became another one, with where it is kept for ever."""
    return reply_map(request, answers, asked, KIND)
