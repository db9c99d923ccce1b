"""Recording over HTTP: from what was sent to a receipt, or to what it would change; once, and only if nothing moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote

from fastapi import Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.casebook import Reading
from api.rest.etags import versions_of
from api.rest.freshness import POSITION
from api.rest.problems import Objection
from api.rest.repeats import REPLAYED, submission
from api.rest.sent import Sent, unreadable
from api.tracker import Acknowledged, Conflict, OtherSubmission, Receipt, Submission, Tracker
from api.views import receipts
from api.views.answers import Answers
from api.views.base import View
from api.views.questions import Question
from api.views.recordings import recording
from domain.proposal import Proposal

UNSTORED = {"Cache-Control": "no-store"}
Matching = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="Record only if the stream is still as in the answer that had this ETag; else 412. Several may be named.",
        examples=['"12.9f86d081884c7d659a2feaa0c55ad015"'],
    ),
]


class Trial(BaseModel):
    """Whether it is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dry_run: bool = Field(
        default=False,
        description="Record nothing: answer with the events, and with the answers about what they touch, before and after.",
        examples=[True],
    )


Trying = Annotated[Trial, Query()]


@dataclass(frozen=True, slots=True)
class Intent:
    """What a request asks to have recorded, where to find it then, and the stream that ``If-Match`` is about, if any."""

    read: Callable[[], Reading]
    location: Callable[[Receipt], str]
    stream: str | None = None


def take_in(request: Request, answers: Answers, sent: Sent, trial: Trial, intent: Intent) -> Response:
    """Record what was sent, or foresee it. Raises ``Refused``, problems 400, 409, 412 and 422, and :class:`Conflict`."""
    moment = answers.now()
    answers = replace(answers, now=lambda: moment)
    tracker = answers.tracker
    if trial.dry_run:
        _expected(request, tracker, intent)
        return _told(recording(answers, tracker.foresee(_proposals(tracker, sent, intent), moment), Question()))
    repeatable = submission(request, sent)
    if repeatable is None:
        return _acknowledged(_recorded(request, answers, sent, intent, None), intent)
    with request.app.state.under_way.alone(repeatable):
        return _once(request, answers, sent, intent, repeatable)


def _once(request: Request, answers: Answers, sent: Sent, intent: Intent, repeatable: Submission) -> Response:
    """Record a submission, or answer as when it first arrived."""
    try:
        if (before := answers.tracker.acknowledged(repeatable)) is not None:
            return _acknowledged(before, intent, replayed=True)
        return _acknowledged(_recorded(request, answers, sent, intent, repeatable), intent)
    except Acknowledged as elsewhere:  # another process recorded it in between; asked for, it is as safe as any
        return _acknowledged(answers.tracker.acknowledged(repeatable) or elsewhere.receipt, intent, replayed=True)
    except OtherSubmission:
        raise Objection(422, "other-request", "This Idempotency-Key was used before, for another request.") from None


def _recorded(request: Request, answers: Answers, sent: Sent, intent: Intent, repeatable: Submission | None) -> Receipt:
    expected = _expected(request, answers.tracker, intent)
    proposals = _proposals(answers.tracker, sent, intent)
    try:
        return answers.tracker.record(proposals, recorded_at=answers.now(), expected=expected, submission=repeatable)
    except Conflict as conflict:
        if conflict.stream in expected:
            raise _moved_on(conflict.stream, conflict.actual) from None
        raise


def _proposals(tracker: Tracker, sent: Sent, intent: Intent) -> list[Proposal]:
    """What is proposed, by the holder of the key."""
    return [replace(proposal, coder=sent.key.name) for proposal in intent.read().accepted(tracker.objections)]


def _expected(request: Request, tracker: Tracker, intent: Intent) -> Mapping[str, int]:
    """The version that the stream must have for what ``If-Match`` says to hold. Raises a problem 412 if it has not."""
    given = request.headers.getlist("if-match")
    if not given:
        return {}
    if intent.stream is None:
        raise unreadable("header", [("If-Match", "this opens a stream, or writes to several: there is nothing to match yet")])
    version, allowed = tracker.version(intent.stream), versions_of(",".join(given))
    if allowed is not None and version not in allowed:
        raise _moved_on(intent.stream, version)
    return {intent.stream: version}


def _moved_on(stream: str, version: int) -> Objection:
    return Objection(412, "moved-on", f"{stream} is at version {version} now: read it again, and decide anew.")


def _acknowledged(receipt: Receipt, intent: Intent, *, replayed: bool = False) -> Response:
    headers = {POSITION: str(receipt.position)}
    headers |= {"Location": quote(intent.location(receipt), safe="/?=")} if receipt.events else {}
    repeated = {REPLAYED: "true"} if replayed else {}
    return _told(receipts.Receipt.model_validate(receipt), 201 if receipt.events else 200, headers | repeated)


def _told(answer: View, status: int = 200, headers: Mapping[str, str] = UNSTORED) -> Response:
    return Response(answer.model_dump_json(), status, {**UNSTORED, **headers}, media_type="application/json")
