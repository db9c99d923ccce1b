"""Webhooks on a terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from api.cli.tables.words import columns, listed, or_nothing, plain
from api.views.webhooks import Deliveries, Delivery, WebhookItem, Webhooks


def webhooks(answer: Webhooks) -> RenderableType:
    """Each webhook with what it asks for and how it fares."""
    table = columns("Webhook", "Name", "Leads to", "Of", "Fares")
    for item in answer.items:
        asked = listed(f"{facet}: {', '.join(values)}" for facet, values in item.filters if values)
        table.add_row(plain(item.id, "strike" if item.ended else ""), or_nothing(item.name), plain(item.url), asked, _fares(item))
    return table if answer.items else plain("There is no webhook; detente webhook add makes one.")


def deliveries(answer: Deliveries) -> RenderableType:
    """Each message with the last answer to it."""
    table = columns("Message", "Created", "Outcome", "Tried", "Answer", "Again")
    for item in answer.items:
        again = or_nothing(item.next_attempt and f"{item.next_attempt:%Y-%m-%d %H:%M:%S}")
        created = plain(f"{item.created:%Y-%m-%d %H:%M:%S}")
        table.add_row(plain(item.id), created, _outcome(item), plain(item.attempts), or_nothing(item.answer), again)
    return table if answer.items else plain("Nothing was told yet.")


def _outcome(item: Delivery) -> Text:
    return plain(item.outcome or "under way", {"delivered": "green", "failed": "red"}.get(item.outcome or "", "cyan"))


def _fares(item: WebhookItem) -> Text:
    if item.ended:
        return plain(f"ended on {item.ended:%Y-%m-%d}: {item.ended_because}", "red")
    if item.failing_since:
        return plain(f"failing since {item.failing_since:%Y-%m-%d %H:%M}", "yellow")
    return plain("well", "green")
