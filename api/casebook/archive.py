"""The texts of articles that a casebook archives, kept as they are and known by their digest.

In a file's casebook ``text`` names a file beside it. What comes by post gives the words themselves, and opens no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from api.casebook.files import decoded, read_bytes
from api.casebook.spelling import shown, what_is
from domain.article import TextArchived
from domain.proposal import Place, Proposal, Refusal, Refused

Archive = Callable[[str, object, Place], Proposal | Refusal]
"""What the ``text`` of an article comes to: from the article's id, what is written there, and the article's place."""

_WORDS = re.compile(r"[\s\u3001\u3002\uff01\uff0c\uff1f]")
"""What a text has and a path has not: white space, or where none is written the marks of Chinese and Japanese."""


def beside(folder: Path | None) -> Archive:
    """Texts in files whose paths begin in that folder; without one there are none."""
    return partial(_filed, folder)


def words(stream: str, written: object, article: Place) -> Proposal | Refusal:
    """The proposal to archive the words themselves."""
    place = article.at("text")
    if not isinstance(written, str):
        return Refusal("wrong-type", f"'text' must be the article's words, not {what_is(written)}", place)
    if not written.strip():
        return Refusal("no-text", "'text' is empty", place)
    if not _WORDS.search(written):
        return Refusal("path", f"'text' is {shown(written)}; write the words themselves, because no path is read over HTTP", place)
    return _archived(stream, written, article)


def _filed(folder: Path | None, stream: str, written: object, article: Place) -> Proposal | Refusal:
    place = article.at("text")
    if not isinstance(written, str):
        return Refusal("wrong-type", f"'text' must be the path of a file, not {what_is(written)}", place)
    if folder is None:
        return Refusal("no-text-here", "'text' names a file, which only a casebook that is itself a file can do", place)
    if Path(written).is_absolute():
        return Refusal("not-relative", f"'text' is {shown(written)}; write the path relative to this file", place)
    try:
        text = decoded(read_bytes(folder / written, place), str(folder / written))
    except Refused as refused:
        return Refusal("no-text", f"the text {shown(written)} cannot be archived: {refused.refusals[0].reason}", place)
    return _archived(stream, text, article) if text else Refusal("no-text", f"the text {shown(written)} is empty", place)


def _archived(stream: str, text: str, article: Place) -> Proposal:
    digest = f"sha256:{sha256(text.encode()).hexdigest()}"
    return Proposal(stream, TextArchived(digest=digest, length=len(text)), article, text)
