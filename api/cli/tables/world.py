"""Many mechanisms on a terminal: lists, the world on a day, changes, the agenda; and articles."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from api.cli.tables.words import NOTHING, columns, or_nothing, plain, reasons, status
from api.views.articles import Article, Articles
from api.views.world import Agenda, Changes, Mechanisms, Snapshot


def mechanisms(answer: Mechanisms | Snapshot) -> RenderableType:
    """Each mechanism with its status and its sentence."""
    table = columns("Status", "Since", "Mechanism")
    for item in answer.items:
        told = Text("\n").join((plain(item.name, "bold"), plain(item.id, "dim"), plain(item.sentence)))
        table.add_row(status(item.status), or_nothing(item.since), told)
    return table if answer.items else plain("No mechanism is known at these clocks.")


def snapshot(answer: Snapshot) -> RenderableType:
    """How many mechanisms have which status, then each of them."""
    counts = Text(", ").join(Text.assemble(f"{count} ", status(name)) for name, count in answer.counts.items())
    head = Text.assemble("The world as of ", plain(answer.as_of, "bold"), ", known by ", plain(answer.known_by, "bold"), ": ")
    return Group(Text.assemble(head, counts or NOTHING), Text(), mechanisms(answer))


def changes(answer: Changes) -> RenderableType:
    """What changed, oldest first."""
    table = columns("Day", "Mechanism", "Change", "Because")
    for item in answer.items:
        name = Text("\n").join((plain(item.name), plain(item.id, "dim")))
        change = Text.assemble(status(item.before), " → ", status(item.after))
        table.add_row(plain(item.day), name, change, reasons(item.because))
    return table if answer.items else plain(f"No status changed after {answer.since} up to {answer.until}.")


def agenda(answer: Agenda) -> RenderableType:
    """What is ahead, soonest first."""
    table = columns("When", "What", "Mechanism", "Because")
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
    text = f"text archived, {answer.length} characters" if answer.digest else "text not archived"
    lines = [
        plain(answer.title, "bold"),
        plain(f"{publisher}, published {answer.published} ({answer.published_basis}), origin {answer.origin}"),
        plain(f"{answer.id}, {text}", "dim"),
        *(plain(line) for line in (", ".join(answer.authors), answer.url) if line),
        *(plain(f"retracted {r.published}: {r.reason or NOTHING}", "red") for r in (answer.retraction,) if r),
        *(plain(f"corrected {c.published} ({c.cause}): {c.reason or NOTHING}") for c in answer.corrections),
        Text(),
    ]
    table = columns("Mechanism", "Fact", "What it tells")
    for cited in answer.cited_by:
        table.add_row(plain(cited.stream), plain(cited.key), plain(cited.gist))
    return Group(*lines, table if answer.cited_by else plain("No fact cites it."))
