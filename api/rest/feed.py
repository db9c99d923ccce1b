"""The route of the feed: changes of state, for feed readers to follow."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api.renditions.feed import MEDIA_TYPE, atom
from api.rest.addresses import base_of, here, with_parameters
from api.rest.asked import Asked, SubscribingToFeed
from api.rest.problems import NOT_FOUND, RESPONSES
from api.rest.replies import send
from api.views.feed import Feed
from api.views.subscriptions import FeedSearch

router = APIRouter(tags=["subscriptions"], responses=RESPONSES)

_FILTERS = ("party", "state", "mechanism", "kind")
_SERVER = "https://tracker.example.org"
_EXAMPLE = atom(Feed.model_validate(Feed.example()), _SERVER, {}, f"{_SERVER}/feed.atom", None)
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A feed (RFC 4287).",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}, "example": _EXAMPLE.decode()}},
    },
    **NOT_FOUND,
}


@router.get("/feed.atom", response_class=Response, responses=_ANSWER, summary="Changes of state as a feed")
def feed(request: Request, answers: Asked, question: SubscribingToFeed) -> Response:
    """The changes of the last 90 days, the newest first, also those that only the calendar made; `since` and `until` widen it.

    Each entry says what a careful reader of its day would have said, why, and links to that very answer. The filters hold
    together.
    """
    found = answers.feed(question)
    server = base_of(request)
    following = here(server, request, with_parameters(request, cursor=found.next)) if found.next else None
    body = atom(found, server, _filters(question), here(server, request), following)
    return send(request, body, f"{MEDIA_TYPE}; charset=utf-8")


def _filters(question: FeedSearch) -> dict[str, str]:
    asked = question.model_dump(include=set(_FILTERS), exclude_none=True)
    return {name: str(asked[name]) for name in _FILTERS if name in asked}
