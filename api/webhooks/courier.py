"""The courier: signs one message and takes it to its receiver, at an address that was checked and at no other.

After Standard Webhooks: ``webhook-id``, ``webhook-timestamp`` and ``webhook-signature`` (v1, HMAC-SHA256). No redirect is
followed, no cookie kept, no proxy of the environment used, and nothing of what the receiver writes is read but its status.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from socket import SOCK_STREAM
from ssl import SSLContext
from typing import Literal

import anyio
import httpx2
from standardwebhooks import Webhook as Signer

from api.ledger import Dispatch
from api.webhooks.addresses import forbidden
from api.webhooks.timetable import wished

ADDRESSES_TRIED = 3
_TIMEOUTS = httpx2.Timeout(10.0, connect=5.0)
_UNREACHED = (httpx2.ConnectError, httpx2.ConnectTimeout)

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host."""
Verdict = Literal["taken", "unwanted", "not taken"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a delivery: the verdict, a few words on it, and how long the receiver asks to wait."""

    verdict: Verdict
    note: str
    wish: timedelta | None = None


class NotSent(Exception):
    """The message was not sent; the text says why."""


async def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system's own resolver gives. Raises OSError."""
    return [str(found[4][0]) for found in await anyio.getaddrinfo(host, port, type=SOCK_STREAM)]


@dataclass(frozen=True)
class Courier:
    """Delivers messages. ``agent`` is what it calls itself, ``trust`` the certificates that it trusts (None: the usual).

    ``time_allowed`` is how many seconds one delivery may take in all, however slowly the receiver answers.
    """

    agent: str
    to_loopback: bool = False
    resolve: Resolve = resolve
    trust: SSLContext | None = None
    time_allowed: float = 15.0

    async def deliver(self, dispatch: Dispatch, at: datetime) -> Answer:
        """Take one message to its receiver, signed for the moment ``at``. Raises nothing."""
        try:
            with anyio.fail_after(self.time_allowed):
                status, retry_after = await self._send(dispatch, at)
        except NotSent as reason:
            return Answer("not taken", f"not sent: {reason}")
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            return Answer("not taken", _failure(error))
        except TimeoutError:
            return Answer("not taken", f"no answer within {self.time_allowed:g} seconds")
        return _answer(status, wished(retry_after, at))

    async def _send(self, dispatch: Dispatch, at: datetime) -> tuple[int, str | None]:
        url = httpx2.URL(dispatch.url)
        addresses = await self._checked(url)
        for address in addresses[:-1]:
            try:
                return await self._post(url, address, dispatch, at)
            except _UNREACHED:
                continue
        return await self._post(url, addresses[-1], dispatch, at)

    async def _checked(self, url: httpx2.URL) -> Sequence[str]:
        """The addresses of the host, if nothing speaks against any of them."""
        try:
            found = await self.resolve(url.host, url.port or 443)
        except (OSError, UnicodeError) as error:
            raise NotSent(f"{url.host} cannot be resolved ({error})") from error
        bad = forbidden(found, to_loopback=self.to_loopback)
        if bad is not None or not found:
            raise NotSent(f"{url.host} resolves to {bad or 'nothing'}, which is no public address")
        return list(dict.fromkeys(found))[:ADDRESSES_TRIED]

    async def _post(self, url: httpx2.URL, address: str, dispatch: Dispatch, at: datetime) -> tuple[int, str | None]:
        """Send it to that very address; the name stays what TLS proves and what the receiver reads as ``Host``."""
        client = httpx2.AsyncClient(verify=self._trusted, trust_env=False, timeout=_TIMEOUTS)  # one each: nothing is shared
        headers = {"Host": url.netloc.decode("ascii"), "User-Agent": self.agent, **signed(dispatch, at)}
        sending = client.stream(
            "POST", url.copy_with(host=address), content=dispatch.body, headers=headers, extensions={"sni_hostname": url.host}
        )
        async with client, sending as response:
            return response.status_code, response.headers.get("retry-after")

    @cached_property
    def _trusted(self) -> SSLContext:
        return self.trust or httpx2.create_ssl_context(trust_env=False)


def signed(dispatch: Dispatch, at: datetime) -> dict[str, str]:
    """The headers of a message, signed with every secret that holds."""
    moment = at.astimezone(UTC)
    signatures = (Signer(secret).sign(dispatch.id, moment, dispatch.body) for secret in dispatch.secrets)
    return {
        "Content-Type": "application/json",
        "webhook-id": dispatch.id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _answer(status: int, wish: timedelta | None) -> Answer:
    if 200 <= status < 300:
        return Answer("taken", str(status))
    if status == 410:
        return Answer("unwanted", "410: the receiver wants no more")
    return Answer("not taken", f"{status}{' (redirects are not followed)' if 300 <= status < 400 else ''}", wish)


def _failure(error: Exception) -> str:
    kind = type(error).__name__
    return f"{kind}: {error}"[:200] if str(error) else kind
