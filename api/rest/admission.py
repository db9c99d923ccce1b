"""Who is let in, and how often: keys where the server is private, and the budgets of keys and addresses."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.budgets import Balance, Budget
from api.rest.callers import Credential, credential, household, is_of_this_machine
from api.rest.explaining import unavailable
from api.rest.kept import Kept, felt
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
KEYS_KEPT = 8_000
"""Of how many keys it is remembered whose they are, until the ledger's pulse beats again."""

Decision = tuple[Response | None, dict[str, str]]
"""The refusal, if there is one, and the headers that tell the balance."""


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
        self._met: Kept[bytes, Key] = Kept(KEYS_KEPT, lambda _: 1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] in ALWAYS_OPEN:
            await self._app(scope, receive, send)
            return
        try:
            answer, told = await self._decided(scope)
        except LedgerError as error:
            answer, told = unavailable(scope, error), {}
        await (answer or self._app)(scope, receive, telling(send, told) if told else send)

    def at_once(self, scope: Scope, pulse: int) -> Decision | None:
        """Whether the request is let in, at that pulse of the ledger. None, and nothing spent, if that is to be looked up first."""
        headers = Headers(scope=scope)
        sent = self._meant_for_us(scope, headers)
        key = self._met.get(_digest(sent), pulse) if sent else None
        return None if sent and key is None else self._judged(scope, headers, sent, key)

    async def _decided(self, scope: Scope) -> Decision:
        headers = Headers(scope=scope)
        sent = self._meant_for_us(scope, headers)
        return self._judged(scope, headers, sent, await self._key(sent) if sent else None)

    async def _key(self, sent: Credential) -> Key | None:
        """Whose token it is: remembered for as long as nothing was committed to the ledger since, and so no key was revoked."""
        pulse, digest = await felt(self._tracker), _digest(sent)
        key = self._met.get(digest, pulse) if pulse is not None else None
        if key is None:
            key = await run_in_threadpool(self._tracker.authenticate, sent.token)
            if key is not None and pulse is not None:
                self._met.keep(digest, key, pulse)
        return key

    def _meant_for_us(self, scope: Scope, headers: Headers) -> Credential | None:
        """The token that is sent. Basic is ours only on a private server, and only for reading.

        A browser sends Basic along by itself, also with what another site's page makes it send: so it never records.
        """
        sent = credential(headers)
        if sent is not None and sent.scheme == "basic" and not (self._is_private and scope["method"] in READING):
            return None
        return sent

    def _judged(self, scope: Scope, headers: Headers, sent: Credential | None, key: Key | None) -> Decision:
        is_local = is_of_this_machine(scope, headers)
        if key is not None and sent is not None:
            _introduce(scope, key, sent.scheme)
        elif sent is not None and sent.scheme != "cookie":  # a stale one is none
            return self._wrong_key(scope, is_local)
        if self._is_private and key is None and not scope["path"].startswith(WAY_IN):
            detail = "This server is private: send a key's token as Authorization: Bearer, or as the password of Basic."
            return problem(scope, KINDS["no-key"], detail, {"WWW-Authenticate": CHALLENGE}), {}
        if is_local:
            return None, {}
        budget = self._reading if scope["method"] in READING else self._writing
        return _spent(scope, budget, f"key {key.id}" if key else household(scope))

    def _wrong_key(self, scope: Scope, is_local: bool) -> Decision:
        if not is_local:
            refusal, _ = _spent(scope, self._failing, household(scope))
            if refusal is not None:
                return refusal, {}
        challenge = CHALLENGE if self._is_private else 'Bearer error="invalid_token"'
        detail = "The key is none of this ledger's, or it is revoked."
        return problem(scope, KINDS["no-key"], detail, {"WWW-Authenticate": challenge}), {}


def _introduce(scope: Scope, key: Key, scheme: str) -> None:
    """Say whose request it is. The cookie of who signed in opens pages, and only the page's own forms record by it."""
    scope["state"]["caller"] = key.name
    if scheme == "bearer":
        scope["state"]["key"] = key


def _digest(sent: Credential) -> bytes:
    """Under which a token is remembered: the token itself is kept nowhere."""
    return sha256(sent.token.encode()).digest()


def _spent(scope: Scope, budget: Budget, who: str) -> Decision:
    """A budget of nothing has no limit."""
    if not budget.quota:
        return None, {}
    balance = budget.spend(who)
    told = budget.told(balance)
    return (None if balance.granted else _too_many(scope, budget, balance)), told


def _too_many(scope: Scope, budget: Budget, balance: Balance) -> Response:
    detail = f"There may be {budget.quota} requests a minute ({budget.name}). Wait for {balance.wait} s."
    return problem(scope, KINDS["too-many"], detail, {"Retry-After": str(balance.wait)})


def telling(send: Send, told: dict[str, str]) -> Send:
    """Sends an answer with those headers."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(told)
        await send(message)

    return with_headers
