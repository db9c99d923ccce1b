"""Commands about keys: who may do more than read over HTTP."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from api.cli.completion import key_ids
from api.cli.door import entered, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import Database, Written, examples
from api.cli.tables.keys import ring
from api.views.keys import KeyItem, KeyRing


class Scope(StrEnum):
    """What a key may be for."""

    RECORD = "record"
    READ_TEXT = "read-text"
    ADMIN = "admin"


def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who holds it; kept as coded_by of what is recorded with it.")],
    scope: Annotated[list[Scope], typer.Option(help="What it is for; may be repeated.")],
    database: Database = None,
) -> None:
    """Make a key, and print its token: the only time that it is shown.

    A program sends it as `Authorization: Bearer TOKEN`. The ledger keeps only a digest of it.
    """
    with tracker(context, database) as opened:
        key, token = opened.create_key(name, [one.value for one in scope], entered(context).now())
    message(f"Key {key.id} of {key.name}, for {', '.join(key.scopes)}. Keep the token: it is not shown again.")
    print(token)


def list_(context: typer.Context, format: Written = None, database: Database = None) -> None:
    """The keys, also those that were revoked; their tokens are nowhere to be read."""
    with tracker(context, database) as opened:
        tell(KeyRing(items=tuple(map(KeyItem.model_validate, opened.keys()))), format, ring)


def revoke(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The key's id.", autocompletion=key_ids)],
    database: Database = None,
) -> None:
    """Make a key void, at once and for good, also for a server that runs."""
    with tracker(context, database) as opened:
        was_valid = opened.revoke_key(id, entered(context).now())
    message(f"The key {id} is revoked." if was_valid else f"The key {id} was revoked before.")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    keys = typer.Typer(no_args_is_help=True, help="Keys: who may record, read whole texts, or administer over HTTP.")
    keys.command(epilog=examples("key create desk-tokyo --scope record --scope read-text"))(create)
    keys.command("list", epilog=examples("key list"))(list_)
    keys.command(epilog=examples("key revoke 3f9a0c52d1e7"))(revoke)
    app.add_typer(keys, name="key")
