"""The terms on which a server answers: to whom, at which address, how much, how often and how long."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_settings import NoDecode

COOKIE = "detente_key"
"""Holds the token of whoever signed in at the page: no script can read it, and no other site can have it sent along."""
LogFormat = Literal["text", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]


def _listed(given: object) -> object:
    """A list written in one line, with commas."""
    return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given


def _origin(text: str) -> str:
    """An address without a path, as RFC 6454 calls an origin. Raises ValueError."""
    parts = urlsplit(text.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.fragment or "@" in text:
        raise ValueError(f"write an address without a path, such as https://tracker.example.org, and not {text}")
    return f"{parts.scheme}://{parts.netloc}".lower()


def _origin_or_all(text: str) -> str:
    return text if text == "*" else _origin(text)


def _network(text: str) -> str:
    """An address or a network of addresses, in CIDR notation. Raises ValueError."""
    return str(ip_network(text)).removesuffix("/32").removesuffix("/128")


Listed = BeforeValidator(_listed)
Origin = Annotated[str, AfterValidator(_origin)]
Origins = Annotated[tuple[Annotated[str, AfterValidator(_origin_or_all)], ...], NoDecode, Listed]
Hosts = Annotated[tuple[Annotated[str, AfterValidator(str.lower)], ...], NoDecode, Listed]
Networks = Annotated[tuple[Annotated[str, AfterValidator(_network)], ...], NoDecode, Listed]
Rate = Annotated[int, Field(ge=0, le=1_000_000)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
Bytes = Annotated[int, Field(gt=0, le=1 << 30)]


class Terms(BaseModel):
    """The terms, with defaults that suit a server of one office."""

    model_config = ConfigDict(frozen=True)

    private: bool = False
    """Whether everything but ``/livez`` and ``/readyz`` needs a valid key."""
    base_url: Origin | None = None
    """Where the world finds this server, ``https://tracker.example.org``: for absolute links. Else as the request says."""
    allowed_hosts: Hosts = ()
    """The names under which the server answers, beside addresses, the machine's own name and that of ``base_url``; ``*`` is any."""
    trusted_proxies: Networks = ()
    """Addresses or networks of the proxies whose word is taken about where a request comes from."""
    cors_origins: Origins = ()
    """From which origins scripts of other sites may read and write; ``*`` is any."""
    read_rate: Rate = 1_200
    """How many questions a minute one key or address may ask; 0 is without limit."""
    write_rate: Rate = 240
    """How many requests to record a minute one key or address may make; 0 is without limit."""
    failure_rate: Rate = 20
    """How many requests a minute with a wrong key one address may make; 0 is without limit."""
    read_time: Seconds = 30
    """Seconds within which an answer has to begin."""
    write_time: Seconds = 300
    """Seconds within which the answer to a request to record has to begin."""
    body_time: Seconds = 30
    """Seconds within which the body of a request has to arrive."""
    idle_time: Seconds = 5
    """Seconds for which a connection may say nothing before, between and after requests."""
    concurrency: int = Field(default=200, ge=1, le=10_000)
    """How many requests may be under way at once, streams apart."""
    streams: int = Field(default=100, ge=0, le=10_000)
    """How many may follow the ledger's stream of events at once."""
    body_limit: Bytes = 1 << 20
    """How many bytes the body of a request may have."""
    import_limit: Bytes = 16 << 20
    """How many bytes a casebook document that is imported may have."""
    body_depth: int = Field(default=32, ge=4, le=200)
    """How deep the lists and objects of a body may lie in each other."""
    kept_answers: Annotated[int, Field(ge=0, le=1 << 34)] = 32 << 20
    """How many bytes of answers are kept in memory, to be given again while nothing changes; 0 is none."""
    webhooks_to_loopback: bool = False
    """Whether webhooks may also go to this machine, for trying them out."""
    log_level: LogLevel = "info"
    """From which level on a line is logged."""
    log_format: LogFormat | None = None
    """How the log is written; left out, text on a terminal and JSON lines elsewhere."""


USUAL = Terms()
"""The terms unless others are agreed."""
