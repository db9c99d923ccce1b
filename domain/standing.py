"""What every answer has: a status, since when, and why; and the other answers that are possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

S = TypeVar("S", bound=str)


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason that no fact gives, only the calendar: the rule's name and a sentence."""

    rule: str
    message: str


Because = tuple[str | Rule, ...]
"""Why: keys of facts, newest first, or the calendar's rule."""


class Standing(NamedTuple, Generic[S]):
    """The status with its since (EDTF; None for none), and why. A tuple, because a world is made of thousands."""

    status: S
    since: str | None
    because: Because


@dataclass(frozen=True, slots=True)
class Alternative(Generic[S]):
    """Another answer that is possible while a date is vague or a fact disputed."""

    status: S
    since: str | None


@dataclass(frozen=True, slots=True)
class OddThing:
    """A warning: something true but odd, with a code, a sentence and the facts that it concerns."""

    code: str
    message: str
    facts: tuple[str, ...] = ()
