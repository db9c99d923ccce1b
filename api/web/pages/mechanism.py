"""One mechanism: its state and why, its bands, its facts with their citations, and how belief changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fastapi import APIRouter, Request, Response

from api.views.histories import Band
from api.web.asked import Asked, AtClocks, Id, Printing
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import held, mark, row
from api.web.frame import downloads, elsewhere, frame, steps, today

router = APIRouter(include_in_schema=False)


@router.get("/m/{id}")
def mechanism(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one mechanism."""
    home = answers.stands_for(id, asked, "mechanism")
    if home != id:
        return elsewhere(request, f"/m/{home}")
    state, facts = answers.state(id, asked), answers.facts(id, asked, "mechanism")
    bands = answers.timeline(id, asked, "mechanism").items
    axis = _axis(state.as_of, bands)
    planned = state.next_session.planned if state.next_session else None
    marks = (*held(axis, facts.items), *(mark(axis, planned, "planned", "Session planned") if planned else ()))
    around = frame(
        request,
        answers,
        asked,
        state.name,
        steps=steps([band.from_ for band in bands if band.from_], state.as_of),
        now=today(state, lambda present: answers.state(id, present)),
        cite=state.sentence,
    )
    content = {
        "state": state,
        "facts": facts.items,
        "people": {**facts.names, **state.names},
        "bands": bands,
        "axis": axis,
        "row": row(axis, bands, marks),
        "deciding": {reason.key for reason in state.because if hasattr(reason, "key")},
    }
    return press.page(request, "mechanism.html", {"frame": downloads(around, f"/mechanisms/{id}"), **content})


def _axis(day: date, bands: Iterable[Band]) -> Axis:
    starts = [band.from_ for band in bands if band.from_]
    first = min([*starts, moved(day, -366)]).replace(month=1, day=1)
    return Axis(first, max(moved(max([*starts, day]), 183), moved(first, 1)))
