"""One issue: what it is, who raised it against whom, what was done, and the facts that say so."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.web.asked import Asked, AtClocks, Id, Printing
from api.web.clocks import neighbours
from api.web.frame import elsewhere
from api.web.pages.story import moments_of_belief, story

router = APIRouter(include_in_schema=False)


@router.get("/i/{id}")
def issue(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one issue."""
    home = answers.stands_for(id, asked, "issue")
    if home != id:
        return elsewhere(request, f"/i/{home}")
    state = answers.issue(id, asked)
    content = story(request, answers, asked, "issue", state, lambda present: answers.issue(id, present), planned=())
    beliefs = neighbours(moments_of_belief(answers, asked, "issue", id), state.known_by)
    return press.page(request, "issue.html", {**content, "frame": content["frame"].with_(beliefs=beliefs)})
