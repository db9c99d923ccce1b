"""A mechanism in small, for a frame in somebody else's page: the only page that may be framed."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.web.asked import Asked, AtClocks, Id, Printing
from api.web.drawing.bands import row
from api.web.frame import elsewhere, frame, known_day
from api.web.pages.mechanism import plans, span
from api.web.pages.story import signs

router = APIRouter(include_in_schema=False)


@router.get("/embed/m/{id}")
def embedded(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The sentence and the bands, with a link to the whole page."""
    home = answers.stands_for(id, asked, "mechanism")
    if home != id:
        return elsewhere(request, f"/embed/m/{home}")
    state, facts = answers.state(id, asked), answers.facts(id, asked, "mechanism").items
    bands = answers.timeline(id, asked, "mechanism").items
    axis = span(state.as_of, bands, ())
    around = frame(request, answers, asked, state.name)
    picture = row(axis, bands, known_day(around), signs(axis, facts, plans(state)), state.may_also_be)
    content = {"frame": around, "state": state, "axis": axis, "row": picture}
    return press.page(request, "embed.html", content, framed_by="*", headers={"Cross-Origin-Resource-Policy": "cross-origin"})
