"""From the domain's states and articles to the shapes that a door shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.tracker import ArticleRecord, Citing, OfficeChange
from api.views import context as views
from api.views.articles import Article, ArticleChange, ArticleItem, CitedBy, Retraction
from api.views.base import View, known_from, moment
from api.views.evidence import RuleEntry
from api.views.histories import Band
from api.views.questions import Question
from api.views.state import State
from api.views.weighed import Texts, entry, passage, reasons
from api.views.world import MechanismItem, StatusChange
from domain import replay as domain
from domain.evidence.articles import ArticleView
from domain.mechanism.state import MechanismState
from domain.sentence import sentence


def state(found: MechanismState, context: Sequence[OfficeChange], asked: Question, texts: Texts) -> State:
    """The state in full, with its reasons spelt out."""
    changes = tuple(office_change(change, texts) for change in context)
    shared = portrait(State, found, asked) | {"context": changes}
    return State.model_validate(shared | {"sentence": sentence(found), "because": reasons(found.because, found.accounts, texts)})


def portrait(shape: type[View], found: Any, asked: Question) -> dict[str, Any]:
    """What a state and its shape have alike, and the clocks at which it was asked for."""
    alike = {name: getattr(found, name) for name in shape.model_fields if hasattr(found, name) and name != "because"}
    clocks = {"as_of": found.clocks.as_of, "known_by": moment(found.clocks.known_by), "recorded_by": asked.recorded_by}
    return alike | clocks


def office_change(change: OfficeChange, texts: Texts) -> views.OfficeChange:
    """A change of office with its citations."""
    told = entry(change.account, texts)
    alike = {name: getattr(told, name) for name in ("event", "occurred", "key", "gist", "citations")}
    own = {"actor": change.actor, "name": change.name, "office": change.fact.office, "of": change.fact.of}
    return views.OfficeChange.model_validate(own | alike)


def item(found: MechanismState) -> MechanismItem:
    """The state in a list."""
    return MechanismItem(
        id=found.id, name=found.name, kind=found.kind, status=found.status, since=found.since, sentence=sentence(found)
    )


def band(found: domain.Band) -> Band:
    """A band of the timeline."""
    because = tuple(reason if isinstance(reason, str) else RuleEntry.model_validate(reason) for reason in found.because)
    return Band.model_validate(
        {"from": found.start, "to": found.to, "status": found.status, "since": found.since, "because": because}
    )


def status_change(found: domain.StatusChange, what: str | None) -> StatusChange:
    """A change of status, with what it is that changed."""
    alike = {name: getattr(found, name) for name in StatusChange.model_fields if name != "what"}
    return StatusChange.model_validate(alike | {"what": what})


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


def article(record: ArticleRecord, texts: Texts) -> Article:
    """An article with every fact that cites it."""
    view = record.view
    text = texts(view.digest) if view.digest else None
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
        withheld=record.withheld,
        cited_by=tuple(_citing(citing, text) for citing in record.cited_by),
    )


def _citing(citing: Citing, text: str | None) -> CitedBy:
    passages = tuple(found for cited in citing.citations if (found := passage(cited, text)))
    alike = {"stream": citing.stream, "kind": citing.kind, "key": citing.key, "gist": citing.gist}
    return CitedBy.model_validate(alike | {"passages": passages})
