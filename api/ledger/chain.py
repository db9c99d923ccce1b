"""The hash chain: each event's digest covers the event and the digest before it, so that the newest covers the whole log.

``digest(n) = SHA-256(digest(n-1) ‖ stream ‖ version ‖ name ‖ recorded_at ‖ state)``, where ``digest(0)`` is 32 zero
bytes and the previous digest goes in raw. Each of the five parts is preceded by its length in bytes as an unsigned
64-bit big-endian number, so that no two different events frame alike. Text is UTF-8; ``version`` is the decimal place
in the stream; ``recorded_at`` is written as :func:`stamp` writes it; ``state`` is the stored JSON, byte for byte.

Whoever keeps the newest digest elsewhere can later tell whether anything before it was changed, moved or removed.
Whoever can write the file can also compute a new chain, so the file alone cannot prove that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from struct import Struct
from typing import Any, NamedTuple

from api.ledger.errors import Unreadable, Unstorable

_length = Struct(">Q").pack
GENESIS = "0" * 64
"""The digest before the first event, and the head of an empty ledger."""


class Entry(NamedTuple):
    """One row of the log as stored: the event's bytes beside its place, its stamp and its digest (64 hexadecimal digits)."""

    position: int
    stream: str
    version: int
    name: str
    state: bytes
    recorded_at: str
    digest: str


OfStream = tuple[int, int, str, bytes, str]
"""Of an event of a known stream its position, version, name, state and recorded_at: what is read by the thousand."""


Linked = tuple[str, int, str, bytes]
"""What the chain covers of an event, beside when it was recorded: its stream, version, name and state."""
AS_LINKED: Callable[[Any], Linked] = attrgetter("originator_id", "originator_version", "topic", "state")
"""An event of the library's as that."""


def link(previous: str, stream: str, version: int, name: str, recorded_at: str, state: bytes) -> str:
    """The digest of an event that follows ``previous``, in hexadecimal."""
    return next(links(previous, recorded_at, [(stream, version, name, state)]))


def links(previous: str, recorded_at: str, events: Iterable[Linked]) -> Iterator[str]:
    """The digests of events that follow each other, all recorded at one moment, as :func:`link` gives them one by one."""
    digest, moment = bytes.fromhex(previous), _text(recorded_at)
    for stream, version, name, state in events:
        named = stream.encode()
        place = digest, _length(len(named)), named, _number(version), _text(name)
        digest = sha256(b"".join((*place, moment, _length(len(state)), state))).digest()
        yield digest.hex()


@lru_cache(maxsize=4_096)
def _text(repeated: str) -> bytes:
    """A name or a stamp, of which most come again and again."""
    return _framed(repeated.encode())


@lru_cache(maxsize=4_096)
def _number(repeated: int) -> bytes:
    return _framed(b"%d" % repeated)


def _framed(part: bytes) -> bytes:
    return _length(len(part)) + part


def text_digest(text: str) -> str:
    """``sha256:`` and the digest of the text's UTF-8 bytes. Raises :class:`Unstorable` for text that UTF-8 cannot hold."""
    try:
        return f"sha256:{sha256(text.encode()).hexdigest()}"
    except UnicodeEncodeError as error:
        raise Unstorable(f"the text is not Unicode: {error}") from error


def stamp(instant: datetime) -> str:
    """An instant in UTC to the microsecond, in a width that sorts as time does: ``2024-05-29T01:02:03.000000+00:00``."""
    if instant.tzinfo is None:
        raise Unstorable(f"{instant} has no offset from UTC")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=4_096)
def instant(stamp: str) -> datetime:
    """What :func:`stamp` wrote. Raises :class:`Unreadable`."""
    try:
        return datetime.fromisoformat(stamp).astimezone(UTC)
    except ValueError:
        raise Unreadable(f"{stamp!r} is not the time at which it was recorded") from None
