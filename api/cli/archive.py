"""Commands that take an article with its text into the ledger, and its text out of it again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.door import FAILURE, ask, entered, tracker
from api.cli.formats import tell
from api.cli.legible import message
from api.cli.options import ArticleId, Database, Written
from api.cli.tables import clippings, world
from api.cli.tables.words import counted
from api.clippings import Particulars, clip, register
from api.tracker import Receipt
from api.views.answers import Answers
from api.views.articles import Article
from api.views.questions import Question
from domain.proposal import Place, Proposal, Refusal, Refused


class Basis(StrEnum):
    """On what a date of publication rests."""

    STATED = "stated"
    INFERRED = "inferred"


Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
_OPTIONS = {"id": "--id", "title": "--title", "published": "--published", "copy_of": "--copy-of"}


def add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A plain text or a web page, in UTF-8.")],
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it is to be read; noted, not opened.")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Default: of publisher, date and title.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its headline.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    origin: Annotated[str | None, typer.Option(metavar="NAME", help="Who reported it first. Default: the publisher.")] = None,
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who wrote it; may be repeated.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="An instant with its offset, or a date in EDTF.")] = None,
    published_basis: Annotated[Basis | None, typer.Option(help="Whether the article states that date.")] = None,
    language: Annotated[str | None, typer.Option(metavar="TAG", help="Its language, such as en.")] = None,
    copy_of: Annotated[str | None, typer.Option(metavar="ID", help="The article that it repeats.")] = None,
    yes: Yes = False,
    format: Written = None,
    database: Database = None,
) -> None:
    """Take an article into the ledger: register it, and archive its text with a digest.

    A plain text is archived as it is. Of a web page the title, date, publisher, authors and text are found and, on a
    terminal, shown before anything is recorded; what an option says wins. The same again writes nothing.
    """
    named = {"id": id, "title": title, "publisher": publisher, "origin": origin, "author": author, "published": published}
    stated = ask(Particulars, **named, published_basis=published_basis, language=language, copy_of=copy_of, url=url)
    now = entered(context).now
    with _naming_options():
        clipping = clip(file, now().date())
        proposals = register(clipping, stated, Place(str(file)))
        if clipping.found != Particulars() and _on_a_terminal() and not yes:
            _confirm(proposals)
        with tracker(context, database) as opened:
            receipt = opened.record(proposals, recorded_at=now())
            article = Answers(opened, now).article(proposals[0].stream, Question())
    message(_told(receipt, article))
    tell(article, format, world.article)


def withhold(context: typer.Context, id: ArticleId, yes: Yes = False, database: Database = None) -> None:
    """Delete the archived text of an article; its digest, its length and all facts that cite it stay.

    Passages in it are then shown as not checked. This cannot be undone: to import the article again does not bring the text back.
    """
    now = entered(context).now
    with tracker(context, database) as opened:
        record = opened.article(id, opened.clocks(now=now()))
        also = f", and with it that of {', '.join(record.same_text)}, which is the same" if record.same_text else ""
        if record.view.digest and not record.withheld and _on_a_terminal() and not yes:
            _ask(f"Delete the text of {id} ({record.view.length} characters){also}?", "Nothing was deleted.")
        deleted = opened.withhold(id)
    message(f"The text of {id} is withheld{also}; the digest stays." if deleted else f"The text of {id} was withheld before.")


def _told(receipt: Receipt, article: Article) -> str:
    if receipt.events:
        return f"Recorded {counted(receipt.events, 'event')}; newest position {receipt.position}."
    withheld = ", and its text stays withheld" if article.withheld else ""
    return f"It was there already; nothing was written{withheld}."


def _confirm(proposals: tuple[Proposal, Proposal]) -> None:
    message(clippings.found(*proposals))
    _ask("Record this?", "Nothing was recorded.")


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: str, declined: str) -> None:
    """Ask on stderr. Raises typer.Exit unless the answer is yes."""
    if not typer.confirm(question, err=True):
        message(declined)
        raise typer.Exit(FAILURE)


@contextmanager
def _naming_options() -> Iterator[None]:
    """Refusals name the option instead of the field."""
    try:
        yield
    except Refused as refused:
        raise Refused(map(_with_option, refused.refusals)) from None


def _with_option(refusal: Refusal) -> Refusal:
    option = _OPTIONS.get(refusal.place.path)
    if option is None:
        return refusal
    if refusal.code.startswith("missing-"):
        return Refusal(refusal.code, f"{refusal.reason}: give it with {option}", Place(refusal.place.file))
    return Refusal(refusal.code, refusal.reason, Place(refusal.place.file, option))
