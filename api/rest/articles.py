"""Routes about articles."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.rest.asked import ArticleId, Asked, AtClocks, SearchingArticles
from api.rest.problems import NOT_FOUND, RESPONSES
from api.rest.replies import reply
from api.views.articles import Article, Articles

router = APIRouter(prefix="/articles", tags=["articles"], responses=RESPONSES)


@router.get("", response_model=Articles, summary="The articles that the public could read")
def articles(request: Request, answers: Asked, question: SearchingArticles) -> Response:
    """The articles known at the clocks, oldest first; filters hold together."""
    return reply(request, answers.articles(question), question)


@router.get("/{id}", response_model=Article, responses=NOT_FOUND, summary="An article, and every fact that cites it")
def article(request: Request, answers: Asked, id: ArticleId, question: AtClocks) -> Response:
    """What it is, what became of it, and which facts rest on it."""
    version = answers.version(id, question)
    return reply(request, answers.article(id, question), version=version)
