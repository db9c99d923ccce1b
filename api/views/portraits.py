"""From the domain's visits, issues, actors and relations to the shapes that a door shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import get_args

from api.views import shown
from api.views.actors import Actor, ActorItem
from api.views.base import moment
from api.views.issues import Issue, IssueItem
from api.views.questions import Question
from api.views.relations import Encounter, Relation, RelationItem
from api.views.visits import Visit, VisitItem
from api.views.weighed import Texts, reasons
from domain import relation as domain
from domain.issue.sentence import sentence as of_issue
from domain.issue.state import IssueState
from domain.mechanism.state import Status
from domain.person import ActorState
from domain.person_sentence import sentence as of_actor
from domain.visit.sentence import sentence as of_visit
from domain.visit.state import VisitState

Names = Mapping[str, str]
_RANKED = sorted(get_args(Status), key=lambda status: bool(status == "none"))
"""The statuses in the order in which the first that holds is the status; those of which nothing is known come last."""


def visit(found: VisitState, asked: Question, texts: Texts) -> Visit:
    """A visit in full, with its reasons spelt out."""
    why = reasons(found.because, found.accounts, texts)
    return Visit.model_validate(shown.portrait(Visit, found, asked) | {"sentence": of_visit(found), "because": why})


def visit_item(found: VisitState) -> VisitItem:
    """A visit in a list."""
    return VisitItem(id=found.id, name=found.name, status=found.status, since=found.since, sentence=of_visit(found))


def issue(found: IssueState, asked: Question, texts: Texts) -> Issue:
    """An issue in full, with its reasons spelt out."""
    why = reasons(found.because, found.accounts, texts)
    return Issue.model_validate(shown.portrait(Issue, found, asked) | {"sentence": of_issue(found), "because": why})


def issue_item(found: IssueState) -> IssueItem:
    """An issue in a list."""
    return IssueItem(id=found.id, name=found.name, status=found.status, since=found.since, sentence=of_issue(found))


def actor(found: ActorState, asked: Question) -> Actor:
    """An actor in full."""
    return Actor.model_validate(shown.portrait(Actor, found, asked) | {"sentence": of_actor(found)})


def actor_item(found: ActorState) -> ActorItem:
    """An actor in a list."""
    alike = {name: getattr(found, name) for name in ("id", "name", "kind", "state")}
    return ActorItem.model_validate(alike | {"sentence": of_actor(found)})


def relation(found: domain.Relation, asked: Question, names: Names) -> Relation:
    """A relation in full."""
    others = (issue for issue in found.issues if issue not in found.open_issues)
    by_status = {status: found.by_status[status] for status in _RANKED if status in found.by_status}
    return Relation(
        states=found.states,
        as_of=found.clocks.as_of,
        known_by=moment(found.clocks.known_by),
        recorded_by=asked.recorded_by,
        position=found.position,
        forecast=found.clocks.as_of > found.clocks.known_by.astimezone(UTC).date(),
        by_status=by_status,
        mechanisms=tuple(map(shown.item, found.mechanisms)),
        past=tuple(map(encounter, found.past)),
        next=tuple(map(encounter, found.ahead)),
        last_contact=encounter(found.last_contact) if found.last_contact else None,
        open_issues=tuple(map(issue_item, found.open_issues)),
        other_issues=tuple(map(issue_item, others)),
        names=dict(names),
    )


def relation_item(found: domain.Outline, names: Names) -> RelationItem:
    """A relation in a list."""
    return RelationItem(
        states=found.states,
        names={actor: names[actor] for actor in found.states if actor in names},
        mechanisms=found.mechanisms,
        visits=found.visits,
        open_issues=found.open_issues,
        last_contact=encounter(found.last_contact) if found.last_contact else None,
    )


def encounter(found: domain.Encounter) -> Encounter:
    """A session or a visit, past or to come."""
    alike = {name: getattr(found, name) for name in Encounter.model_fields}
    return Encounter.model_validate(alike | {"when": found.when or None})
