"""One actor: its names, the offices that it holds and held, whom it met, and what it is a party to."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.tracker import NotKnown
from api.views.actors import Actor
from api.views.answers import Answers
from api.views.questions import Search
from api.views.searches import IssueSearch, VisitSearch
from api.web.asked import Asked, AtClocks, Id, OnPage, Printing
from api.web.clocks import clocks
from api.web.frame import Today, downloads, elsewhere, frame

MOST = 50
"""So many channels, visits and issues are listed."""

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something that the actor is a party to: where its page is, its id and name, and how it stands."""

    page: str
    id: str
    name: str
    status: str
    sentence: str


@router.get("/p/{id}")
def actor(request: Request, answers: Asked, press: Printing, id: Id, asked: AtClocks) -> Response:
    """The page of one actor."""
    home = answers.stands_for(id, asked, "actor")
    if home != id:
        return elsewhere(request, f"/p/{home}")
    found, facts = answers.actor(id, asked), answers.facts(id, asked, "actor")
    around = frame(request, answers, asked, found.name, now=_today(answers, found), cite=found.sentence)
    content = {
        "frame": downloads(around, f"/actors/{id}"),
        "actor": found,
        "facts": facts.items,
        "people": {**facts.names, **found.names},
        "belongings": _belongings(answers, asked, found),
    }
    return press.page(request, "actor.html", content)


def _today(answers: Answers, found: Actor) -> Today:
    try:
        present = answers.actor(found.id, OnPage())
    except NotKnown as unknown:
        return Today(str(unknown), differs=True)
    return Today(f"{present.name}. {present.sentence}", (present.name, present.sentence) != (found.name, found.sentence))


def _belongings(answers: Answers, asked: OnPage, found: Actor) -> list[Belonging]:
    """What the actor is a party to; of a state, what any of its parties belongs to."""
    whose = {"state": found.id} if found.kind == "state" else {"party": found.id}
    question = {**clocks(asked), **whose, "limit": MOST}
    lists = (
        ("/m/", answers.mechanisms(Search.model_validate(question)).items),
        ("/v/", answers.visits(VisitSearch.model_validate(question)).items),
        ("/i/", answers.issues(IssueSearch.model_validate(question)).items),
    )
    return [Belonging(page, item.id, item.name, item.status, item.sentence) for page, items in lists for item in items]
