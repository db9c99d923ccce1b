"""The state of a mechanism on a terminal: the sentence, what holds, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.cli.tables.evidence import reason
from api.cli.tables.words import NOTHING, or_nothing, plain, status
from api.views.state import LastSession, NextSession, State


def state(answer: State) -> RenderableType:
    """The sentence first, then the fields, then the reasons."""
    parts: list[RenderableType] = [plain(answer.name, "bold"), plain(answer.sentence), Text(), _fields(answer)]
    parts.extend((Text(), Text("Because", "bold")))
    parts.extend(Padding(reason(entry, answer.names), (0, 0, 0, 2)) for entry in answer.because)
    if not answer.because:
        parts.append(plain("  nothing that has happened yet", "dim"))
    return Group(*parts)


def _fields(answer: State) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _named(answer):
        table.add_row(name, value)
    return table


def _named(answer: State) -> Iterator[tuple[str, Text]]:
    names = answer.names
    yield "status", status(answer.status)
    yield "since", or_nothing(answer.since)
    yield "evidence", plain(f"{answer.evidence}, {_counted(answer.origins, 'origin')}") if answer.evidence else or_nothing(None)
    yield (
        "phase",
        plain(_joined(answer.phase.value, f"since {answer.phase.since}" if answer.phase.since else "", answer.phase.basis)),
    )
    yield "opening", or_nothing(_opening(answer))
    yield "next session", or_nothing(_next(answer.next_session))
    yield "last session", or_nothing(_last(answer.last_session))
    yield "sessions held", plain(answer.sessions_held)
    yield "notice", or_nothing(_notice(answer))
    yield "parties", or_nothing(", ".join(names.get(party, party) for party in answer.parties))
    yield "disputed", or_nothing("\n".join(answer.disputed))
    yield "may also be", or_nothing("\n".join(_joined(a.status, f"since {a.since}" if a.since else "") for a in answer.may_also_be))
    yield "warnings", or_nothing("\n".join(f"{w.message} ({w.code}: {', '.join(w.facts)})" for w in answer.warnings))
    yield "last report", or_nothing(answer.last_report)
    yield "asked for", plain(_asked(answer))


def _asked(answer: State) -> str:
    recorded = f", recorded by {answer.recorded_by}" if answer.recorded_by is not None else ""
    forecast = ": a forecast" if answer.forecast else ""
    return f"as of {answer.as_of}, known by {answer.known_by}{recorded}{forecast} (position {answer.position})"


def _opening(answer: State) -> str | None:
    opening = answer.opening
    if opening is None:
        return None
    planned = f"planned {opening.planned}" if opening.planned else ""
    terms = f"still open: {', '.join(opening.open_terms)}" if opening.open_terms else ""
    return _joined(f"{opening.kind} {opening.step}", f"since {opening.since}", planned, terms, "stale" if opening.stale else "")


def _next(session: NextSession | None) -> str | None:
    if session is None:
        return None
    return _joined(
        _session(session.edition, session.session),
        session.step,
        f"since {session.since}",
        f"planned {session.planned}" if session.planned else "",
        f"in {session.place}" if session.place else "",
        f"still open: {', '.join(session.open_terms)}" if session.open_terms else "",
        f"was planned {', '.join(plan.planned for plan in session.was)}" if session.was else "",
        "stale" if session.stale else "",
    )


def _last(session: LastSession | None) -> str | None:
    if session is None:
        return None
    return _joined(
        _session(session.edition, session.session),
        session.held,
        "under way" if session.under_way else "",
        f"in {session.place}" if session.place else "",
        *(f"outcome: {outcome.text}" for outcome in session.outcomes),
    )


def _notice(answer: State) -> str | None:
    notice = answer.notice
    if notice is None:
        return None
    by = f"by {', '.join(answer.names.get(party, party) for party in notice.by)}" if notice.by else ""
    return _joined(notice.step, f"given {notice.given}", by, f"effective {notice.effective}")


def _session(edition: int | None, label: str | None) -> str:
    return f"no. {edition}" if edition is not None else label or ""


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part) or NOTHING
