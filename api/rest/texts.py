"""Routes about archived texts: in full for who may read them, and out of the ledger again."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.rest.asked import ArticleId, Asked, NoParameters
from api.rest.etags import etag, holds
from api.rest.keys import DENIED, Administering, ReadingTexts
from api.rest.problems import NOT_FOUND, RESPONSES, Objection, Problem
from api.tracker import NotKnown
from api.views.answers import Answers
from api.views.questions import Question
from api.views.receipts import Withholding

MEDIA_TYPE = "text/plain; charset=utf-8"

router = APIRouter(prefix="/articles", tags=["articles"], responses={**RESPONSES, **DENIED, **NOT_FOUND})


@router.get(
    "/{id}/text",
    response_class=Response,
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}, "example": "Harbour. The talks go on."}}},
        410: {"model": Problem, "description": "The text was archived, and taken out again."},
    },
    summary="The archived text of an article, in full",
)
def text(key: ReadingTexts, request: Request, answers: Asked, id: ArticleId, nothing: NoParameters) -> Response:
    """The words as they were archived, for a key with the scope `read-text`; passages and gists are open to everyone."""
    digest = _digest(answers, id)
    words = answers.tracker.text(digest)
    if words is None:
        raise Objection(410, "withheld", f"The text of {id} was archived, and taken out again; its digest is {digest}.")
    body = words.encode()
    tag = etag(body, MEDIA_TYPE)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization"}
    if holds(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA_TYPE, headers=headers)


@router.delete("/{id}/text", response_model=Withholding, summary="Take the archived text of an article out of the ledger")
def withhold_text(key: Administering, answers: Asked, id: ArticleId, nothing: NoParameters) -> Response:
    """Delete the words for good; the digest, the length and what rests on them stay. To do so twice is no error."""
    digest = _digest(answers, id)
    also = answers.tracker.article(id, answers.clocks(Question())).same_text
    told = Withholding(id=id, digest=digest, deleted=answers.tracker.withhold(id), also=also)
    return Response(told.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})


def _digest(answers: Answers, id: str) -> str:
    """The digest of the text that was archived. Raises NotKnown where none ever was."""
    found = answers.article(id, Question()).digest
    if found is None:
        raise NotKnown(id, "text of the article", None)
    return found
