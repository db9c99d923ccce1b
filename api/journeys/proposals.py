"""What is recorded of a step: the pages of its records as articles, and facts in the stream of the visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from api.journeys.cast import Cast
from api.journeys.facts import changes, journey, told
from api.journeys.register import Step
from api.journeys.revisions import Revised
from api.journeys.series import PUBLISHER, START, JourneyFact
from api.journeys.spelling import slug
from domain.article import ArticleRegistered
from domain.dates import parse
from domain.evidence.scales import corrected
from domain.facts import Citation, Event, FactCorrected, FactRetracted
from domain.merging import MergedInto
from domain.proposal import Proposal, Refusal, Refused
from domain.visit.events import VisitMade, VisitRegistered

LONGEST_TITLE = 500
"""A title names the page; whatever is longer stands in the record."""


def page(revised: Revised) -> Proposal:
    """The record's page as this revision left it: an article of the publisher. No address is known for it."""
    number = f"record {revised.id}, revision {revised.revision}"
    record = revised.record
    title = f"{told(revised.series, record)}, {record[START]} ({number})" if record else f"Removed ({number})"
    article = ArticleRegistered(
        title=title[:LONGEST_TITLE], publisher=PUBLISHER, origin=PUBLISHER, published=parse(revised.published), language="en"
    )
    return Proposal(revised.article, article, revised.place)


@dataclass
class Telling:
    """Tells steps as facts. ``facts`` holds the fact that stands in the stream of each visit."""

    cast: Cast
    facts: dict[str, JourneyFact] = field(default_factory=dict)

    def tell(self, step: Step) -> list[Proposal]:
        """What is to be recorded of the step beside the articles. Raises Refused for words that no fact can hold."""
        place = step.rows[0].place
        try:
            events = list(self._events(step))
        except ValidationError as error:
            reasons = (f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
            raise Refused(Refusal("no-fact", reason, place) for reason in reasons) from None
        return [*self.cast.introduced(), *(Proposal(step.stream, event, place) for event in events)]

    def _events(self, step: Step) -> Iterator[Event]:
        row = step.rows[0]
        standing = self.facts.pop(step.stream, None)
        if step.after is None:
            yield from self._fall(step, row, standing)
            return
        if step.opens:
            yield VisitRegistered(name=told(row.series, step.after))
        new = journey(row, step.after, self.cast.named(row))
        if standing is not None and type(standing) is type(new):
            changed = changes(standing, new)
            self.facts[step.stream] = _corrected(standing, changed)
            if changed:
                yield _correction(step, standing, changed)
            return
        if standing is not None:
            gist = "The journey was not still to come." if isinstance(new, VisitMade) else "The journey was not made yet."
            yield _retraction(row, standing, gist)
        self.facts[step.stream] = new
        yield new

    def _fall(self, step: Step, row: Revised, standing: JourneyFact | None) -> Iterator[Event]:
        gist = "The record was removed." if row.record is None else "The number lists another visit from now on."
        if standing is not None:
            yield _retraction(row, standing, gist)
        if step.double is not None:
            gist = f"What was listed as {row.id} is listed under another number."
            yield MergedInto(key=f"merged-{slug(row.revision)}", id=step.double, gist=gist, **_source(row))


def _correction(step: Step, standing: JourneyFact, changed: dict[str, object]) -> FactCorrected:
    row, *others = step.rows
    before, after = step.before or {}, step.after or {}
    amended = ", ".join(key for key in row.series.keys if before.get(key) != after.get(key))
    gist = f"The record was amended: {amended or 'what it is taken for'}."
    return FactCorrected(
        key=f"amended-{slug(row.revision)}",
        fact=standing.key,
        changes=changed,
        cause="publisher",
        gist=gist,
        **_source(row, *others),
    )


def _retraction(row: Revised, standing: JourneyFact, gist: str) -> FactRetracted:
    return FactRetracted(key=f"removed-{slug(row.revision)}", fact=standing.key, cause="publisher", gist=gist, **_source(row))


def _source(*rows: Revised) -> dict[str, Any]:
    """When the revision was published, and the pages that show it."""
    return {"occurred": parse(rows[0].published), "citations": tuple(Citation(article=row.article) for row in rows)}


def _corrected(standing: JourneyFact, changed: dict[str, object]) -> JourneyFact:
    fact = corrected(standing, changed)
    assert isinstance(fact, type(standing))
    return fact
