"""The steps about the moments at which an answer changed, and about answers that are held fast."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pytest_bdd import given, parsers, then, when

from api.tracker import NotKnown
from api.views.mementos import Remembered
from api.views.questions import Question
from domain.dossier import Clocks
from tests.features.facts import Table, rows
from tests.features.steps.asking import Asked, ask
from tests.features.world import NOW, World


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _written(known: date | datetime | None) -> str:
    return known.isoformat().replace("+00:00", "Z") if known else "none"


@when(parsers.parse("one asks for the answer of {moment}"), target_fixture="asked")
def _led(world: World, moment: str) -> Asked:
    answers, kind = world.answers(), world.kind(world.channel)
    try:
        world.led = answers.led_to(_moment(moment), Question(), lambda at: answers.about(world.channel, at, kind))
    except NotKnown as unknown:
        return Asked(world.channel, Clocks(NOW.date(), NOW), unknown)
    clocks = answers.clocks(world.led)
    return Asked(world.channel, clocks, world.state(world.channel, clocks))


@then(parsers.parse("the answer is that of {moment}"))
def _answered(world: World, moment: str) -> None:
    assert world.led is not None
    assert _written(world.led.known) == moment
    assert str(world.led.day) == moment[:10]


@then("there is no answer of any moment")
def _never(asked: Asked) -> None:
    assert isinstance(asked.answer, NotKnown)


@then("the answer changed at these moments:")
def _moments(world: World, datatable: Table) -> None:
    found = _mementos(world)
    wanted = rows(datatable)
    assert [_written(one.question.known) for one in found] == [row["moment"] for row in wanted]
    for row in wanted:
        moment = row.pop("moment")
        ask(world, None, moment, None).says_all(row)


@given("the moments and their answers were cited")
def _cite(world: World) -> None:
    kind = world.kind(world.channel)
    answers = world.answers()
    world.cited = [(one.question, answers.about(world.channel, one.question, kind).model_dump_json()) for one in _mementos(world)]
    assert world.cited


@given(parsers.re(r"the answer (?:about (?P<about>\S+) )?as of (?P<known>\S+) was cited"))
def _cite_one(world: World, known: str, about: str | None) -> None:
    answers, kind = world.answers(), world.kind(world.channel)
    day = date.fromisoformat(known)
    pinned = Question(as_of=date.fromisoformat(about) if about else day, known_by=day, recorded_by=answers.tracker.position())
    world.cited.append((pinned, answers.about(world.channel, pinned, kind).model_dump_json()))


@then(parsers.re("(?:the moments that were|what was) cited (?:are|is) the same, (?:with the same answers|to the letter)"))
def _still(world: World) -> None:
    answers, kind = world.answers(), world.kind(world.channel)
    assert world.cited
    for question, told in world.cited:
        assert question.pinned_to is not None
        assert answers.about(world.channel, question, kind).model_dump_json() == told


def _mementos(world: World) -> tuple[Remembered, ...]:
    answers = world.answers()
    return answers.mementos(world.channel, world.kind(world.channel))
