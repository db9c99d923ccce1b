"""Commands that start REST, and print its description: the only place where one door opens another."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer

from api.bootstrap import bootstrap
from api.cli.door import FAILURE, entered, tracker
from api.cli.legible import message
from api.cli.options import Database, examples
from api.settings import Settings


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 takes a free one.")] = 8000,
    database: Database = None,
) -> None:
    """Serve the ledger over HTTP until interrupted; /docs describes what there is."""
    from api.rest import create_app
    from api.rest.serving import CannotListen, serve_forever

    with tracker(context, database) as opened:
        app = create_app(opened, now=entered(context).now)
        try:
            serve_forever(app, host, port, announce=message)
        except CannotListen as error:
            message(str(error), style="red")
            raise typer.Exit(FAILURE) from None
    message("Stopped.")


def openapi() -> None:
    """Print the description of the REST interface (OpenAPI 3.1)."""
    from api.rest import create_app

    with bootstrap(Settings(database="sqlite://")) as nothing:
        print(orjson.dumps(create_app(nothing).openapi(), option=orjson.OPT_INDENT_2).decode())


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=examples("serve", "serve --host 0.0.0.0 --port 8080"))(serve)
    app.command(epilog=examples("openapi > openapi.json"))(openapi)
