"""Registering an article from a form, with its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from api.casebook import posted as post
from api.casebook.tables.cells import Cell
from api.casebook.tables.entries import Entry, entry
from api.clippings import id_for
from api.tracker import Conflict, Key
from api.views.answers import Answers
from api.web.asked import Asked, OnPage, Printing
from api.web.forms import elsewhere, of_article
from api.web.frame import frame, links
from api.web.posted import Fields, Posted, Writer
from api.web.trial import Trial, trial
from domain.proposal import Place, Proposal, Refusal, Refused

MOST = 1_000
OWN = ("act", "lang", "as_of", "known_by")

router = APIRouter(include_in_schema=False)


@router.get("/new/article")
def article(key: Writer, request: Request, answers: Asked, press: Printing, asked: Annotated[OnPage, Query()]) -> Response:
    """The form."""
    return _form(request, answers, press, key, asked, {})


@router.post("/new/article")
def record(key: Writer, request: Request, answers: Asked, press: Printing, posted: Posted) -> Response:
    """Register the article and archive its text, or look at what would be recorded where the form says ``act=preview``."""
    asked = OnPage.model_validate({name: posted[name] for name in OWN[1:] if name in posted})
    given = {name: value for name, value in posted.items() if name not in OWN}
    try:
        proposals = [replace(proposal, coder=key.name) for proposal in _proposals(answers, given)]
        if posted.get("act") == "record":
            answers.tracker.record(proposals, recorded_at=answers.now())
            address = links(request, asked).to(f"/a/{proposals[0].stream}")
            return Response(status_code=303, headers={"Location": address, "Cache-Control": "no-store"})
        foreseen = trial(answers, answers.tracker.foresee(proposals, answers.now()), asked)
    except Refused as refused:
        return _form(request, answers, press, key, asked, given, refusals=refused.refusals)
    except Conflict:
        raise HTTPException(409, "Somebody recorded something there at the same moment: go back, and look again.") from None
    return _form(request, answers, press, key, asked, given, foreseen=foreseen)


def _proposals(answers: Answers, given: Fields) -> Sequence[Proposal]:
    """What the fields propose. Raises ``Refused`` with what is wrong, each at its field."""
    text = given.get("text")
    made = entry("articles", {name: Cell(value) for name, value in given.items() if name != "text"})
    if made.faults:
        raise Refused([Refusal(fault.code, str(fault), Place(None, column)) for column, fault in made.faults.items()])
    written = _with_id(made, text) | ({"text": text} if text else {})
    return post.entry("articles", (written, Place())).accepted(answers.tracker.objections)


def _with_id(made: Entry, text: str | None) -> dict[str, object]:
    """The fields, with an id of publisher, day and title where none is given."""
    id = made.fields.get("id") or id_for(made.fields, text)
    return {"id": id, **made.fields} if id else made.fields


def _form(
    request: Request,
    answers: Answers,
    press: Printing,
    key: Key,
    asked: OnPage,
    given: Mapping[str, str],
    *,
    refusals: Sequence[Refusal] = (),
    foreseen: Trial | None = None,
) -> Response:
    fields = of_article(given, refusals)
    content = {
        "frame": frame(request, answers, asked, "Register an article"),
        "fields": fields,
        "text": given.get("text", ""),
        "text_wrong": next((refusal.reason for refusal in refusals if refusal.place.path == "text"), None),
        "problems": elsewhere([refusal for refusal in refusals if refusal.place.path != "text"], fields),
        "wrong": [field for field in fields if field.wrong],
        "trial": foreseen,
        "articles": [(view.id, view.registered.title) for view in answers.tracker.latest_articles(answers.clocks(asked), MOST)],
        "holder": key.name,
    }
    return press.page(request, "new-article.html", content, private=True)
