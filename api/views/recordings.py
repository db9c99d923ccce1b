"""What is recorded, or would be: the events, and the answers about what they touch, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import Field, JsonValue

from api.foresight import changes
from api.subjects import Kind
from api.tracker import Foresight, NotKnown, Tracker
from api.views.actors import Actor
from api.views.answers import Answers
from api.views.base import View
from api.views.histories import Change
from api.views.issues import Issue
from api.views.questions import Question
from api.views.state import State
from api.views.visits import Visit
from domain.dossier import Clocks

AnyAnswer = State | Visit | Issue | Actor
"""The answer about one subject, as a question about it gives it."""


class NewEvent(View):
    """An event to be recorded."""

    stream: str = Field(description="The id of what it is about.", examples=["trilateral-summit"])
    kind: str = Field(description="What that is: a mechanism, visit, issue, actor or article.", examples=["mechanism"])
    event: str = Field(description="What kind of event it is.", examples=["ResumptionAgreed"])
    data: dict[str, JsonValue] = Field(
        description="Its fields, as the ledger keeps them.", examples=[{"key": "resumption-agreed-2024", "occurred": "2024-05-29"}]
    )


class Outlook(View):
    """A subject that is touched, before and after."""

    id: str = Field(description="Id of the mechanism, visit, issue or actor.", examples=["trilateral-summit"])
    kind: Kind = Field(description="Which of these it is.", examples=["mechanism"])
    before: AnyAnswer | None = Field(description="The answer before; null where nothing was known.")
    after: AnyAnswer | None = Field(description="The answer after; null where nothing is known yet.")
    changes: tuple[Change, ...] = Field(description="The fields of the answer that differ, where there is one before and after.")


class Recording(View):
    """What is recorded, or would be."""

    recorded: bool = Field(description="Whether it is in the ledger now.", examples=[False])
    position: int = Field(description="The newest position of the ledger.", examples=[214])
    events: tuple[NewEvent, ...] = Field(description="The events, in the order of the ledger; none if all was there before.")
    unchanged: int = Field(description="How many were there before.", examples=[0])
    subjects: tuple[Outlook, ...] = Field(description="The subjects whose answers it touches, at the clocks asked for.")


def recording(answers: Answers, foresight: Foresight[Tracker], question: Question) -> Recording:
    """What a foresight says, with the answers to the question before and after."""
    moment = answers.now()
    before = Answers(answers.tracker, lambda: moment)
    after = Answers(foresight.after, lambda: moment)
    return Recording(
        recorded=False,
        position=answers.tracker.position(),
        events=tuple(_events(foresight)),
        unchanged=foresight.unchanged,
        subjects=tuple(_outlooks(before, after, foresight, question)),
    )


def _events(foresight: Foresight[Tracker]) -> Iterator[NewEvent]:
    for stream, events in foresight.batches.items():
        kind = foresight.after.kind(stream) or ""
        for event in events:
            data = event.model_dump(mode="json", exclude_defaults=True)
            yield NewEvent(stream=stream, kind=kind, event=event.stored_name(), data=data)


def _outlooks(before: Answers, after: Answers, foresight: Foresight[Tracker], question: Question) -> Iterator[Outlook]:
    for id in foresight.touched:
        found = _outlook(before, after, id, question)
        if id in foresight.batches or found.changes or (found.before is None) != (found.after is None):
            yield found


def _outlook(before: Answers, after: Answers, id: str, question: Question) -> Outlook:
    kind = after.tracker.kind(id)
    then, now = (_asked(answers, id, kind, question) for answers in (before, after))
    changed = tuple(map(Change.model_validate, changes(then[0], now[0])))
    return Outlook.model_validate({"id": id, "kind": kind, "before": then[1], "after": now[1], "changes": changed})


def _asked(answers: Answers, id: str, kind: str | None, question: Question) -> tuple[Any, AnyAnswer | None]:
    """The state of a subject and how it is shown; twice None where nothing is known."""
    ask, show = _ASKING[kind]
    try:
        return ask(answers.tracker, id, answers.clocks(question)), show(answers, id, question)
    except NotKnown:
        return None, None


_ASKING: Mapping[str | None, tuple[Callable[[Tracker, str, Clocks], Any], Callable[[Answers, str, Question], AnyAnswer]]] = {
    "mechanism": (Tracker.state, Answers.state),
    "visit": (Tracker.visit, Answers.visit),
    "issue": (Tracker.issue, Answers.issue),
    "actor": (Tracker.actor, Answers.actor),
}
