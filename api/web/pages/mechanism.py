"""One mechanism: its state and why, its bands, its facts with their citations, and how belief changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request, Response

from api.views.answers import Answers
from api.views.base import Moment
from api.views.evidence import Fact, FactEntry
from api.views.histories import Band
from api.views.state import State
from api.web.asked import Asked, AtClocks, Id, OnPage, Printing
from api.web.clocks import knowing, neighbours
from api.web.drawing.axis import Axis, moved
from api.web.drawing.bands import Mark, acts, plan, row
from api.web.drawing.beliefs import Beliefs, beliefs
from api.web.frame import citable, downloads, elsewhere, followed, frame, known_day, steps, today

HALF_A_YEAR = 183

router = APIRouter(include_in_schema=False)


@router.get("/m/{id}")
def mechanism(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one mechanism."""
    home = answers.stands_for(id, asked, "mechanism")
    if home != id:
        return elsewhere(request, f"/m/{home}")
    state, facts = answers.state(id, asked), answers.facts(id, asked, "mechanism")
    bands = answers.timeline(id, asked, "mechanism").items
    axis = axis_of(state, bands)
    believed = how_belief_changed(answers, id, asked, axis)
    around = frame(
        request,
        answers,
        asked,
        state.name,
        steps=steps([band.from_ for band in bands if band.from_], state.as_of),
        beliefs=neighbours(believed.moments, state.known_by),
        now=today(state, lambda present: answers.state(id, present)),
        cite=state.sentence,
        compare=f"/m/{id}/compare",
        embed=f"/embed/m/{id}",
    )
    content = {
        "frame": citable(followed(downloads(around, f"/mechanisms/{id}"), mechanism=id), f"/mechanisms/{id}"),
        "state": state,
        "facts": facts.items,
        "people": {**facts.names, **state.names},
        "bands": bands,
        "axis": axis,
        "row": row(axis, bands, known_day(around), signs(axis, state, facts.items), state.may_also_be),
        "believed": believed,
        "deciding": deciding(state),
    }
    return press.page(request, "mechanism.html", content)


def deciding(state: State) -> set[str]:
    """The keys of the facts that give the state."""
    return {reason.key for reason in state.because if isinstance(reason, FactEntry)}


def signs(axis: Axis, state: State, facts: Iterable[Fact]) -> Iterator[Mark]:
    """What is marked on the bands: sessions held and planned, an opening, the end of a notice, what is disputed."""
    yield from acts(axis, facts)
    if state.next_session:
        yield from plan(axis, f"Session {state.next_session.step}", state.next_session.planned)
    if state.opening:
        yield from plan(axis, f"{state.opening.kind} {state.opening.step}".capitalize(), state.opening.planned)
    if state.notice:
        yield from plan(axis, "End by notice", state.notice.effective)


def axis_of(state: State, bands: Iterable[Band]) -> Axis:
    """From the first change, and at least a year back, to half a year ahead."""
    starts = [band.from_ for band in bands if band.from_]
    first = min([*starts, moved(state.as_of, -366)]).replace(month=1, day=1)
    return Axis(first, moved(max([*starts, state.as_of]), HALF_A_YEAR))


def how_belief_changed(answers: Answers, id: str, asked: OnPage, axis: Axis) -> Beliefs:
    """The history as it was told at every moment up to today at which it came to be told otherwise."""
    latest = knowing(asked, None)
    published = (fact.known_from for fact in answers.facts(id, latest, "mechanism").items)
    silent = (belief.known_from for belief in answers.beliefs(id, latest, "mechanism").items)
    moments = {moment for moment in (*published, *silent) if moment is not None}

    def told_by(moment: Moment) -> tuple[Band, ...]:
        return answers.timeline(id, knowing(asked, moment), "mechanism").items

    return beliefs(axis, moments, told_by)
