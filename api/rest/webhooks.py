"""Routes about webhooks: who is told of changes of state. And, for the description, what they are told."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.casebook.place import path_of
from api.rest.asked import Asked, NoParameters
from api.rest.keys import DENIED, Administering
from api.rest.problems import NOT_FOUND, RECORDING, RESPONSES, NotRecorded
from api.rest.sent import Sent, SentByOffice
from api.views import webhooks as views
from api.views.base import View
from api.views.letters import Ping, StateChanged, trying_out

LATEST = 50
"""How many of its latest messages are shown with a webhook."""
_REFUSED: dict[int | str, dict[str, Any]] = {
    422: {"model": NotRecorded, "description": "It cannot be: the address is no public one, or the webhook has ended."}
}
_SENT: dict[int | str, dict[str, Any]] = {status: RECORDING[status] for status in (413, 415)}
_SHAPE = views.NewWebhook.model_json_schema(ref_template="#/components/schemas/{model}")
_SCHEMA = {name: part for name, part in _SHAPE.items() if name != "$defs"}
_BODY = {"required": True, "content": {"application/json": {"schema": _SCHEMA, "example": views.NewWebhook.example()}}}
_SHOWN = {name: response for name, response in RESPONSES.items() if name != 304}

router = APIRouter(prefix="/webhooks", tags=["webhooks"], responses={**_SHOWN, **DENIED})
letters = APIRouter(
    tags=["webhooks"],
    responses={
        410: {"description": "Nothing more is wanted: the webhook ends."},
        "default": {"description": "Not taken: it is sent again, later and later."},
    },
)

WebhookId = Annotated[str, Path(description="The webhook's id.", examples=["wh_5f1d0c2a9b7e4d38"])]


@router.post(
    "",
    status_code=201,
    response_model=views.WebhookMade,
    responses=_SENT | _REFUSED,
    openapi_extra={"requestBody": _BODY},
    summary="Be told of changes of state",
)
def add_webhook(sent: SentByOffice, request: Request, answers: Asked, nothing: NoParameters) -> Response:
    """From now on every change of status that fits the filters is told to the address, signed with the secret in this answer.

    The secret is shown this once.
    """
    new = _read(sent)
    to_loopback = request.app.state.terms.webhooks_to_loopback
    register = answers.tracker.webhooks
    found, secret = register.add(new.url, new.name, views.asked(new.filters), answers.now(), to_loopback=to_loopback)
    return _answer(views.made(found, secret), 201, {"Location": f"/webhooks/{found.id}"})


@router.get("", response_model=views.Webhooks, summary="Who is told of changes")
def webhooks(key: Administering, answers: Asked, nothing: NoParameters) -> Response:
    """Every webhook, also those that have ended, in the order of making; never with its secret."""
    return _answer(views.Webhooks(items=tuple(map(views.item, answers.tracker.webhooks.all()))))


@router.get("/{id}", response_model=views.WebhookDetail, responses=NOT_FOUND, summary="A webhook, and what it was told last")
def webhook(key: Administering, answers: Asked, id: WebhookId, nothing: NoParameters) -> Response:
    """How it fares, with its latest messages and what the receiver answered."""
    register = answers.tracker.webhooks
    deliveries = tuple(map(views.Delivery.model_validate, register.deliveries(id, LATEST)))
    return _answer(views.detail(register.get(id), deliveries))


@router.delete("/{id}", status_code=204, responses=NOT_FOUND, summary="Be told nothing more")
def remove_webhook(key: Administering, answers: Asked, id: WebhookId, nothing: NoParameters) -> Response:
    """Deletes the webhook, its secret and its messages; what is under way may still arrive."""
    answers.tracker.webhooks.remove(id)
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


@router.post(
    "/{id}/test", status_code=202, response_model=views.Posted, responses=NOT_FOUND | _REFUSED, summary="Try a webhook out"
)
def test_webhook(key: Administering, answers: Asked, id: WebhookId, nothing: NoParameters) -> Response:
    """Puts a message of the type `ping` into the outbox; `GET /webhooks/{id}` shows how it fares."""
    now = answers.now()
    return _answer(views.Posted(message=answers.tracker.webhooks.post(id, trying_out(id, now), now).id), 202)


@router.post("/{id}/secret", response_model=views.NewSecret, responses=NOT_FOUND | _REFUSED, summary="A new signing secret")
def renew_secret(key: Administering, answers: Asked, id: WebhookId, nothing: NoParameters) -> Response:
    """For a day messages are signed with the new secret and with the one before, so that the receiver can change over."""
    return _answer(views.NewSecret(secret=answers.tracker.webhooks.renew(id, answers.now())))


MessageId = Annotated[
    str,
    Header(description="The message's id, the same when it is sent again.", examples=["msg_0b53d8a7c1e94f26a5d7e8f9a0b1c2d3"]),
]
Timestamp = Annotated[int, Header(description="When it was sent: seconds since 1970.", examples=[1717059600])]
Signature = Annotated[
    str,
    Header(
        description="`v1,` and the HMAC-SHA256 of id, timestamp and body in base64; one for each secret that holds.",
        examples=["v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="],
    ),
]


@letters.post("state.changed", status_code=204, operation_id="state_changed", summary="A status has changed")
def state_changed(body: StateChanged, webhook_id: MessageId, webhook_timestamp: Timestamp, webhook_signature: Signature) -> None:
    """Sent once for every change of status or of its since, by what was recorded and by the calendar alone."""


@letters.post("ping", status_code=204, operation_id="ping", summary="A webhook is tried out")
def ping(body: Ping, webhook_id: MessageId, webhook_timestamp: Timestamp, webhook_signature: Signature) -> None:
    """Sent when somebody asks for it; nothing has changed."""


def _read(sent: Sent) -> views.NewWebhook:
    """What the body asks for. Raises a problem 400 that names each field that cannot be read."""
    sent.document()  # refuses what is no JSON, or too deep; but there every scalar is text, and here a number is no name
    try:
        return views.NewWebhook.model_validate_json(sent.content)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise RequestValidationError([{**fault, "loc": ("body", path_of(fault["loc"]))} for fault in found]) from None


def _answer(answer: View, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    kept_nowhere = {"Cache-Control": "no-store", **(headers or {})}
    return Response(answer.model_dump_json(), status, kept_nowhere, media_type="application/json")
