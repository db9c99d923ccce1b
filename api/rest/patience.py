"""How long anyone waits: for a body to arrive, for an answer to begin; and how many requests are under way at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.admission import ALWAYS_OPEN, READING
from api.rest.kinds import KINDS
from api.rest.problems import Objection, problem
from api.terms import Terms

LOG = logging.getLogger(__name__)


class Patience:
    """Gives a request up when its answer takes too long to begin, and takes on no more than it can bear.

    What was begun in a thread cannot be stopped there: it keeps its place among what is under way until it ends, and what it
    answers then is dropped. A stream has begun as soon as its headers are sent; from then on it has all the time it likes.
    """

    def __init__(self, app: ASGIApp, terms: Terms) -> None:
        self._app, self._terms = app, terms
        self._under_way: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] in ALWAYS_OPEN:
            await self._app(scope, receive, send)
        elif len(self._under_way) >= self._terms.concurrency:
            detail = f"{self._terms.concurrency} requests are under way, and there is no place for more."
            await problem(scope, KINDS["busy"], detail, {"Retry-After": "1"})(scope, receive, send)
        else:
            await self._in_time(scope, receive, send)

    async def _in_time(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_reading = scope["method"] in READING
        limit, body_time = self._terms.read_time if is_reading else self._terms.write_time, self._terms.body_time
        clock = asyncio.timeout(limit if is_reading else limit + body_time)
        task = self._begin(scope, _Turn(receive, send, clock, limit, body_time))
        try:
            async with clock:
                await asyncio.shield(task)
        except TimeoutError:
            if not clock.expired():
                raise
            task.add_done_callback(_tell_error)
            await problem(scope, KINDS["too-slow"], _late(limit, is_reading), {"Retry-After": "10"})(scope, receive, send)
        except asyncio.CancelledError:
            task.cancel()
            raise

    def _begin(self, scope: Scope, turn: _Turn) -> asyncio.Task[None]:
        async def answer() -> None:
            await self._app(scope, turn.receive, turn.send)

        task = asyncio.create_task(answer())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        turn.leave = lambda: self._under_way.discard(task)
        return task


class _Turn:
    """One request on its way: the clock stops when the answer begins, and starts anew when the body has arrived."""

    def __init__(self, receive: Receive, send: Send, clock: asyncio.Timeout, limit: float, body_time: float) -> None:
        self._receive, self._send, self._clock, self._limit = receive, send, clock, limit
        self._body_by: float | None = _now() + body_time
        self._begun = False
        self.leave: Callable[[], None] = _stay
        """Gives up the place among what is under way."""

    async def receive(self) -> Message:
        """The next part of the request. Raises a problem 408 if the body is not there in time."""
        try:
            async with asyncio.timeout_at(self._body_by):
                message = await self._receive()
        except TimeoutError:
            detail = "The body did not arrive in time; nothing was done."
            raise Objection(408, "slow-request", detail, {"Connection": "close"}) from None
        if self._body_by and not message.get("more_body", False):
            self._body_by = None
            if not self._begun:
                self._set(_now() + self._limit)
        return message

    async def send(self, message: Message) -> None:
        """A part of the answer; one that begins too late is dropped."""
        if not self._begun:
            self._begun = self._set(None)
            if self._begun and _is_stream(message):
                self.leave()
        if self._begun:
            await self._send(message)

    def _set(self, when: float | None) -> bool:
        """Set the clock, unless it has run out already."""
        try:
            self._clock.reschedule(when)
        except RuntimeError:
            return False
        return True


def _now() -> float:
    return asyncio.get_running_loop().time()


def _stay() -> None:
    """Where there is no place to leave."""


def _is_stream(start: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/event-stream") for name, value in start["headers"])


def _late(limit: float, is_reading: bool) -> str:
    if is_reading:
        return f"No answer was found within {limit:g} s: ask for less, or later."
    return f"It was not done within {limit:g} s and may yet be recorded: repeat it with the same Idempotency-Key to learn that."


def _tell_error(task: asyncio.Task[None]) -> None:
    """What fails after it was given up fails unseen, but for the log."""
    if not task.cancelled() and (error := task.exception()) is not None:
        LOG.error("A request that had been given up failed", exc_info=error)
