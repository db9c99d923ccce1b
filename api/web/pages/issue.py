"""One issue: what it is, who raised it against whom, what was done, and the facts that say so."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.web.asked import Asked, AtClocks, Id, Printing
from api.web.frame import elsewhere
from api.web.pages.story import story

router = APIRouter(include_in_schema=False)


@router.get("/i/{id}")
def issue(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one issue."""
    home = answers.stands_for(id, asked, "issue")
    if home != id:
        return elsewhere(request, f"/i/{home}")
    content = story(
        request, answers, asked, "issue", answers.issue(id, asked), lambda present: answers.issue(id, present), planned=()
    )
    return press.page(request, "issue.html", content)
