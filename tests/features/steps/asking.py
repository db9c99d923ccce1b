"""The steps that ask one question, and compare the answer field by field."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_bdd import parsers, then, when

from api.tracker import NotKnown
from domain.dossier import Clocks
from tests.features import shown
from tests.features.cast import subject
from tests.features.facts import Row, Table, rows
from tests.features.fields import Answer, field
from tests.features.world import World

WHOSE = r'(?:the (?:mechanism |visit |issue )?"(?P<channel>[^"]+)"|(?P<actor>(?:the )?[A-Z][^",\d]+?))'
WHEN = r"(?: on (?P<on>[^\s,]+))?(?: about (?P<about>[^\s,]+))?(?:, as the ledger stood on (?P<ledger>[^\s,]+))?"


@dataclass(frozen=True)
class Asked:
    """A question and its answer."""

    channel: str
    clocks: Clocks
    answer: Answer | NotKnown

    @property
    def state(self) -> Answer:
        """The answer, where there is one."""
        assert not isinstance(self.answer, NotKnown), self.answer
        return self.answer

    def says(self, **wanted: str | None) -> None:
        """Compare the fields that are given, by the names of their columns."""
        self.says_all({name.replace("_", " "): value for name, value in wanted.items() if value is not None})

    def says_all(self, wanted: Row) -> None:
        """Compare the fields of a row, all at once."""
        given = {name: field(self.answer, name) for name in wanted}
        wrong = {name for name in wanted if not shown.same(name, wanted[name], given[name])}
        assert not wrong, f"{self.clocks}: wanted {_only(wanted, wrong)}, and got {_only(given, wrong)}"


def _only(row: Row, names: set[str]) -> Row:
    return {name: cell for name, cell in row.items() if name in names}


def ask(world: World, channel: str | None, on: str | None, about: str | None, ledger: str | None = None) -> Asked:
    """Ask about someone or something by name or id; without one, about the channel at hand."""
    id = subject(channel) if channel else world.channel
    clocks = world.clocks(on, about, ledger)
    return Asked(id, clocks, world.state(id, clocks))


@when(parsers.re(rf"one asks(?: about {WHOSE})?{WHEN}"), target_fixture="asked")
def _ask(world: World, channel: str | None, actor: str | None, on: str | None, about: str | None, ledger: str | None) -> Asked:
    return ask(world, channel or actor, on, about, ledger)


@then(parsers.re(r"the status is (?P<status>[a-z ]+?)(?:, since (?P<since>[^\s,]+))?(?:, basis (?P<basis>[a-z]+))?"))
def _status(asked: Asked, status: str, since: str | None, basis: str | None) -> None:
    asked.says(status=status, since=since, basis=basis)


@then(parsers.re(r"the phase is(?: still)? (?P<phase>[a-z]+)(?:, since (?P<since>[^\s,]+))?(?:, basis (?P<basis>[a-z]+))?"))
def _phase(asked: Asked, phase: str, since: str | None, basis: str | None) -> None:
    asked.says(phase=phase, phase_since=since, basis=basis)


@then(parsers.re(r"the (?P<name>basis|evidence) is (?P<value>[a-z-]+)"))
def _field(asked: Asked, name: str, value: str) -> None:
    asked.says_all({name: value})


@then(parsers.re(r"the opening is an? (?P<kind>[a-z]+), (?P<step>[a-z]+) since (?P<since>[^\s,]+)"))
def _opening(asked: Asked, kind: str, step: str, since: str) -> None:
    asked.says(opening=f"{kind} {step}", opening_since=since)


@then("there is no opening")
def _no_opening(asked: Asked) -> None:
    asked.says(opening="none")


@then(parsers.re(r"the next session is (?P<step>[a-z]+) for (?P<planned>\S+)"))
def _next(asked: Asked, step: str, planned: str) -> None:
    asked.says(next_session=step, planned=planned)


@then("no session is pending")
def _no_next(asked: Asked) -> None:
    asked.says(next_session="none")


@then(parsers.parse("the last session was held on {held}"))
def _last(asked: Asked, held: str) -> None:
    asked.says(last_session=held)


@then("no session has been held")
def _no_last(asked: Asked) -> None:
    asked.says(last_session="none", sessions_held="0")


@then("it is settled")
def _settled(asked: Asked) -> None:
    asked.says(settled="yes", may_also_be="none")


@then(parsers.parse("it is not settled: it may also be {others}"))
def _not_settled(asked: Asked, others: str) -> None:
    asked.says(settled="no", may_also_be=others.replace(", or ", ", "))


@then("it is a forecast")
def _forecast(asked: Asked) -> None:
    asked.says(forecast="yes")


@then(parsers.parse("the answer rests on {keys}"))
def _because(asked: Asked, keys: str) -> None:
    asked.says(because=keys)


@then(parsers.re(r"(?:the disputed facts are (?P<keys>.+)|no fact is disputed)"))
def _disputed(asked: Asked, keys: str | None) -> None:
    asked.says(disputed=keys or "none")


@then(parsers.re(r'there is the warning "(?P<code>[a-z-]+)"(?: about (?P<keys>.+))?'))
def _warning(asked: Asked, code: str, keys: str | None) -> None:
    found = [odd for odd in asked.state.warnings if odd.code == code]
    assert found, asked.state.warnings
    assert keys is None or any(sorted(odd.facts) == sorted(keys.split(", ")) for odd in found), found


@then("there is no warning")
def _no_warning(asked: Asked) -> None:
    asked.says(warnings="none")


@then(parsers.parse("nothing is known before {day}"))
def _not_known(asked: Asked, day: str) -> None:
    assert isinstance(asked.answer, NotKnown), asked.answer
    assert asked.answer.known_from
    assert asked.answer.known_from.isoformat() == day


@then("in the answer:")
def _in_the_answer(asked: Asked, datatable: Table) -> None:
    for row in rows(datatable):
        asked.says_all(row)


@then(parsers.parse("the fact {key} says:"))
def _of_a_fact(world: World, asked: Asked, key: str, datatable: Table) -> None:
    account = world.account(key, asked.channel, asked.clocks)
    for row in rows(datatable):
        given = {name: shown.of_fact(account, name) for name in row}
        assert all(shown.same(name, row[name], given[name]) for name in row), given


@then(parsers.parse("the article {article} says:"))
def _of_an_article(world: World, asked: Asked, article: str, datatable: Table) -> None:
    registered = world.tracker.article(article, asked.clocks).view.registered
    for row in rows(datatable):
        assert {name: shown.words(getattr(registered, name.replace(" ", "_"))) for name in row} == row


@then(parsers.parse('the evidence of "{key}" is {level}'))
def _evidence_of(world: World, asked: Asked, key: str, level: str) -> None:
    assert world.account(key, asked.channel, asked.clocks).evidence == level
