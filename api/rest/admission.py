"""Who is let in, and how often: keys where the server is private, and the budgets of keys and addresses."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.budgets import Balance, Budget
from api.rest.callers import Credential, credential, household, is_of_this_machine
from api.rest.explaining import unavailable
from api.rest.kinds import KINDS
from api.rest.problems import problem
from api.terms import Terms
from api.tracker import Key, LedgerError, Tracker

ALWAYS_OPEN = frozenset({"/livez", "/readyz"})
"""Whoever watches the server may ask how it is, without a key and as often as they like."""
WAY_IN = ("/sign-in", "/assets/")
"""Where whoever has a key says so at the page, and what that form looks like: nothing of the ledger."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})
CHALLENGE = 'Bearer, Basic realm="Detente", charset="UTF-8"'
"""What a private server asks for. Browsers, feed readers and calendar programs know only Basic: the password is the token."""


class Admission:
    """Lets a request in or tells why not; what follows finds its key as ``request.state.key``.

    A key that is sent is checked, also where none is needed: whoever sends a revoked one shall learn it. Requests of this
    machine itself have no budget.
    """

    def __init__(self, app: ASGIApp, tracker: Tracker, terms: Terms, ticks: Callable[[], float]) -> None:
        self._app, self._tracker = app, tracker
        self._is_private = terms.private
        self._reading = Budget("read", terms.read_rate, ticks)
        self._writing = Budget("write", terms.write_rate, ticks)
        self._failing = Budget("failed-keys", terms.failure_rate, ticks)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] in ALWAYS_OPEN:
            await self._app(scope, receive, send)
            return
        try:
            answer, told = await self._decided(scope)
        except LedgerError as error:
            answer, told = unavailable(scope, error), {}
        await (answer or self._app)(scope, receive, _telling(send, told) if told else send)

    async def _decided(self, scope: Scope) -> tuple[Response | None, dict[str, str]]:
        """The refusal, if there is one, and the headers that tell the balance."""
        headers = Headers(scope=scope)
        key, sent = await self._key(scope, credential(headers))
        is_local = is_of_this_machine(scope, headers)
        if sent and key is None:
            return self._wrong_key(scope, is_local)
        if self._is_private and key is None and not scope["path"].startswith(WAY_IN):
            detail = "This server is private: send a key's token as Authorization: Bearer, or as the password of Basic."
            return problem(scope, KINDS["no-key"], detail, {"WWW-Authenticate": CHALLENGE}), {}
        if is_local:
            return None, {}
        budget = self._reading if scope["method"] in READING else self._writing
        return _spent(scope, budget, f"key {key.id}" if key else household(scope))

    async def _key(self, scope: Scope, sent: Credential | None) -> tuple[Key | None, bool]:
        """The key, and whether one was sent. Basic is ours only on a private server, and only for reading.

        A browser sends Basic along by itself, also with what another site's page makes it send: so it never records. The
        cookie of who signed in opens pages; only the page's own forms record by it, and a stale one is none.
        """
        is_basic, is_cookie = (sent is not None and sent.scheme == scheme for scheme in ("basic", "cookie"))
        if sent is None or is_basic and not (self._is_private and scope["method"] in READING):
            return None, False
        key = await run_in_threadpool(self._tracker.authenticate, sent.token)
        if key is not None:
            scope["state"]["caller"] = key.name
            if not is_basic and not is_cookie:
                scope["state"]["key"] = key
        return key, not is_cookie

    def _wrong_key(self, scope: Scope, is_local: bool) -> tuple[Response, dict[str, str]]:
        if not is_local:
            refusal, _ = _spent(scope, self._failing, household(scope))
            if refusal is not None:
                return refusal, {}
        challenge = CHALLENGE if self._is_private else 'Bearer error="invalid_token"'
        detail = "The key is none of this ledger's, or it is revoked."
        return problem(scope, KINDS["no-key"], detail, {"WWW-Authenticate": challenge}), {}


def _spent(scope: Scope, budget: Budget, who: str) -> tuple[Response | None, dict[str, str]]:
    """A budget of nothing has no limit."""
    if not budget.quota:
        return None, {}
    balance = budget.spend(who)
    told = budget.told(balance)
    return (None if balance.granted else _too_many(scope, budget, balance)), told


def _too_many(scope: Scope, budget: Budget, balance: Balance) -> Response:
    detail = f"There may be {budget.quota} requests a minute ({budget.name}). Wait for {balance.wait} s."
    return problem(scope, KINDS["too-many"], detail, {"Retry-After": str(balance.wait)})


def _telling(send: Send, told: dict[str, str]) -> Send:
    async def telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(told)
        await send(message)

    return telling
