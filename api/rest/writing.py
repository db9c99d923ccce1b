"""Routes that record: what casebooks are made of, piece by piece, and whole documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Request, Response

from api.casebook import posted
from api.known import NotKnown
from api.rest.asked import ActorId, ArticleId, Asked, IssueId, MechanismId, VisitId
from api.rest.documented import header
from api.rest.entries import body_of
from api.rest.freshness import POSITION
from api.rest.keys import DENIED
from api.rest.problems import ABOUT_STREAM, RECORDING, RESPONSES
from api.rest.recording import Intent, Matching, Trying, take_in
from api.rest.repeats import Repeatable
from api.rest.sent import Sent, SentCasebook, SentEntry
from api.views.receipts import Receipt
from api.views.recordings import Recording

SECTIONS = {"article": "articles", "mechanism": "mechanisms", "visit": "visits", "issue": "issues", "actor": "actors"}
"""Each kind of thing, and the list of a casebook that it stands in, which is also its path."""
IDS: dict[str, Any] = {"article": ArticleId, "mechanism": MechanismId, "visit": VisitId, "issue": IssueId, "actor": ActorId}

Responses = Mapping[int | str, dict[str, Any]]
NONE: Responses = MappingProxyType({})
_NEWEST = {POSITION: header(POSITION)}
UNRECORDED = "All of it was there already; or, of a dry run, what it would do."

router = APIRouter(responses={**{status: told for status, told in RESPONSES.items() if status != 304}, **DENIED, **RECORDING})


def _entry(kind: str) -> Callable[..., Response]:
    """The route that registers one thing, with facts if there are any."""

    def record(request: Request, answers: Asked, sent: SentEntry, trial: Trying, repeatable: Repeatable = None) -> Response:
        """Register it, with the facts that are known of it, if any: an entry of that list of a casebook. All or nothing."""
        written = sent.document()
        id = written[0].get("id") if isinstance(written[0], dict) else None
        intent = Intent(lambda: posted.entry(SECTIONS[kind], written), lambda _: f"/{SECTIONS[kind]}/{id}")
        return take_in(request, answers, sent, trial, intent)

    return record


def _facts(kind: str) -> Callable[..., Response]:
    """The route that records facts of one thing."""

    def record(
        request: Request,
        answers: Asked,
        sent: SentEntry,
        id: str,
        trial: Trying,
        repeatable: Repeatable = None,
        if_match: Matching = None,
    ) -> Response:
        """Record one fact, or several in a list `facts`; also such as are about other facts. All or nothing."""
        if answers.tracker.kind(id) != kind:
            raise NotKnown(id, kind, None)
        return take_in(request, answers, sent, trial, _of_stream(sent, kind, id))

    record.__annotations__["id"] = IDS[kind]
    return record


def _of_stream(sent: Sent, kind: str, id: str) -> Intent:
    written = sent.document()
    place = f"/{SECTIONS[kind]}/{id}" if kind == "article" else f"/{SECTIONS[kind]}/{id}/facts"
    return Intent(lambda: posted.facts(kind, id, written), lambda _: place, id)


def import_(request: Request, answers: Asked, sent: SentCasebook, trial: Trying, repeatable: Repeatable = None) -> Response:
    """Take in a casebook document, all or nothing; what is there already is passed over. Its articles' texts are the words."""
    written = sent.documents()
    intent = Intent(lambda: posted.casebook(written), lambda receipt: f"/ledger?after={receipt.position - receipt.events}")
    return take_in(request, answers, sent, trial, intent)


def _add(path: str, name: str, tag: str, summary: str, endpoint: Callable[..., Response], responses: Responses = NONE) -> None:
    router.add_api_route(
        path,
        endpoint,
        methods=["POST"],
        name=name,
        tags=[tag],
        summary=summary,
        status_code=201,
        response_model=Receipt,
        response_description="Recorded; `Location` is where to find it.",
        responses={
            200: {"model": Receipt | Recording, "description": UNRECORDED, "headers": _NEWEST},
            201: {"headers": _NEWEST},
            **responses,
        },
        openapi_extra={"requestBody": body_of(name)},
    )


for _kind, _section in SECTIONS.items():
    _a_kind = f"{'an' if _kind[0] in 'aeiou' else 'a'} {_kind}"
    _add(f"/{_section}", f"record_{_kind}", _section, f"Register {_a_kind}", _entry(_kind))
    _add(f"/{_section}/{{id}}/facts", f"record_{_kind}_facts", _section, f"Record facts of {_a_kind}", _facts(_kind), ABOUT_STREAM)
_add("/import", "import_casebook", "import", "Take in a casebook document", import_)
