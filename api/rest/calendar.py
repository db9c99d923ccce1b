"""The route of the calendar: sessions and visits, for calendar programs to subscribe to."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api.renditions.calendar import MEDIA_TYPE, icalendar
from api.rest.addresses import base_of, here
from api.rest.asked import Asked, SubscribingToCalendar
from api.rest.problems import NOT_FOUND, RESPONSES
from api.rest.replies import send
from api.views.calendar import Calendar, Occasion
from api.views.subscriptions import CalendarSearch

router = APIRouter(tags=["subscriptions"], responses=RESPONSES)

_EXAMPLE = icalendar(
    [Occasion.model_validate(Occasion.example())],
    "https://tracker.example.org",
    "https://tracker.example.org/calendar.ics",
    "Détente",
)
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A calendar (RFC 5545).",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}, "example": _EXAMPLE.decode()}},
    },
    **NOT_FOUND,
}


@router.get("/calendar.ics", response_class=Response, responses=_ANSWER, summary="Sessions and visits as a calendar")
def calendar(request: Request, answers: Asked, question: SubscribingToCalendar) -> Response:
    """Every session, visit and meeting that has a day, planned or past; vague ones span every day that they can be.

    What is moved keeps its UID and raises its SEQUENCE; what is called off stays as cancelled. The filters hold together.
    """
    found = answers.calendar(question)
    server = base_of(request)
    body = icalendar(found.items, server, here(server, request), _name(found, question))
    return send(request, body, f"{MEDIA_TYPE}; charset=utf-8")


def _name(found: Calendar, question: CalendarSearch) -> str:
    """What calendar programs call it: by what was asked for."""
    named = {occasion.id: occasion.name for occasion in found.items}
    asked = (
        question.mechanism and named.get(question.mechanism, question.mechanism),
        question.party,
        question.state,
        question.kind,
    )
    return ": ".join(["Détente", *filter(None, [", ".join(filter(None, asked))])])
