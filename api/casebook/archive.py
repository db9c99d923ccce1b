"""The texts of articles that a casebook archives: files beside it, kept as they are and known by their digest."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from api.casebook.files import decoded, read_bytes
from api.casebook.spelling import shown, what_is
from domain.article import TextArchived
from domain.proposal import Place, Proposal, Refusal, Refused


def archived(stream: str, written: object, article: Place, folder: Path | None) -> Proposal | Refusal:
    """The proposal to archive the text of the ``article`` written there, whose file is ``written`` relative to ``folder``."""
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
    if not text:
        return Refusal("no-text", f"the text {shown(written)} is empty", place)
    digest = f"sha256:{sha256(text.encode()).hexdigest()}"
    return Proposal(stream, TextArchived(digest=digest, length=len(text)), article, text)
