"""What else there is: relations, visits, issues, actors, articles and what is due, each as a list, page by page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.views.answers import Answers
from api.views.questions import Prospect
from api.views.searches import ActorSearch, ArticleSearch, IssueSearch, RelationSearch, VisitSearch
from api.web.asked import Asked, OnPage, Printing
from api.web.frame import downloads, frame

router = APIRouter(include_in_schema=False)


class RelationsAsked(OnPage, RelationSearch):
    """The clocks, and of which state."""


class VisitsAsked(OnPage, VisitSearch):
    """The clocks and the filters of visits."""


class IssuesAsked(OnPage, IssueSearch):
    """The clocks and the filters of issues."""


class ActorsAsked(OnPage, ActorSearch):
    """The clocks and the filters of actors."""


class ArticlesAsked(OnPage, ArticleSearch):
    """The clocks, and which articles."""


class AgendaAsked(OnPage, Prospect):
    """The clocks, and the days that are asked for."""


@router.get("/r")
def relations(request: Request, answers: Asked, press: Printing, asked: Annotated[RelationsAsked, Query()]) -> Response:
    """Between whom anything is known."""
    return _list(request, answers, press, asked, "Relations", answers.relations)


@router.get("/v")
def visits(request: Request, answers: Asked, press: Printing, asked: Annotated[VisitsAsked, Query()]) -> Response:
    """The visits."""
    return _list(request, answers, press, asked, "Visits", answers.visits)


@router.get("/i")
def issues(request: Request, answers: Asked, press: Printing, asked: Annotated[IssuesAsked, Query()]) -> Response:
    """The issues."""
    return _list(request, answers, press, asked, "Issues", answers.issues)


@router.get("/p")
def actors(request: Request, answers: Asked, press: Printing, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """The actors."""
    return _list(request, answers, press, asked, "Actors", answers.actors)


@router.get("/a")
def articles(request: Request, answers: Asked, press: Printing, asked: Annotated[ArticlesAsked, Query()]) -> Response:
    """The articles."""
    return _list(request, answers, press, asked, "Articles", answers.articles)


@router.get("/d")
def due(request: Request, answers: Asked, press: Printing, asked: Annotated[AgendaAsked, Query()]) -> Response:
    """What is planned, overdue or running out."""
    return _list(request, answers, press, asked, "Agenda", answers.agenda)


def _list(request: Request, answers: Answers, press: Printing, asked: Any, title: str, ask: Callable[[Any], Any]) -> Response:
    found = ask(asked)
    around = frame(request, answers, asked, title)
    filters = {name: getattr(asked, name) for name in ("q", "state") if name in type(asked).model_fields}
    content = {
        "frame": downloads(around, f"/{title.lower()}"),
        "what": title.lower(),
        "found": found,
        "items": found.items,
        "filters": filters,
        "next": found.next,
    }
    return press.page(request, "list.html", content)
