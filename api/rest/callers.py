"""Who makes a request: from which address it comes, which key it is sent with, and which host it is meant for."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from api.terms import COOKIE

ELSEWHERE = ("forwarded", "x-forwarded-for")
"""Headers by which a proxy says that the request came to it from somewhere else."""
FEW = 256
"""How many names and addresses stay read."""
IPV6_HOUSEHOLD = 64
"""Bits of an IPv6 address that one household or office has in common."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A token that was sent, and how: ``Bearer``, as the password of ``Basic``, or in the ``cookie`` of who signed in."""

    scheme: str
    token: str


def credential(headers: Headers) -> Credential | None:
    """The token that a request is sent with; None without one. A request that names several has none that is valid."""
    sent = headers.getlist("authorization")
    if not sent:
        signed_in = cookie_parser(cookies).get(COOKIE) if (cookies := headers.get("cookie")) else None
        return Credential("cookie", signed_in) if signed_in else None
    if len(sent) > 1:
        return Credential("bearer", "")
    scheme, _, given = sent[0].strip().partition(" ")
    match scheme.lower():
        case "bearer":
            return Credential("bearer", given.strip())
        case "basic":
            return Credential("basic", _password(given.strip()))
        case _:
            return None


def _password(encoded: str) -> str:
    try:
        return b64decode(encoded, validate=True).decode().partition(":")[2]
    except (NotBase64, ValueError):
        return ""


def is_of_this_machine(scope: Scope, headers: Headers) -> bool:
    """Whether it comes from this machine, and no proxy says that it has passed it on from elsewhere."""
    client = scope.get("client")
    return (client is None or _is_loopback(client[0])) and not any(name in headers for name in ELSEWHERE)


def household(scope: Scope) -> str:
    """The address that it comes from; of IPv6 the network, since one household has as many addresses as it likes."""
    address = _address(scope)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_HOUSEHOLD), strict=False))
    return str(address)


def host(headers: Headers) -> str:
    """The name or address of the server that the request is meant for, in small letters and without the port; or nothing."""
    return _host(headers.get("host", ""))


def is_address(name: str) -> bool:
    """Whether that is an address, and no name that somebody could make point here."""
    return _parsed(name) is not None


def _address(scope: Scope) -> IPv4Address | IPv6Address | None:
    """None where there is none, as for a connection that is no network's."""
    client = scope.get("client")
    return _parsed(client[0]) if client else None


@lru_cache(maxsize=FEW)
def _host(named: str) -> str:
    try:
        return (urlsplit(f"//{named}").hostname or "").rstrip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=FEW)
def _is_loopback(text: str) -> bool:
    """Also where the text is no address, as for a connection that is no network's."""
    address = _parsed(text)
    return address is None or address.is_loopback


@lru_cache(maxsize=FEW)
def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
