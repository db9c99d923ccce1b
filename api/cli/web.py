"""Commands that start REST, and print its description: the only place where one door opens another."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer

from api.bootstrap import bootstrap, rounds
from api.cli.door import FAILURE, ask, entered, tracker
from api.cli.legible import message
from api.cli.options import Database, examples
from api.settings import Settings
from api.terms import Terms

_TERMS, _LOG = "Terms", "Log"

Private = Annotated[
    bool | None,
    typer.Option("--private/--open", help="Whether reading needs a key too.", rich_help_panel=_TERMS, show_default=False),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Where the world finds this server; for links.", rich_help_panel=_TERMS),
]
AllowedHosts = Annotated[
    str | None,
    typer.Option("--allowed-hosts", metavar="NAMES", help="Further names it answers under, with commas.", rich_help_panel=_TERMS),
]
TrustedProxies = Annotated[
    str | None,
    typer.Option(
        "--trusted-proxies", metavar="ADDRESSES", help="Proxies whose X-Forwarded-For is believed.", rich_help_panel=_TERMS
    ),
]
CorsOrigins = Annotated[
    str | None,
    typer.Option(
        "--cors-origins", metavar="ORIGINS", help="Sites whose scripts may ask; * is any. Default: none.", rich_help_panel=_TERMS
    ),
]
LogFormat = Annotated[
    str | None,
    typer.Option("--log-format", metavar="text|json", help="Default: text on a terminal, json elsewhere.", rich_help_panel=_LOG),
]
LogLevel = Annotated[
    str | None,
    typer.Option("--log-level", metavar="LEVEL", help="debug, info, warning or error. Default: info.", rich_help_panel=_LOG),
]


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 takes a free one.")] = 8000,
    private: Private = None,
    base_url: BaseUrl = None,
    allowed_hosts: AllowedHosts = None,
    trusted_proxies: TrustedProxies = None,
    cors_origins: CorsOrigins = None,
    log_format: LogFormat = None,
    log_level: LogLevel = None,
    database: Database = None,
) -> None:
    """Serve the ledger over HTTP until interrupted; /docs describes what there is."""
    from api.rest import create_app
    from api.rest.serving import CannotListen, known_as, serve_forever
    from api.webhooks.rounds import going_round

    agreed = _agreed(
        context,
        private=private,
        base_url=base_url,
        allowed_hosts=allowed_hosts,
        trusted_proxies=trusted_proxies,
        cors_origins=cors_origins,
        log_format=log_format,
        log_level=log_level,
    )
    terms = known_as(host, agreed)
    now = entered(context).now
    with tracker(context, database) as opened, going_round(rounds(opened, terms, now)):
        try:
            serve_forever(create_app(opened, now, terms), host, port, terms)
        except CannotListen as error:
            message(str(error), style="red")
            raise typer.Exit(FAILURE) from None


def openapi() -> None:
    """Print the description of the REST interface (OpenAPI 3.1)."""
    from api.rest import create_app

    with bootstrap(Settings(database="sqlite://")) as nothing:
        print(orjson.dumps(create_app(nothing).openapi(), option=orjson.OPT_INDENT_2).decode())


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=examples("serve", "serve --host 0.0.0.0 --port 8080 --base-url https://tracker.example.org"))(serve)
    app.command(epilog=examples("openapi > openapi.json"))(openapi)


def _agreed(context: typer.Context, **given: object) -> Terms:
    """The terms of the environment, and what the options say instead. Raises a usage error with the option and the reason."""
    settled = entered(context).settings.model_dump(include=set(Terms.model_fields))
    return ask(Terms, **settled | {name: value for name, value in given.items() if value is not None})
