"""Answers that are given again as they were sent, without being worked out, as long as nothing has changed that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.admission import Admission, telling
from api.rest.etags import holds
from api.rest.kept import Kept, KeptAnswer, RawHeaders, felt
from api.rest.lasting import Sought, ask_for_whole, last_of, sought, turns_of
from api.views.answers import Answers

_OF_THE_BODY = frozenset({b"content-length", b"content-type", b"content-disposition"})
"""Headers that an answer without a body leaves out."""
_OF_THE_ASKER = frozenset({b"ratelimit", b"ratelimit-policy"})
"""Headers that tell something about who asks."""


class Keeping:
    """Gives a kept answer to whoever is let in, and keeps what may be kept; all else passes.

    Whether the ledger has changed is felt each time (its pulse), and the clock is read: a kept answer is never older than one
    that would be worked out now. What takes no time to answer needs no place among what is under way, either.
    """

    def __init__(self, app: ASGIApp, admission: Admission, answers: Answers, kept: Kept[Sought, KeptAnswer]) -> None:
        self._app, self._admission, self._answers, self._kept = app, admission, answers, kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = sought(scope) if scope["type"] == "http" else None
        pulse = await felt(self._answers.tracker) if asked is not None else None
        if asked is None or pulse is None:
            await self._app(scope, receive, send)
            return
        kept = self._kept.get(asked, pulse)
        now = self.now()
        decided = self._admission.at_once(scope, pulse) if kept is not None and kept.first <= now <= kept.last else None
        if kept is None or decided is None:
            ask_for_whole(scope)
            await self._app(scope, receive, _Taking(self, scope, send, (asked, pulse, now)).send)
        elif decided[0] is not None:
            await decided[0](scope, receive, telling(send, decided[1]))
        else:
            scope["route"] = kept.route
            await give(kept, [(name.lower().encode(), value.encode()) for name, value in decided[1].items()], scope, send)

    def now(self) -> datetime:
        """The time of asking, UTC."""
        return self._answers.now().astimezone(UTC)

    def keep(self, asked: Sought, answer: KeptAnswer, pulse: int) -> None:
        """Keep an answer, unless its time is over already."""
        if answer.first <= answer.last:
            self._kept.keep(asked, answer, pulse)


class _Taking:
    """One answer on its way out. It is held back until all of it is there."""

    def __init__(self, keeping: Keeping, scope: Scope, send: Send, asked: tuple[Sought, int, datetime]) -> None:
        self._keeping, self._scope, self._send = keeping, scope, send
        self._asked, self._pulse, self._begun = asked
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        """A part of the answer."""
        if message["type"] == "http.response.start" and message["status"] == 200 and turns_of(self._scope) is not None:
            self._start = message
        elif self._start is not None and message["type"] == "http.response.body":
            await self._whole(self._start["headers"], message.get("body", b""))
        else:
            await self._send(message)

    async def _whole(self, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> None:
        """What may be kept is answered in one piece."""
        own, told = _parted(headers)
        tag = next(value for name, value in own if name == b"etag").decode("latin-1")
        last = last_of(self._begun, turns_of(self._scope) or ())
        length = sum(len(part) for part in self._asked if isinstance(part, str | bytes))
        answer = KeptAnswer(length, own, body, tag, self._scope.get("route"), self._keeping.now(), last)
        self._keeping.keep(self._asked, answer, self._pulse)
        await give(answer, told, self._scope, self._send)


async def give(answer: KeptAnswer, told: RawHeaders, scope: Scope, send: Send) -> None:
    """Send an answer with what is told to the asker alone; as 304 where its tag is among those that the client holds."""
    held = next((value for name, value in scope["headers"] if name == b"if-none-match"), None)
    status, headers, body = 200, answer.headers, answer.body
    if held is not None and holds(held.decode("latin-1"), answer.tag):
        status, headers, body = 304, [(name, value) for name, value in headers if name not in _OF_THE_BODY], b""
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *told]})
    await send({"type": "http.response.body", "body": body})


def _parted(headers: Iterable[tuple[bytes, bytes]]) -> tuple[RawHeaders, RawHeaders]:
    """The headers that everybody gets, and those about the asker."""
    listed = list(headers)
    return [one for one in listed if one[0] not in _OF_THE_ASKER], [one for one in listed if one[0] in _OF_THE_ASKER]
