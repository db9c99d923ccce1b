"""One connection: what arrives too slowly, is too long or is no HTTP at all is told as a problem before there is a request."""

from __future__ import annotations

import asyncio
import sys
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.rest.kinds import KINDS, Kind
from api.rest.problems import MEDIA_TYPE, problem

LONGEST_BEGINNING = 32_768
"""Bytes that a request may have before its headers end."""


class Punctual(H11Protocol):
    """A connection on which the beginning of a request, up to the end of its headers, has to arrive in time."""

    arrival: float
    """Seconds, from the opening of the connection or from the first byte after another request."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._alarm: asyncio.TimerHandle | None = None
        self._heard = False
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Something has arrived."""
        self._heard = True
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """The other side has gone."""
        self._calm()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Tell that what arrived cannot be read; called while the error is handled."""
        error = sys.exc_info()[1]
        if isinstance(error, h11.RemoteProtocolError) and error.error_status_hint == KINDS["headers-too-large"].status:
            self._refuse(KINDS["headers-too-large"], f"First line and headers may have {LONGEST_BEGINNING} bytes together.")
        else:
            self._refuse(KINDS["not-http"], f"{msg} {error or ''}".strip())

    def _watch(self) -> None:
        """Set the alarm while a request is awaited, and only then."""
        if self.conn.their_state is not h11.IDLE:
            self._calm()
        elif self._alarm is None:
            self._alarm = self.loop.call_later(self.arrival, self._give_up)

    def _calm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _give_up(self) -> None:
        self._alarm = None
        if self.transport.is_closing():
            return
        if self._heard:
            self._refuse(KINDS["slow-request"], f"The headers did not arrive within {self.arrival:g} s.")
        else:
            self.transport.close()  # a browser opens connections in advance, and asks nothing on some

    def _refuse(self, kind: Kind, detail: str) -> None:
        """Tell the problem, if nothing was told yet, and hang up."""
        self._calm()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = bytes(problem({"type": "http"}, kind, detail).body)
            headers = [("Content-Type", MEDIA_TYPE), ("Content-Length", str(len(body))), ("Connection", "close")]
            start = h11.Response(status_code=kind.status, headers=headers, reason=HTTPStatus(kind.status).phrase)
            for event in (start, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def punctual(arrival: float) -> type[Punctual]:
    """Connections on which a request has so many seconds to arrive."""

    class OfSeconds(Punctual):
        """Those."""

    OfSeconds.arrival = arrival
    return OfSeconds
