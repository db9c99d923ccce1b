"""Webhooks as the doors show them: every shape is without the secret, but for the two that show it once."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.tracker import Outcome, Webhook
from api.views.base import Listing, View
from domain.facts import ActorId, Slug, StateCode
from domain.mechanism.events import MechanismKind

What = Literal["mechanism", "visit", "issue"]
"""What has a status that can change."""
MOST = 100
"""How many values one filter may name."""

_SECRET = Field(
    description="The signing secret (Standard Webhooks), shown this once.", examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]
)


class Filters(View):
    """Of which changes a webhook is told; the filters hold together, and of each one value has to fit. Empty asks nothing."""

    parties: tuple[ActorId, ...] = Field(
        default=(), max_length=MOST, description="Actor ids: one of them is a party.", examples=[["jp-ldp"]]
    )
    states: tuple[StateCode, ...] = Field(
        default=(), max_length=MOST, description="States (ISO 3166) that a party belongs to.", examples=[["CN", "JP"]]
    )
    ids: tuple[Slug, ...] = Field(
        default=(), max_length=MOST, description="The subjects themselves.", examples=[["trilateral-summit"]]
    )
    kinds: tuple[MechanismKind, ...] = Field(
        default=(), max_length=MOST, description="Kinds of mechanisms.", examples=[["party-dialogue", "summit"]]
    )
    what: tuple[What, ...] = Field(default=(), max_length=MOST, description="What they are.", examples=[["mechanism", "visit"]])


class NewWebhook(View):
    """Who is to be told of changes, and of which."""

    url: str = Field(
        max_length=2_000,
        description="Where to: an https:// address of a public host.",
        examples=["https://hooks.example.org/detente"],
    )
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)] | None = Field(
        default=None, description="What it is for, in your own words.", examples=["desk-tokyo"]
    )
    filters: Filters = Field(default_factory=Filters, description="Of which changes; left out, of all.")


class WebhookItem(View):
    """A webhook, and how it fares."""

    id: str = Field(description="Its id.", examples=["wh_5f1d0c2a9b7e4d38"])
    url: str = Field(description="Where it leads.", examples=["https://hooks.example.org/detente"])
    name: str | None = Field(description="What it is for.", examples=["desk-tokyo"])
    filters: Filters = Field(description="Of which changes it is told.")
    created: datetime = Field(description="Since when: earlier changes are not told.", examples=["2024-05-30T09:00:00Z"])
    failing_since: datetime | None = Field(
        description="When the first delivery failed that no success has followed; null while all is well.",
        examples=["2024-06-01T09:00:00Z"],
    )
    ended: datetime | None = Field(
        description="When it was ended by the receiver or for failing; null while it lives.", examples=["2024-06-06T09:00:00Z"]
    )
    ended_because: str | None = Field(description="Why it was ended.", examples=["the receiver answered 410: it wants no more"])


class WebhookMade(WebhookItem):
    """A new webhook with its secret."""

    secret: str = _SECRET


class Webhooks(Listing[WebhookItem]):
    """Every webhook, in the order of making."""


class NewSecret(View):
    """A webhook's new secret; the one before signs as well for a day."""

    secret: str = _SECRET


class Delivery(View):
    """One message to a webhook, and how it fared."""

    id: str = Field(description="The message's id, as in `webhook-id`.", examples=["msg_0b53d8a7c1e94f26a5d7e8f9a0b1c2d3"])
    created: datetime = Field(description="When it was put into the outbox.", examples=["2024-05-30T09:00:00Z"])
    outcome: Outcome | None = Field(description="What became of it; null while it is under way.", examples=["delivered"])
    attempts: int = Field(description="How often it was tried.", examples=[2])
    answer: str | None = Field(description="What the receiver answered last, or why it was not reached.", examples=["200"])
    answered: datetime | None = Field(description="When that was.", examples=["2024-05-30T09:00:05Z"])
    next_attempt: datetime | None = Field(description="When it is tried again.", examples=["2024-05-30T09:05:05Z"])
    body: str = Field(description="What it tells: the JSON that was signed.", examples=['{"type":"state.changed"}'])


class Deliveries(Listing[Delivery]):
    """The latest messages, newest first; those that were settled thirty days ago are forgotten."""


class WebhookDetail(WebhookItem):
    """A webhook with what was told to it last."""

    deliveries: tuple[Delivery, ...] = Field(description="The latest messages, newest first.")


class Posted(View):
    """A message that is on its way."""

    message: str = Field(description="Its id.", examples=["msg_0b53d8a7c1e94f26a5d7e8f9a0b1c2d3"])


def asked(filters: Filters) -> dict[str, tuple[str, ...]]:
    """The filters that ask anything."""
    return {facet: values for facet, values in filters if values}


def item(found: Webhook) -> WebhookItem:
    """A webhook in a list."""
    return WebhookItem.model_validate(_alike(found))


def made(found: Webhook, secret: str) -> WebhookMade:
    """A webhook that was just made."""
    return WebhookMade.model_validate(_alike(found) | {"secret": secret})


def detail(found: Webhook, deliveries: tuple[Delivery, ...]) -> WebhookDetail:
    """A webhook with its deliveries."""
    return WebhookDetail.model_validate(_alike(found) | {"deliveries": deliveries})


def _alike(found: Webhook) -> dict[str, object]:
    alike = {name: getattr(found, name) for name in WebhookItem.model_fields if name != "filters"}
    return alike | {"filters": Filters.model_validate(dict(found.filters))}
