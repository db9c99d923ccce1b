"""What the answers about one thing have in common on a terminal: the sentence first, then the fields, then why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.cli.tables.evidence import reason
from api.cli.tables.words import NOTHING, counted, listed, or_nothing, plain
from api.views.actors import Actor
from api.views.evidence import FactEntry, RuleEntry
from api.views.issues import Issue
from api.views.relations import Relation
from api.views.state import OddThing, State
from api.views.visits import Visit

Names = Mapping[str, str]
Fields = Iterable[tuple[str, Text]]
AtClocks = State | Visit | Issue | Actor | Relation
"""An answer with the clocks at which it was asked for."""


class _Possible(Protocol):
    @property
    def status(self) -> str: ...
    @property
    def since(self) -> str | None: ...


def head(name: str, sentence: str, fields: Fields) -> Iterator[RenderableType]:
    """The name, the sentence and the fields."""
    yield from (plain(name, "bold"), plain(sentence), Text(), grid(fields))


def grid(fields: Fields) -> Table:
    """Names and values, side by side."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields:
        table.add_row(name, value)
    return table


def section(title: str, parts: Sequence[RenderableType], otherwise: str) -> Iterator[RenderableType]:
    """A part of the answer with its title."""
    yield from (Text(), Text(title, "bold"))
    yield from (Padding(part, (0, 0, 0, 2)) for part in parts)
    if not parts:
        yield plain(f"  {otherwise}", "dim")


def why(because: Iterable[FactEntry | RuleEntry], names: Names) -> Group:
    """The reasons in full."""
    return Group(*section("Because", [reason(entry, names) for entry in because], "nothing that has happened yet"))


def evidence(level: str | None, origins: int) -> Text:
    """On whose word the answer rests."""
    return plain(f"{level}, {counted(origins, 'origin')}") if level else or_nothing(None)


def possible(others: Iterable[_Possible]) -> Text:
    """The other answers that are possible, one a line."""
    return listed(joined(other.status, since(other.since)) for other in others)


def odd(warnings: Iterable[OddThing]) -> Text:
    """What is odd, one a line."""
    return listed(f"{w.message} ({': '.join(part for part in (w.code, ', '.join(w.facts)) if part)})" for w in warnings)


def asked(answer: AtClocks) -> Text:
    """The clocks at which it was asked for."""
    recorded = f", recorded by {answer.recorded_by}" if answer.recorded_by is not None else ""
    ahead = ": a forecast" if answer.forecast else ""
    return plain(f"as of {answer.as_of}, known by {answer.known_by}{recorded}{ahead} (position {answer.position})")


def who(actors: Iterable[str], names: Names) -> str:
    """Actors by their names."""
    return ", ".join(names.get(actor, actor) for actor in actors)


def since(day: str | None) -> str:
    """*since 2018*, or nothing."""
    return f"since {day}" if day else ""


def joined(*parts: str | None) -> str:
    """The parts that say something, with commas between them."""
    return ", ".join(part for part in parts if part) or NOTHING
