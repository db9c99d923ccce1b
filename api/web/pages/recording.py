"""Recording a fact from a form: with a look at what it changes, and a passage that is chosen by marking the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, cast, get_args

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import ConfigDict, Field

from api.casebook.tables import read_row
from api.casebook.tables.cells import Cell
from api.casebook.tables.columns import STREAMS
from api.casebook.tables.place import InTable
from api.subjects import Kind
from api.tracker import Conflict, Key, NotKnown
from api.views import evidence as told
from api.views.answers import Answers
from api.views.questions import Question
from api.views.searches import ActorSearch
from api.web.asked import Asked, Id, OnPage, Printing
from api.web.forms import elsewhere, of_fact
from api.web.frame import frame, links
from api.web.pages.article import PAGES
from api.web.posted import Fields, Posted, Writer
from api.web.trial import Trial, trial
from domain.facts import Fact
from domain.proposal import Proposal, Refusal, Refused

MOST = 1_000
"""So many actors and articles a form offers to choose from."""
OWN = ("act", "as_of", "known_by", "lang")
"""What a form sends beside the fields of the fact."""

router = APIRouter(include_in_schema=False)


class Beginning(OnPage):
    """What a form is filled in with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str | None = Field(default=None, max_length=200, description="The article that says so.", examples=["gazette-1"])
    passage: str | None = Field(default=None, max_length=40, description="Where in its text.", examples=["1359-1432"])
    event: str | None = Field(default=None, max_length=60, description="What happened.", examples=["SessionHeld"])
    fact: str | None = Field(default=None, max_length=200, description="The fact that it is about.", examples=["talks-held"])


class Choice(OnPage):
    """Of what a fact is to be recorded."""

    subject: str | None = Field(default=None, max_length=200, description="Its id.", examples=["harbour-talks"])
    article: str | None = Field(default=None, max_length=200, description="The article that says so.", examples=["gazette-1"])


@router.get("/new/fact")
def choose(key: Writer, request: Request, answers: Asked, press: Printing, asked: Annotated[Choice, Query()]) -> Response:
    """Of what is the fact? Leads on to the form."""
    around = frame(request, answers, asked, "Record a fact")
    if asked.subject and answers.tracker.kind(asked.subject) in STREAMS:
        address = around.links.to(f"/new/fact/{asked.subject}", article=asked.article)
        return Response(status_code=303, headers={"Location": address, "Cache-Control": "no-store"})
    subjects = answers.tracker.registered("", "mechanism", "visit", "issue", "actor", most=MOST)
    content = {"frame": around, "subject": asked.subject, "article": asked.article, "subjects": subjects}
    return press.page(request, "new-fact-of.html", content, private=True)


@router.get("/new/fact/{id}")
def fact(key: Writer, request: Request, answers: Asked, press: Printing, id: Id, asked: Annotated[Beginning, Query()]) -> Response:
    """The form."""
    given = {name: value for name in ("article", "passage", "event", "fact") if (value := getattr(asked, name))}
    return _form(request, answers, press, key, id, asked, given)


@router.post("/new/fact/{id}")
def record(key: Writer, request: Request, answers: Asked, press: Printing, id: Id, posted: Posted) -> Response:
    """Record the fact, or look at what it would change where the form says ``act=preview``."""
    asked = OnPage.model_validate({name: posted[name] for name in ("as_of", "known_by", "lang") if name in posted})
    given = {name: value for name, value in posted.items() if name not in OWN}
    try:
        proposals = [replace(proposal, coder=key.name) for proposal in _proposals(_kind(answers, id), id, given)]
        if posted.get("act") == "record":
            answers.tracker.record(proposals, recorded_at=answers.now())
            return _recorded(request, answers, id, asked, proposals)
        foreseen = trial(answers, answers.tracker.foresee(proposals, answers.now()), _question(asked))
    except Refused as refused:
        return _form(request, answers, press, key, id, asked, given, refusals=refused.refusals)
    except Conflict:
        raise HTTPException(409, "Somebody recorded something there at the same moment: go back, and look again.") from None
    return _form(request, answers, press, key, id, asked, given, foreseen=foreseen)


def _proposals(kind: str, id: str, given: Fields) -> Sequence[Proposal]:
    """What the fields propose. Raises ``Refused`` with what is wrong, each at its field."""
    outcomes = read_row(kind, id, {name: Cell(value) for name, value in given.items()}, InTable(None, None, None))
    if refusals := [outcome for outcome in outcomes if isinstance(outcome, Refusal)]:
        raise Refused(refusals)
    return [outcome for outcome in outcomes if isinstance(outcome, Proposal)]


def _recorded(request: Request, answers: Answers, id: str, asked: OnPage, proposals: Sequence[Proposal]) -> Response:
    """On to the page of the subject, at the fact."""
    key = next(event.key for proposal in proposals if isinstance(event := proposal.event, Fact))
    address = links(request, asked).to(f"{PAGES[_kind(answers, id)]}{id}")
    return Response(status_code=303, headers={"Location": f"{address}#fact-{key}", "Cache-Control": "no-store"})


def _form(
    request: Request,
    answers: Answers,
    press: Printing,
    key: Key,
    id: str,
    asked: OnPage,
    given: Mapping[str, str],
    *,
    refusals: Sequence[Refusal] = (),
    foreseen: Trial | None = None,
) -> Response:
    kind = _kind(answers, id)
    groups = of_fact(kind, given, refusals)
    fields = [field for group in groups.values() for field in group]
    question = _question(asked)
    content = {
        "frame": frame(request, answers, asked, "Record a fact"),
        "id": id,
        "name": dict(answers.tracker.registered(id, kind)).get(id, id),
        "page": f"{PAGES[kind]}{id}",
        "groups": groups,
        "opened": any(field.value or field.wrong for field in groups["rest"]),
        "problems": elsewhere(refusals, fields),
        "wrong": [field for field in fields if field.wrong],
        "trial": foreseen,
        "source": _source(answers, key, given.get("article")),
        "actors": [(actor.id, actor.name) for actor in answers.actors(ActorSearch(limit=MOST)).items],
        "articles": [(view.id, view.registered.title) for view in answers.tracker.latest_articles(answers.clocks(question), MOST)],
        "keys": [(fact.key, fact.gist) for fact in _facts(answers, id, question)],
        "holder": key.name,
    }
    return press.page(request, "new-fact.html", content, private=True)


def _source(answers: Answers, key: Key, article: str | None) -> str | None:
    """The words of the article, for marking the passage in them; only for who may read them."""
    if article is None or not key.allows("read-text"):
        return None
    try:
        digest = answers.article(article, Question()).digest
    except NotKnown:
        return None
    return answers.tracker.text(digest) if digest else None


def _facts(answers: Answers, id: str, question: Question) -> Iterator[told.Fact]:
    try:
        yield from answers.facts(id, question).items
    except NotKnown:
        return


def _question(asked: OnPage) -> Question:
    return Question(as_of=asked.day, known_by=asked.known)


def _kind(answers: Answers, id: str) -> Kind:
    """What kind of thing it is. Raises NotKnown where a fact cannot be about it."""
    kind = answers.tracker.kind(id)
    found = next((known for known in get_args(Kind) if known == kind), None)
    if found is None:
        raise NotKnown(id, "mechanism, visit, issue or actor", None)
    return cast("Kind", found)
