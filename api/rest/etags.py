"""Entity tags (RFC 9110): strong ones, of what is sent; those of one subject name the version of its stream as well.

``"12.9f86d081884c7d65"`` is an answer about a subject whose own stream held twelve events at the question's ``recorded_by``;
``"9f86d081884c7d65"`` is any other answer. Whoever writes sends the tag back as ``If-Match``, and what was recorded
meanwhile stops the writing; what only the calendar changed does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_VERSION = re.compile(r"(\d{1,18})\.[0-9a-f]+", re.ASCII)
_DIGITS = 32


def etag(body: bytes, media_type: str, version: int | None = None) -> str:
    """The tag of an answer in one format; ``version`` counts the events of the subject's own stream."""
    digest = sha256(media_type.encode() + b"\n" + body).hexdigest()[:_DIGITS]
    return f'"{digest}"' if version is None else f'"{version}.{digest}"'


def holds(if_none_match: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names the tag; compared weakly, as RFC 9110 says. ``*`` names every tag."""
    return if_none_match.strip() == "*" or tag.strip('"') in (opaque for _, opaque in _tags(if_none_match))


def versions_of(if_match: str) -> frozenset[int] | None:
    """The versions of a stream that ``If-Match`` allows; None for ``*``: any, as long as there is one.

    Compared strongly: a weak tag allows nothing, nor does one of ours without a version.
    """
    if if_match.strip() == "*":
        return None
    found = (_VERSION.fullmatch(opaque) for is_weak, opaque in _tags(if_match) if not is_weak)
    return frozenset(int(version[1]) for version in found if version)


def _tags(header: str) -> Iterator[tuple[bool, str]]:
    """Whether each is weak, and what stands between its quotes; what is no tag is passed over."""
    return ((bool(tag[1]), tag[2]) for tag in _TAG.finditer(header))
