"""What is cited: the answer itself, and each article on which its reasons rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.renditions import links
from api.renditions.printable import line
from api.views.evidence import Citation, FactEntry
from api.views.issues import Issue
from api.views.state import State
from api.views.visits import Visit

CITED: tuple[type[State | Visit | Issue], ...] = (State, Visit, Issue)
"""The answers that can be cited."""
PROGRAM = "Détente"

Answer = State | Visit | Issue
_KINDS = {State: "mechanism", Visit: "visit", Issue: "issue"}


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list of references. ``key`` is stable; ``issued`` is EDTF; ``is_state`` marks the answer itself."""

    key: str
    title: str
    issued: str
    is_state: bool = False
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    note: str | None = None


def references(answer: Answer, base: str) -> tuple[Reference, ...]:
    """The answer and then its articles, each once, in the order of its reasons; ``base`` is the address of the server."""
    cited = {one.article: one for reason in answer.because if isinstance(reason, FactEntry) for one in reason.citations}
    return (_state(answer, base), *map(_article, cited.values()))


def _state(answer: Answer, base: str) -> Reference:
    at = links.address(base, _KINDS[type(answer)], answer.id)
    known_by = links.written(answer.known_by)
    return Reference(
        key=f"{answer.id}-{answer.as_of}-{known_by}".replace(":", ""),
        title=line(f"{answer.name}: {answer.sentence}"),
        issued=known_by,
        is_state=True,
        publisher=PROGRAM,
        url=links.pinned(at, answer.as_of, answer.known_by, answer.position),
        language="en",
        note="; ".join(_asked(answer, known_by)),
    )


def _asked(answer: Answer, known_by: str) -> Iterator[str]:
    """The three clocks in words, and what the reader has to know of the answer."""
    yield f"As of {answer.as_of}, by what could be known on {known_by}, as recorded up to position {answer.position}"
    if answer.forecast:
        yield "a forecast"
    if not answer.settled:
        yield "not settled"


def _article(cited: Citation) -> Reference:
    origin = f"Origin: {line(cited.origin)}" if cited.origin != cited.publisher else None
    return Reference(
        key=cited.article,
        title=line(cited.title),
        issued=cited.published,
        authors=tuple(map(line, cited.authors)),
        publisher=line(cited.publisher) if cited.publisher else None,
        url=cited.url,
        language=cited.language,
        note=origin,
    )
