"""One fact put together from options and answers: read as the row of a table, where each option is a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from api.casebook.tables import read_row
from api.casebook.tables.cells import Cell
from api.casebook.tables.choices import CHOICES
from api.casebook.tables.columns import FACTS, STREAMS, normal, shapes, shapes_of, why_unknown
from api.casebook.tables.place import InTable
from api.cli.asking import asked
from api.known import NotKnown
from api.tracker import Tracker
from domain.catalogue import FACTS_OF
from domain.facts import Fact
from domain.proposal import Proposal, Refusal, Refused

OPTIONS = (
    "event", "occurred", "gist", "key", "by", "planned", "planned_said", "place", "edition", "session", "participants",
    "open_terms", "fact", "reason", "said", "according_to", "also_in", "coding", "coded_by", "reviewed_by", "article", "quote",
    "passage", "speaker", "office", "party", "via", "manner",
)  # fmt: skip
"""The columns that have an option of their own; others are told by ``--set``."""


@dataclass(frozen=True)
class OneFact:
    """The fact to record: what it is about, and the proposals that record it."""

    stream: str
    kind: str
    proposals: Sequence[Proposal]

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        event = self.proposals[0].event
        assert isinstance(event, Fact)
        return event


class InOption(InTable):
    """An option, or the one in which a part of the fact belongs."""

    @property
    def path(self) -> str:
        """``--occurred``."""
        return option(self.column) if self.column is not None else ""


def option(column: str) -> str:
    """The option for a column."""
    return f"--{column.replace('_', '-')}" if column in OPTIONS else "ID" if column in STREAMS else f"--set {column}=…"


def given(options: Mapping[str, Any]) -> dict[str, str]:
    """The columns that options fill in. Raises a usage error for a ``--set`` of no column."""
    filled = {
        name: "; ".join(value) if isinstance(value, list | tuple) else value for name in OPTIONS if (value := options.get(name))
    }
    return filled | dict(_set(options.get("set_") or ()))


def propose(opened: Tracker, id: str, columns: Mapping[str, str]) -> OneFact:
    """The fact that the columns tell, completed by asking. Raises ``Refused``, NotKnown, or a usage error."""
    kind = opened.kind(id)
    if kind not in STREAMS:
        raise NotKnown(id, " or ".join((", ".join(STREAMS[:-1]), STREAMS[-1])), None)
    cells = {column: Cell(words) for column, words in _completed(kind, columns).items()}
    outcomes = read_row(kind, id, cells, InOption(None, None, None))
    if refusals := [outcome for outcome in outcomes if isinstance(outcome, Refusal)]:
        raise Refused(refusals)
    return OneFact(id, kind, [outcome for outcome in outcomes if isinstance(outcome, Proposal)])


def _set(pairs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        name, equals, value = pair.partition("=")
        why = why_unknown(FACTS, normal(name)) if equals else "write NAME=VALUE"
        if why or normal(name) in STREAMS:
            raise typer.BadParameter(why or "what it is about is the ID", param_hint="--set")
        yield normal(name), value.strip()


def _completed(kind: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns with the answers for what an event of that kind cannot do without."""
    filled = dict(columns)
    if "event" not in filled:
        filled["event"] = asked("event", option("event"), tuple(FACTS_OF[kind]))
    for column in ("occurred", "gist", *_needed(kind, filled["event"]), "article"):
        if any(name == column or name.startswith(f"{column}.") for name in filled):
            continue
        if shapes(FACTS).get(column) == "mapping":
            raise typer.BadParameter("it is missing", param_hint=f"--set {column}.FIELD=VALUE")
        filled[column] = asked(column, option(column), CHOICES.get((FACTS, column), ()))
    return filled


def _needed(kind: str, event: str) -> list[str]:
    """The event's own columns that have to be filled in."""
    fact = FACTS_OF[kind].get(event)
    if fact is None:
        return []
    required = {field.alias or name for name, field in fact.model_fields.items() if field.is_required()}
    return [name for name in shapes_of(fact) if name in required - {"key"}]
