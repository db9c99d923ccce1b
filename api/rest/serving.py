"""Listening: one address, one process, until interrupted."""

from __future__ import annotations

import logging
import socket
import sys
from contextlib import suppress
from ipaddress import ip_address
from logging.config import dictConfig
from signal import SIGTERM, default_int_handler, signal
from urllib.parse import urlsplit

import uvicorn
from starlette.types import ASGIApp

from api.rest.app import Rest
from api.rest.connections import LONGEST_BEGINNING, punctual
from api.rest.logs import configuration
from api.rest.tidings import Tidings
from api.terms import Terms

LOG = logging.getLogger(__name__)
WAITING = 2048
"""How many connections may wait to be accepted."""
FINISHING = 10
"""Seconds that what is under way has to finish after an interruption."""


class CannotListen(Exception):
    """The address cannot be listened on; the message says why."""


class Server(uvicorn.Server):
    """A server that tells the application first when it ends, so that streams without end do not hold it up."""

    def __init__(self, app: Rest, terms: Terms) -> None:
        super().__init__(config(app, terms))
        self._tidings: Tidings = app.state.tidings

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close what is idle, and wait for the rest."""
        await self._tidings.end()
        await super().shutdown(sockets)


def serve_forever(app: Rest, host: str, port: int, terms: Terms) -> None:
    """Serve until interrupted, then finish what is under way. Raises CannotListen. Sets up logging for the whole process."""
    with _listening(host, port) as listener:
        dictConfig(configuration(terms.log_format or ("text" if sys.stderr.isatty() else "json"), terms.log_level))
        address, number = listener.getsockname()[:2]
        named = f"[{address}]" if ":" in address else address
        LOG.info("Détente listens on http://%s:%d (interrupt with Ctrl-C)", named, number)
        server = Server(app, terms)
        signal(SIGTERM, default_int_handler)
        with suppress(KeyboardInterrupt):  # uvicorn raises the signal again after it has shut down
            server.run(sockets=[listener])
        LOG.info("Stopped.")


def known_as(host: str, terms: Terms) -> Terms:
    """The terms, with every name under which a server that listens on ``host`` answers.

    These are this machine's own names for itself, the name of ``host``, that of the base URL, and those that are allowed.
    """
    own = {"localhost"} if _is_loopback(host) else {"localhost", socket.gethostname().lower(), host.lower()}
    public = {urlsplit(terms.base_url).hostname or ""} if terms.base_url else set()
    return terms.model_copy(update={"allowed_hosts": tuple(sorted(own | public | set(terms.allowed_hosts)))})


def config(app: ASGIApp, terms: Terms) -> uvicorn.Config:
    """How uvicorn is to serve the application.

    The protocol is the one written in Python, since it bounds what it keeps of a request that is not complete yet.
    """
    return uvicorn.Config(
        app,
        http=punctual(terms.body_time),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(terms.trusted_proxies),
        forwarded_allow_ips=list(terms.trusted_proxies),
        timeout_keep_alive=round(terms.idle_time) or 1,
        timeout_graceful_shutdown=FINISHING,
        h11_max_incomplete_event_size=LONGEST_BEGINNING,
    )


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens on the address; a port that is taken is said so before anything starts."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as error:
        raise CannotListen(f"{host}:{port} cannot be listened on: {error.strerror}. Try another --port.") from None


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host.lower() == "localhost"
