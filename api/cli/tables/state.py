"""The state of a mechanism on a terminal: the sentence, what holds, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.cli.tables.portrait import Names, asked, evidence, head, joined, odd, possible, section, since, who, why
from api.cli.tables.words import NOTHING, listed, or_nothing, plain, status
from api.views.context import OfficeChange
from api.views.state import LastSession, NextSession, State


def state(answer: State) -> RenderableType:
    """The sentence first, then the fields, the reasons, and the changes of office."""
    parts = [*head(answer.name, answer.sentence, _named(answer)), why(answer.because, answer.names)]
    if answer.context:
        parts.extend(section("Offices", [_office(change, answer.names) for change in answer.context], NOTHING))
    return Group(*parts)


def _office(change: OfficeChange, names: Names) -> RenderableType:
    first = Text.assemble(plain(change.occurred, "bold"), "  ", plain(change.event), "  ", plain(change.key, "dim"))
    of = f" of {names.get(change.of, change.of)}" if change.of else ""
    articles = ", ".join(dict.fromkeys(cited.article for cited in change.citations))
    lines = (plain(f"{change.name}: {change.office}{of}"), plain(f"↳ {articles}", "dim"))
    return Group(first, *(Padding(line, (0, 0, 0, 2)) for line in lines))


def _named(answer: State) -> Iterator[tuple[str, Text]]:
    yield "status", status(answer.status)
    yield "since", or_nothing(answer.since)
    yield "evidence", evidence(answer.evidence, answer.origins)
    yield "phase", plain(joined(answer.phase.value, since(answer.phase.since), answer.phase.basis))
    yield "opening", or_nothing(_opening(answer))
    yield "next session", or_nothing(_next(answer.next_session))
    yield "last session", or_nothing(_last(answer.last_session))
    yield "sessions held", plain(answer.sessions_held)
    yield "notice", or_nothing(_notice(answer))
    yield "parties", or_nothing(who(answer.parties, answer.names))
    yield "disputed", listed(answer.disputed)
    yield "may also be", possible(answer.may_also_be)
    yield "warnings", odd(answer.warnings)
    yield "last report", or_nothing(answer.last_report)
    yield "asked for", asked(answer)


def _opening(answer: State) -> str | None:
    opening = answer.opening
    if opening is None:
        return None
    planned = f"planned {opening.planned}" if opening.planned else ""
    terms = f"still open: {', '.join(opening.open_terms)}" if opening.open_terms else ""
    return joined(f"{opening.kind} {opening.step}", f"since {opening.since}", planned, terms, "stale" if opening.stale else "")


def _next(session: NextSession | None) -> str | None:
    if session is None:
        return None
    return joined(
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
    return joined(
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
    by = f"by {who(notice.by, answer.names)}" if notice.by else ""
    return joined(notice.step, f"given {notice.given}", by, f"effective {notice.effective}")


def _session(edition: int | None, label: str | None) -> str:
    return f"no. {edition}" if edition is not None else label or ""
