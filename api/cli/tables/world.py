"""Many things on a terminal: mechanisms in a list, the world on a day, changes, the agenda; and articles."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from api.cli.tables.evidence import passage
from api.cli.tables.issues import issues
from api.cli.tables.visits import visits
from api.cli.tables.words import NOTHING, columns, or_nothing, plain, reasons, status
from api.views.articles import Article, Articles
from api.views.issues import Issues
from api.views.visits import Visits
from api.views.world import Agenda, Changes, Mechanisms, Snapshot


def mechanisms(answer: Mechanisms | Snapshot) -> RenderableType:
    """Each mechanism with its status and its sentence."""
    table = columns("Status", "Since", "Mechanism")
    for item in answer.items:
        told = Text("\n").join((plain(item.name, "bold"), plain(item.id, "dim"), plain(item.sentence)))
        table.add_row(status(item.status), or_nothing(item.since), told)
    return table if answer.items else plain("No mechanism is known at these clocks.")


def snapshot(answer: Snapshot) -> RenderableType:
    """How many mechanisms have which status, then each of them; then the visits that are not over, and the open issues."""
    counts = Text(", ").join(Text.assemble(f"{count} ", status(name)) for name, count in answer.counts.items())
    head = Text.assemble("The world as of ", plain(answer.as_of, "bold"), ", known by ", plain(answer.known_by, "bold"), ": ")
    parts: list[RenderableType] = [Text.assemble(head, counts or NOTHING), Text(), mechanisms(answer)]
    parts.extend((Text(), visits(Visits(items=answer.visits))) if answer.visits else ())
    parts.extend((Text(), issues(Issues(items=answer.issues))) if answer.issues else ())
    return Group(*parts)


def changes(answer: Changes) -> RenderableType:
    """What changed, oldest first."""
    table = columns("Day", "What", "Change", "Because")
    for item in answer.items:
        name = Text("\n").join((plain(item.name), plain(item.id, "dim")))
        change = Text.assemble(status(item.before), " → ", status(item.after))
        table.add_row(plain(item.day), name, change, reasons(item.because))
    return table if answer.items else plain(f"No status changed after {answer.since} up to {answer.until}.")


def agenda(answer: Agenda) -> RenderableType:
    """What is ahead, soonest first."""
    table = columns("When", "What", "Of", "Because")
    for item in answer.items:
        name = Text("\n").join((plain(item.name), plain(item.id, "dim")))
        table.add_row(or_nothing(item.when), plain(f"{item.what} {item.step}"), name, reasons(item.because))
    return table if answer.items else plain(f"Nothing is planned, overdue or running out from {answer.from_} to {answer.to}.")


def articles(answer: Articles) -> RenderableType:
    """The articles, oldest first."""
    table = columns("Published", "Publisher", "Article")
    for item in answer.items:
        told = Text("\n").join((plain(item.title, "strike" if item.retracted else ""), plain(item.id, "dim")))
        table.add_row(plain(item.published), or_nothing(item.publisher), told)
    return table if answer.items else plain("No article is known at these clocks.")


def article(answer: Article) -> RenderableType:
    """The article, then every fact that cites it."""
    publisher = answer.publisher or "publisher not named"
    kept = "withheld" if answer.withheld else "archived"
    text = f"text {kept}, {answer.length} characters" if answer.digest else "text not archived"
    lines = [
        plain(answer.title, "bold"),
        plain(f"{publisher}, published {answer.published} ({answer.published_basis}), origin {answer.origin}"),
        plain(f"{answer.id}, {text}", "dim"),
        *(plain(line) for line in (", ".join(answer.authors), answer.url) if line),
        *(plain(f"retracted {r.published}: {r.reason or NOTHING}", "red") for r in (answer.retraction,) if r),
        *(plain(f"corrected {c.published} ({c.cause}): {c.reason or NOTHING}") for c in answer.corrections),
        Text(),
    ]
    table = columns("In", "Fact", "What it tells")
    for cited in answer.cited_by:
        told = Text("\n").join((plain(cited.gist), *(plain(f"• {passage(one)}", "dim") for one in cited.passages)))
        place = Text("\n").join((plain(cited.stream), plain(cited.kind, "dim")))
        table.add_row(place, plain(cited.key), told)
    return Group(*lines, table if answer.cited_by else plain("No fact cites it."))
