"""One visit: where the journey stands, its meetings as planned and as held, and the facts that say so."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.web.asked import Asked, AtClocks, Id, Printing
from api.web.clocks import neighbours
from api.web.frame import elsewhere
from api.web.pages.story import moments_of_belief, story

router = APIRouter(include_in_schema=False)


@router.get("/v/{id}")
def visit(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one visit."""
    home = answers.stands_for(id, asked, "visit")
    if home != id:
        return elsewhere(request, f"/v/{home}")
    state = answers.visit(id, asked)
    planned = [("The journey as planned", state.planned)] if state.made is None else []
    content = story(request, answers, asked, "visit", state, lambda present: answers.visit(id, present), planned)
    beliefs = neighbours(moments_of_belief(answers, asked, "visit", id), state.known_by)
    return press.page(request, "visit.html", {**content, "frame": content["frame"].with_(beliefs=beliefs)})
