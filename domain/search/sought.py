"""What is sought: words and phrases, all of which have to be found. No sign but the quotation mark has a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.search.words import words

_QUOTED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_MARKS = str.maketrans(dict.fromkeys("“”„‟＂", '"'))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side. Of an ``open`` phrase the last word may be the beginning of a longer one."""

    words: tuple[str, ...]
    open: bool

    def is_in(self, text: str) -> bool:
        """Whether it stands in a text, given as :func:`laid_out`."""
        return f" {' '.join(self.words)}{'' if self.open else ' '}" in text


def sought(q: str | None) -> tuple[Phrase, ...]:
    """What a reader asks for: what is written together is sought together, what stands between quotation marks exactly so.

    Anything can be asked: without a word in it, nothing is asked.
    """
    found = _QUOTED.finditer((q or "").translate(_MARKS))
    phrases = (Phrase(words(m[2] or m[1] or ""), open=m[2] is not None) for m in found)
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase.words))


def laid_out(text: str) -> str:
    """The words of a text in one row, a blank before and after each."""
    return f" {' '.join(words(text))} "


def all_found(phrases: Iterable[Phrase], texts: Iterable[str]) -> bool:
    """Whether each phrase stands in one of the texts; not necessarily all in the same."""
    rows = tuple(map(laid_out, texts))
    return all(any(phrase.is_in(row) for row in rows) for phrase in phrases)
