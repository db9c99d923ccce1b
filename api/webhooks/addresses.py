"""Where a webhook may lead: to public addresses alone, however they are written and whatever a name resolves to.

A message leaves from inside the network in which the server stands, so whoever may name its address could reach what no
stranger should: the machine itself, its neighbours, a cloud's own services. A name is therefore checked when the webhook is
made, and its addresses at every delivery, which then goes to the checked address and no other (decision 0037).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

LONGEST = 2_000
PORTS = (443, 8443)
LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The hosts to which webhooks may lead where that is allowed, for trying them out."""

# No space and no control character, nothing beyond ASCII, and none of the signs that readers of URLs disagree about.
_WRITTEN = re.compile(r"[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]+", re.ASCII)
# The last label begins with a letter: what ends in a number is an IPv4 address, in one of its many forms.
_NAME = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_AT_HOME = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion", "invalid", "test")
"""Names that are never those of public hosts (RFC 6761, 6762, 7686, 8375 and usage)."""

_RESERVED = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv6Network("3fff::/20"))
"""For protocols and examples, though not every version of Python knows it (RFC 6890, 7526, 9637)."""
_GLOBAL = IPv6Network("2000::/3")
_MAPPED = IPv6Network("::ffff:0:0/96")
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): an IPv4 address in its last 32 bits."""


def objection(url: str, *, to_loopback: bool) -> str | None:
    """Why no webhook may lead there, as a sentence; None if one may."""
    if len(url) > LONGEST or not _WRITTEN.fullmatch(url):
        return f"write a URL in ASCII, without blanks or backslashes, of at most {LONGEST} characters"
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        return f"this is no URL: {error}"
    if parts.username is not None or parts.password is not None or parts.fragment or "@" in parts.netloc or "#" in url:
        return "leave out user, password and fragment: the signature is what the receiver trusts"
    if "[" in parts.netloc and ":" not in host:
        return "this is no URL: between brackets stands an IPv6 address"
    if to_loopback and host in LOOPBACK and parts.scheme in ("http", "https"):
        return None
    return _wrong_scheme(parts) or _wrong_port(port) or _wrong_host(host)


def _wrong_scheme(parts: SplitResult) -> str | None:
    return None if parts.scheme == "https" else "a webhook leads to an https:// address: what is told is told to the receiver alone"


def _wrong_port(port: int | None) -> str | None:
    return None if port in (None, *PORTS) else f"a webhook leads to port {' or '.join(map(str, PORTS))}, not to {port}"


def _wrong_host(host: str) -> str | None:
    if host.endswith("."):
        return "leave out the dot at the end of the host's name"
    if _is_address(host):
        return "name the host: an address is no name that a certificate could prove"
    if any(host == name or host.endswith(f".{name}") for name in _AT_HOME):
        return f"{host} is no public host"
    if len(host) > 253 or not _NAME.fullmatch(host):
        return "name a public host, such as hooks.example.org (in ASCII, also where its own script is another)"
    return None


def _is_address(host: str) -> bool:
    """Whether the host is an address, also in one of the forms that only resolvers read: 127.1, 0x7f000001, 017700000001."""
    last = host.rpartition(".")[2]
    return ":" in host or last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last) is not None


def forbidden(addresses: Iterable[str], *, to_loopback: bool) -> str | None:
    """The first of these addresses to which nothing may be sent; None if all are public. One that cannot be read is none."""
    return next((text for text in addresses if not _may_reach(text, to_loopback=to_loopback)), None)


def _may_reach(text: str, *, to_loopback: bool) -> bool:
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return is_public(address) or (to_loopback and address.is_loopback)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is an address of a host in the open internet; one that carries an IPv4 address is what that one is."""
    if any(address in network for network in _RESERVED):
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address in _MAPPED or address in _TRANSLATED:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address.sixtofour is not None:
        return is_public(address.sixtofour)
    return address in _GLOBAL and address.is_global and not address.is_multicast and address.teredo is None
