"""What is cited: the answer itself, under the address that holds it fast, and the articles of the facts that give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from api.renditions.links import address, pinned, written
from api.renditions.printable import line
from api.views.base import View
from api.views.evidence import Citation, FactEntry, RuleEntry
from api.views.issues import Issue
from api.views.state import State
from api.views.visits import Visit
from domain.dates import VagueDate, day, parse

CITABLE: tuple[type[View], ...] = (State, Visit, Issue)
"""The answers that can be cited."""
AUTHOR = "Détente"


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a bibliography, before it is written in a format. ``key`` stays the same for the same thing."""

    key: str
    kind: Literal["answer", "article"]
    title: str
    authors: tuple[str, ...]
    publisher: str | None
    issued: VagueDate
    url: str | None
    note: str
    language: str | None = None
    accessed: date | None = None
    version: int | None = None


def references(answer: View, base: str, accessed: date) -> tuple[Reference, ...]:
    """The answer, then its articles in the order of the reasons, each once."""
    assert isinstance(answer, State | Visit | Issue)
    cited = {citation.article: citation for citation in _citations(answer)}
    return (_answer(answer, base, accessed), *(_article(citation, base) for citation in cited.values()))


def _answer(answer: State | Visit | Issue, base: str, accessed: date) -> Reference:
    what = {State: "mechanism", Visit: "visit", Issue: "issue"}[type(answer)]
    known_on = answer.known_by.date() if isinstance(answer.known_by, datetime) else answer.known_by
    rules = [reason.message for reason in answer.because if isinstance(reason, RuleEntry)]
    clocks = f"As of {answer.as_of}, by what was known by {written(answer.known_by)}, at position {answer.position} of the ledger."
    return Reference(
        key=f"{answer.id}-{answer.as_of}-{known_on}-{answer.position}",
        kind="answer",
        title=f"{line(answer.name)}: {line(answer.sentence).removesuffix('.')}",
        authors=(AUTHOR,),
        publisher=None,
        issued=day(known_on),
        url=pinned(address(base, what, answer.id), answer.as_of, answer.known_by, answer.position),
        note=" ".join([clocks, *map(line, rules)]),
        language="en",
        accessed=accessed,
        version=answer.position,
    )


def _article(citation: Citation, base: str) -> Reference:
    origin = f"First reported by {line(citation.origin)}. " if citation.origin not in (citation.publisher, citation.article) else ""
    return Reference(
        key=citation.article,
        kind="article",
        title=line(citation.title),
        authors=tuple(map(line, citation.authors)),
        publisher=line(citation.publisher) if citation.publisher else None,
        issued=parse(citation.published),
        url=citation.url,
        note=f"{origin}On record at {address(base, 'article', citation.article)}.",
        language=citation.language,
    )


def _citations(answer: State | Visit | Issue) -> Iterator[Citation]:
    for reason in answer.because:
        yield from reason.citations if isinstance(reason, FactEntry) else ()
