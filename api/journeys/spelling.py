"""Words as ids: lower case, without accents, joined by hyphens."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_APOSTROPHES = re.compile(r"['’‘ʻʼ`]")


def slug(words: str) -> str:
    """The words as an id; empty if they hold neither letters nor digits of the Latin script."""
    lower = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", words).lower().translate(_LETTERS))
    plain = "".join(character for character in lower if not unicodedata.combining(character))
    return "-".join(re.findall("[a-z0-9]+", plain))
