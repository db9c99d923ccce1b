"""The steps that say what happened, what was recorded, and what someone tries to record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from api.casebook import read, read_document
from api.casebook.posted import casebook, documents
from domain.article import TextArchived
from domain.facts import Event
from domain.mechanism.events import SessionHeld
from domain.proposal import Proposal
from tests.features.cast import id_of, slug
from tests.features.facts import Table, own_fields, rows
from tests.features.world import World, attempted

CHANNEL = (
    r'the (?P<kind>\w+) "(?P<name>[^"]+)"(?: of (?P<traveller>.+?))? between (?P<parties>.+?)'
    r"(?:, meant to meet every (?P<often>.+))?"
)


@pytest.fixture
def world(tmp_path: Path, place: str) -> Iterator[World]:
    """An empty ledger on either engine, and nothing said yet."""
    world = World(tmp_path, place)
    yield world
    world.tracker.close()


# ---------------------------------------------------------------------------------------------------- what has happened


@given(parsers.re(CHANNEL))
def _a_subject(world: World, kind: str, name: str, parties: str, often: str | None, traveller: str | None) -> None:
    world.register(kind, name, parties, often, traveller)


@given(parsers.re(r'the (?P<kind>person|party|body) "(?P<name>[^"]+)"(?: of (?P<state>\w+))?'))
def _an_actor(world: World, kind: str, name: str, state: str | None) -> None:
    world.register_actor(kind, name, state)


@given("these facts:")
def _facts(world: World, datatable: Table) -> None:
    world.say(rows(datatable))


@given(parsers.parse('these facts of the "{name}":'))
def _facts_of(world: World, name: str, datatable: Table) -> None:
    world.channel = next(id for id, entry in world.channels.items() if entry.get("name") == name)
    world.say(rows(datatable))


@given(parsers.re(r'these facts of (?P<actor>[^"]+):'))
def _facts_of_actor(world: World, actor: str, datatable: Table) -> None:
    world.turn_to_actor(id_of(actor))
    world.say(rows(datatable))


@given(parsers.parse("these facts, recorded in the order {order}:"))
def _facts_in_order(world: World, order: str, datatable: Table) -> None:
    world.say_in_order(rows(datatable), list(map(int, order.split(","))))


@given("these articles:")
def _articles(world: World, datatable: Table) -> None:
    for row in rows(datatable):
        world.print(_article(row))


@given(parsers.parse('these facts of the article "{article}":'))
def _facts_of_article(world: World, article: str, datatable: Table) -> None:
    world.say_of_article(article, [dict(own_fields(row)) for row in rows(datatable)])


@given(parsers.parse("that this was recorded on {day}"))
def _recorded_on(world: World, day: str) -> None:
    world.record(datetime.combine(date.fromisoformat(day), time(12), UTC))


@given("the shipped casebook")
@when("one imports the shipped casebook again")
def _shipped(world: World) -> None:
    world.record_shipped()


def _article(row: dict[str, str]) -> dict[str, object]:
    entry: dict[str, object] = {name.replace(" ", "_"): cell for name, cell in row.items()}
    retracted = {"retracted": {"published": row["retracted"], "reason": "The report was wrong."}} if "retracted" in row else {}
    return {"title": row["id"].capitalize(), **entry, **retracted}


# --------------------------------------------------------------------------------------------- what one tries to record


@when(parsers.re(r'one tries to record(?: of (?:the "(?P<name>[^"]+)"|(?P<actor>[^"]+)))?:'))
def _try_facts(world: World, name: str | None, actor: str | None, datatable: Table) -> None:
    if actor:
        world.turn_to_actor(id_of(actor))
    world.channel = slug(name) if name else world.channel
    world.attempt(world.proposed(rows(datatable)))


@when("one records the same again")
def _same_again(world: World) -> None:
    world.record_again()


@when(parsers.re(rf"one tries to register {CHANNEL}"))
def _try_channel(world: World, kind: str, name: str, parties: str) -> None:
    world.attempt(world.document(attempted(kind, name, parties)))


@when(parsers.re(r'one tries to register the (?P<kind>\w+) "(?P<actor>[^"]+)" of "(?P<state>\w*)"'))
def _try_actor(world: World, kind: str, actor: str, state: str) -> None:
    world.attempt(world.document({"actors": [{"id": actor, "kind": kind, "name": actor, "state": state or None}]}))


@when("one tries to register these articles:")
def _try_articles(world: World, datatable: Table) -> None:
    world.attempt(world.document({"articles": [_article(row) for row in rows(datatable)]}))


@when(parsers.parse('one tries to record a session held of "{stream}"'))
def _try_session(world: World, stream: str) -> None:
    fact = {"key": "round", "occurred": "2018-06-12", "gist": "They met.", "citations": [{"article": "gazette-2018-04-03"}]}
    world.attempt([Proposal(stream, SessionHeld.model_validate(fact))])


@when("one tries to archive a text other than the one announced")
def _try_text(world: World) -> None:
    announced = "They met in Port Ard."
    digest = f"sha256:{sha256(announced.encode()).hexdigest()}"
    event: Event = TextArchived(digest=digest, length=len(announced))
    world.attempt([Proposal("gazette-2018-04-03", event, text="They met in Borlund.")])


# ------------------------------------------------------------------------------------------------- what one tries to import


@given("that one imports this casebook:")
@when("one imports this casebook:")
def _import(world: World, docstring: str) -> None:
    world.take_in(lambda: read([world.file("casebook.yaml", docstring.encode())]))


@when(parsers.re(r"one tries to import this casebook(?P<json> in JSON)?:"))
def _try_import(world: World, json: str | None, docstring: str) -> None:
    name = "casebook.json" if json else "casebook.yaml"
    world.attempt(_read_later([world.file(name, docstring.encode())]))


@when(parsers.parse("one tries to import a casebook that {what}"))
def _try_file(world: World, what: str) -> None:
    world.attempt(_FILES[what](world))


def _read_later(paths: list[Path]) -> Iterator[Proposal]:
    yield from read(paths)


def _by_post(_: World) -> Iterator[Proposal]:
    yield from read_document({"articles": [{"id": "report", "title": "Report", "published": "2018", "text": "report.txt"}]})


def _over_http(_: World) -> Iterator[Proposal]:
    body = b'{"articles": [{"id": "report", "title": "Report", "published": "2018", "text": "/etc/report.txt"}]}'
    yield from casebook(documents(body, "json")).accepted(lambda *_: ())


def _empty_folder(world: World) -> Iterator[Proposal]:
    file = world.file("casebook.yaml", b"")
    file.unlink()
    return _read_later([file.parent])


def _large(world: World) -> Iterator[Proposal]:
    file = world.file("casebook.yaml", b"")
    with file.open("r+b") as stream:
        stream.truncate(64 * 1024 * 1024 + 1)
    return _read_later([file])


_LONG = f"actors: [{{id: XA, kind: state, name: {'long ' * 5_000}}}]"
_FILES = {
    "is not there": lambda world: _read_later([world.file("casebook.yaml", b"").with_name("other.yaml")]),
    "is an empty folder": _empty_folder,
    "is a picture": lambda world: _read_later([world.file("map.png", b"\x89PNG")]),
    "is larger than a casebook may be": _large,
    "is not written in UTF-8": lambda world: _read_later([world.file("casebook.yaml", "actors: [Bör]".encode("latin-1"))]),
    "is nested beyond reason": lambda world: _read_later([world.file("casebook.yaml", b"[" * 500 + b"]" * 500)]),
    "gives a name as long as a book": lambda world: _read_later([world.file("casebook.yaml", _LONG.encode())]),
    "came by post and names a text": _by_post,
    "came over HTTP and names a path": _over_http,
}


# ---------------------------------------------------------------------------------------------------- what is refused


@then(parsers.re(r'it is refused as "(?P<code>[a-z0-9-]+)"(?:, naming "(?P<named>[^"]+)")?'))
def _refused(world: World, code: str, named: str | None) -> None:
    found = [refusal for refusal in world.refusals if refusal.code == code]
    assert found, f"refused as {[(refusal.code, refusal.reason) for refusal in world.refusals]}"
    assert named is None or any(f"{named!r}" in refusal.reason for refusal in found), found


@then(parsers.re(r'it is refused as "(?P<code>[a-z-]+)" at "(?P<path>[^"]+)" in line (?P<line>\d+)'))
def _refused_at(world: World, code: str, path: str, line: str) -> None:
    told = [(refusal.code, refusal.place.path, refusal.place.line) for refusal in world.refusals]
    assert (code, path, int(line)) in told


@then("nothing was written")
def _nothing_written(world: World) -> None:
    assert world.tracker.position() == world.position
