"""Commands about articles: which there are, and which facts rest on one. Those of ``archive`` stand beside them."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import archive
from api.cli.door import answers, ask
from api.cli.formats import tell
from api.cli.options import ArticleId, AsOf, At, Database, KnownBy, RecordedBy, Written, examples
from api.cli.tables import world
from api.views.questions import Question
from api.views.searches import ArticleSearch


def show(
    context: typer.Context,
    id: ArticleId,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """An article, and every fact that cites it."""
    question = ask(Question, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.article(id, question), format, world.article)


def list_(
    context: typer.Context,
    q: Annotated[str | None, typer.Option("--query", "-q", metavar="WORDS", help="Those with these words in the title.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Those that it published.")] = None,
    origin: Annotated[str | None, typer.Option(metavar="NAME", help="Those that repeat this agency or outlet.")] = None,
    language: Annotated[str | None, typer.Option(metavar="TAG", help="Those in this language (BCP 47).")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Those published then or later.")] = None,
    to: Annotated[str | None, typer.Option(metavar="DAY", help="Those published then or sooner.")] = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    at: At = None,
    format: Written = None,
    database: Database = None,
) -> None:
    """The articles that the public could read, oldest first."""
    filters = {"q": q, "publisher": publisher, "origin": origin, "language": language, "from": from_, "to": to}
    asked = ask(ArticleSearch, **filters, as_of=as_of, known_by=known_by, recorded_by=recorded_by, at=at)
    with answers(context, database) as found:
        tell(found.articles(asked.model_copy(update={"limit": None})), format, world.articles)


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    articles = typer.Typer(no_args_is_help=True, help="Articles: the documents that evidence comes from.")
    articles.command(epilog=examples("article show japan-today-2024-05-29-talks-restart"))(show)
    some = "article list --publisher 'Japan Today' -q talks"
    articles.command("list", epilog=examples("article list --known-by 2024-05-25", some))(list_)
    gazette = "--title 'Talks held' --publisher 'Harbour Gazette' --published 2021-03-04"
    page = "article add talks.html --url https://gazette.example/talks"
    articles.command(epilog=examples(page, f"article add talks.txt {gazette}"))(archive.add)
    articles.command(epilog=examples("article withhold harbour-gazette-2021-03-04-talks-held"))(archive.withhold)
    app.add_typer(articles, name="article")
