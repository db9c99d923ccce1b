"""A real receiver of webhooks in this process, on a free port: it keeps what it gets and answers as told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread
from typing import Any

from standardwebhooks import Webhook as Signer


@dataclass(frozen=True)
class Letter:
    """A message as it arrived."""

    path: str
    headers: dict[str, str]
    body: str

    @property
    def id(self) -> str:
        """Its id."""
        return self.headers["webhook-id"]

    @property
    def told(self) -> Any:
        """What it tells."""
        return json.loads(self.body)

    def verify(self, secret: str) -> None:
        """As every receiver should: raises unless it was signed with that secret within the last minutes."""
        Signer(secret).verify(self.body, self.headers)


@dataclass
class Receiver:
    """What came, and how the next ones are answered: a status, with headers, from a list that is used up before 204."""

    url: str
    letters: list[Letter] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    after: Callable[[BaseHTTPRequestHandler], None] = lambda _: None

    def told(self) -> list[Any]:
        """What was told, in the order of arrival."""
        return [letter.told for letter in self.letters]


@contextmanager
def receiving(trust: SSLContext | None = None) -> Iterator[Receiver]:
    """Receive until the end of the ``with``; over TLS if there is something to be trusted by."""
    kept = Receiver("")

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            kept.letters.append(Letter(self.path, headers, body))
            status, more = kept.answers.pop(0) if kept.answers else (204, {})
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.end_headers()
            kept.after(self)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    if trust is not None:
        server.socket = trust.wrap_socket(server.socket, server_side=True)
    kept.url = f"{'https' if trust else 'http'}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
