"""Commands about webhooks: who is told of changes of state."""

from __future__ import annotations

from typing import Annotated

import anyio
import typer

from api.bootstrap import rounds
from api.cli.completion import webhook_ids
from api.cli.door import ask, entered, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.tables import webhooks as tables
from api.views import webhooks as views
from api.views.letters import trying_out

MOST = 50
"""How many of the latest messages are shown."""
_OPTIONS = {"--parties": "--party", "--states": "--state", "--ids": "--id", "--kinds": "--kind"}
_FILTERS = "Of which changes (one of each has to fit)"

WebhookId = Annotated[
    str, typer.Argument(metavar="ID", help="The webhook's id, as `detente webhook list` shows it.", autocompletion=webhook_ids)
]


def _many(help: str, metavar: str) -> object:
    return typer.Option(metavar=metavar, help=f"{help}; may be repeated.", rich_help_panel=_FILTERS)


def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where to: an https:// address of a public host.")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What it is for.")] = None,
    party: Annotated[list[str] | None, _many("Actor id of a party", "ID")] = None,
    state: Annotated[list[str] | None, _many("A state that a party belongs to", "CODE")] = None,
    id: Annotated[list[str] | None, _many("A mechanism, visit or issue", "ID")] = None,
    kind: Annotated[list[str] | None, _many("A kind of mechanism", "KIND")] = None,
    what: Annotated[list[str] | None, _many("mechanism, visit or issue", "WHAT")] = None,
    database: Database = None,
) -> None:
    """Tell an address of every change of status from now on, and print the secret that signs: the only time that it is shown.

    `detente serve` delivers, or `detente deliver`.
    """
    filters = _filters(parties=party, states=state, ids=id, kinds=kind, what=what)
    new = ask(views.NewWebhook, url=url, name=name)
    with tracker(context, database) as opened:
        door = entered(context)
        to_loopback = door.settings.webhooks_to_loopback
        found, secret = opened.webhooks.add(new.url, new.name, views.asked(filters), door.now(), to_loopback=to_loopback)
    message(f"Webhook {found.id} to {found.url}. Keep the secret: it is not shown again.")
    print(secret)


def _filters(**given: list[str] | None) -> views.Filters:
    """The filters. Raises a usage error that names the option, which is in the singular."""
    try:
        return ask(views.Filters, **{facet: values for facet, values in given.items() if values})
    except typer.BadParameter as error:
        error.param_hint = _OPTIONS.get(str(error.param_hint), str(error.param_hint))
        raise


def list_(context: typer.Context, format: Written = None, database: Database = None) -> None:
    """The webhooks, also those that have ended; their secrets are nowhere to be read."""
    with tracker(context, database) as opened:
        tell(views.Webhooks(items=tuple(map(views.item, opened.webhooks.all()))), format, tables.webhooks)


def remove(context: typer.Context, id: WebhookId, database: Database = None) -> None:
    """Delete a webhook with its secret and its messages."""
    with tracker(context, database) as opened:
        opened.webhooks.remove(id)
    message(f"The webhook {id} is removed.")


def deliveries(context: typer.Context, id: WebhookId, format: Written = None, database: Database = None) -> None:
    """The latest messages to a webhook, newest first, and how each of them fared."""
    with tracker(context, database) as opened:
        found = opened.webhooks.deliveries(id, MOST)
    tell(views.Deliveries(items=tuple(map(views.Delivery.model_validate, found))), format, tables.deliveries)


def try_out(context: typer.Context, id: WebhookId, database: Database = None) -> None:
    """Put a message into the outbox that only tries the webhook out."""
    with tracker(context, database) as opened:
        now = entered(context).now()
        posted = opened.webhooks.post(id, trying_out(id, now), now)
    message(f"Message {posted.id} is in the outbox.")


def renew(context: typer.Context, id: WebhookId, database: Database = None) -> None:
    """Print a new signing secret; for a day messages are signed with it and with the one before."""
    with tracker(context, database) as opened:
        secret = opened.webhooks.renew(id, entered(context).now())
    message("Keep the secret: it is not shown again.")
    print(secret)


def deliver(context: typer.Context, database: Database = None) -> None:
    """Tell the webhooks what has changed, and deliver what is due, once: for a ledger that nobody serves.

    `detente serve` does so all the time; both may be used beside each other.
    """
    door = entered(context)
    with tracker(context, database) as opened:
        going = rounds(opened, door.settings, door.now)
        tried = 0
        while found := anyio.run(going.once):
            tried += found
    message(f"Deliveries tried: {tried}.")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    webhooks = typer.Typer(no_args_is_help=True, help="Webhooks: who is told of changes of state.")
    url = "https://hooks.example.org/detente"
    webhooks.command(epilog=examples(f"webhook add {url} --name desk-tokyo --state CN --state JP"))(add)
    webhooks.command("list", epilog=examples("webhook list"))(list_)
    webhooks.command(epilog=examples("webhook deliveries wh_5f1d0c2a9b7e4d38"))(deliveries)
    webhooks.command("test", epilog=examples("webhook test wh_5f1d0c2a9b7e4d38"))(try_out)
    webhooks.command(epilog=examples("webhook renew wh_5f1d0c2a9b7e4d38"))(renew)
    webhooks.command(epilog=examples("webhook remove wh_5f1d0c2a9b7e4d38"))(remove)
    app.add_typer(webhooks, name="webhook")
    app.command(epilog=examples("deliver"))(deliver)
