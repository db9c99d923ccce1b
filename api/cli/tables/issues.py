"""An issue on a terminal: the sentence, who raised it against whom, and the measures taken."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from api.cli.tables.portrait import Names, asked, evidence, head, joined, odd, possible, who, why
from api.cli.tables.words import columns, listed, or_nothing, plain, status
from api.views.issues import Issue, Issues, Measure


def issues(answer: Issues) -> RenderableType:
    """Each issue with its status and its sentence."""
    table = columns("Status", "Since", "Issue")
    for item in answer.items:
        told = Text("\n").join((plain(item.name, "bold"), plain(item.id, "dim"), plain(item.sentence)))
        table.add_row(status(item.status), or_nothing(item.since), told)
    return table if answer.items else plain("No issue is known at these clocks.")


def issue(answer: Issue) -> RenderableType:
    """The sentence first, then the fields and the reasons."""
    return Group(*head(answer.name, answer.sentence, _named(answer)), why(answer.because, answer.names))


def _named(answer: Issue) -> Iterator[tuple[str, Text]]:
    names = answer.names
    yield "status", status(answer.status)
    yield "since", or_nothing(answer.since)
    yield "evidence", evidence(answer.evidence, answer.origins)
    yield "raised by", or_nothing(who(answer.raised_by, names))
    yield "against", or_nothing(who(answer.against, names))
    yield "measures", listed(_measure(measure, names) for measure in answer.measures)
    yield "protests", listed(answer.protests)
    yield "parties", or_nothing(who(answer.parties, names))
    yield "disputed", listed(answer.disputed)
    yield "may also be", possible(answer.may_also_be)
    yield "warnings", odd(answer.warnings)
    yield "last report", or_nothing(answer.last_report)
    yield "asked for", asked(answer)


def _measure(measure: Measure, names: Names) -> str:
    by, against = who(measure.by, names), who(measure.against, names)
    return joined(measure.taken, measure.text, f"by {by}" if by else "", f"against {against}" if against else "")
