"""Words for the terminal: what other people wrote is shown without its control characters, and messages go to stderr."""

from __future__ import annotations

import sys
import unicodedata

from rich.console import Console
from rich.text import Text


def legible(words: str) -> str:
    """The words with control characters made visible; line breaks and tabs are blanks. A title cannot steer a terminal."""
    return "".join(_plain(character) for character in words)


def message(words: str, style: str = "") -> None:
    """A message to the user, on stderr; lines are not broken, so that paths and ids can be copied."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    console.print(Text("\n".join(map(legible, words.split("\n"))), style=style), soft_wrap=True)


def terminal() -> Console:
    """Where tables are written that go before a question: stderr, as messages do."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def console() -> Console:
    """Where tables are written: stdout, in colour only on a terminal and not under NO_COLOR."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def _plain(character: str) -> str:
    if character in "\n\r\t":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in ("Cc", "Cs") or character in _TURNING else character


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of the rest of a line."""
