"""Text as every format can carry it: without control characters, halves of characters, and what is no character at all."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


def lines(text: str) -> str:
    """The text with the line feed as its only line break."""
    return _UNPRINTABLE.sub("", _BREAK.sub("\n", text))


def line(text: str) -> str:
    """The text on one line."""
    return _BLANKS.sub(" ", lines(text)).strip()
