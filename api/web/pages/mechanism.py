"""One mechanism: its state and why, its bands, its facts with their citations, and how belief changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fastapi import APIRouter, Request, Response

from api.views.answers import Answers
from api.views.base import Moment
from api.views.histories import Band
from api.views.state import State
from api.web.asked import Asked, AtClocks, Id, OnPage, Printing
from api.web.clocks import knowing, neighbours
from api.web.drawing.axis import Axis, moved
from api.web.drawing.beliefs import Beliefs, beliefs
from api.web.frame import elsewhere, followed
from api.web.pages.story import AHEAD, Planned, story

router = APIRouter(include_in_schema=False)


@router.get("/m/{id}")
def mechanism(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one mechanism."""
    home = answers.stands_for(id, asked, "mechanism")
    if home != id:
        return elsewhere(request, f"/m/{home}")
    state = answers.state(id, asked)
    told = story(request, answers, asked, "mechanism", state, lambda present: answers.state(id, present), plans(state), span)
    believed = how_belief_changed(answers, id, asked, told["axis"])
    around = followed(told["frame"], mechanism=id).with_(
        beliefs=neighbours(believed.moments, state.known_by), compare=f"/m/{id}/compare", embed=f"/embed/m/{id}"
    )
    return press.page(request, "mechanism.html", {**told, "frame": around, "believed": believed})


def plans(state: State) -> Planned:
    """What lies before it: a session, an opening, the end by a notice."""
    session, opening, notice = state.next_session, state.opening, state.notice
    found = [
        session and (f"Session {session.step}", session.planned),
        opening and (f"{opening.kind} {opening.step}".capitalize(), opening.planned),
        notice and ("End by notice", notice.effective),
    ]
    return [plan for plan in found if plan]


def span(day: date, bands: Iterable[Band], planned: Iterable[str | None]) -> Axis:
    """From the first change, and at least a year back, to half a year ahead."""
    starts = [band.from_ for band in bands if band.from_]
    return Axis(min([*starts, moved(day, -366)]).replace(month=1, day=1), moved(max([*starts, day]), AHEAD))


def how_belief_changed(answers: Answers, id: str, asked: OnPage, axis: Axis) -> Beliefs:
    """The history as it was told at every moment up to today at which it came to be told otherwise."""
    latest = knowing(asked, None)
    published = (fact.known_from for fact in answers.facts(id, latest, "mechanism").items)
    silent = (belief.known_from for belief in answers.beliefs(id, latest, "mechanism").items)
    moments = {moment for moment in (*published, *silent) if moment is not None}

    def told_by(moment: Moment) -> tuple[Band, ...]:
        return answers.timeline(id, knowing(asked, moment), "mechanism").items

    return beliefs(axis, moments, told_by)
