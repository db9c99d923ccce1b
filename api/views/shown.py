"""From the domain's states and articles to the shapes that a door shows."""

from __future__ import annotations

from api.tracker import ArticleRecord
from api.views.articles import Article, ArticleChange, ArticleItem, CitedBy, Retraction
from api.views.base import known_from, moment
from api.views.evidence import RuleEntry
from api.views.histories import Band
from api.views.questions import Question
from api.views.state import State
from api.views.weighed import Texts, reasons
from api.views.world import MechanismItem
from domain import replay as domain
from domain.evidence.articles import ArticleView
from domain.mechanism.state import MechanismState
from domain.sentence import sentence


def state(found: MechanismState, asked: Question, texts: Texts) -> State:
    """The state in full, with its reasons spelt out."""
    alike = {name: getattr(found, name) for name in State.model_fields if hasattr(found, name) and name != "because"}
    return State.model_validate(
        alike
        | {
            "as_of": found.clocks.as_of,
            "known_by": moment(found.clocks.known_by),
            "recorded_by": asked.recorded_by,
            "sentence": sentence(found),
            "because": reasons(found.because, found.accounts, texts),
        }
    )


def item(found: MechanismState) -> MechanismItem:
    """The state in a list."""
    return MechanismItem(
        id=found.id, name=found.name, kind=found.kind, status=found.status, since=found.since, sentence=sentence(found)
    )


def band(found: domain.Band) -> Band:
    """A band of the timeline."""
    because = tuple(reason if isinstance(reason, str) else RuleEntry.model_validate(reason) for reason in found.because)
    return Band(from_=found.start, to=found.to, status=found.status, since=found.since, because=because)


def article_item(view: ArticleView) -> ArticleItem:
    """An article in a list."""
    registered = view.registered
    return ArticleItem(
        id=view.id,
        title=registered.title,
        publisher=registered.publisher,
        published=str(registered.published),
        origin=view.voice,
        language=registered.language,
        url=str(registered.url) if registered.url else None,
        retracted=view.void,
    )


def article(record: ArticleRecord) -> Article:
    """An article with every fact that cites it."""
    view = record.view
    return Article(
        **dict(article_item(view)),
        known_from=known_from(view.public),
        published_basis=view.registered.published_basis,
        authors=view.registered.authors,
        copy_of=view.registered.copy_of,
        digest=view.digest,
        length=view.length,
        corrections=tuple(map(ArticleChange.model_validate, view.corrections)),
        retraction=Retraction.model_validate(view.retraction) if view.retraction else None,
        cited_by=tuple(CitedBy.model_validate(citing) for citing in record.cited_by),
    )
