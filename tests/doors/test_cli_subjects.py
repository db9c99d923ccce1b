"""The commands about visits, issues, actors and relations: they answer, and their tables say what matters."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from api.cli import completion
from tests.doors.abroad import ADA, ADA_TOO, BEACON, DOUBLE, JOURNEY, TOLL, TOUR
from tests.doors.conftest import Run
from tests.doors.fictional import COUNCIL, SUMMIT

COMMANDS = [
    ("visit", JOURNEY),
    ("visit", JOURNEY, "--at", "2024-05-25"),
    ("visit", TOUR, "--at", "2024-07-20"),
    ("issue", TOLL),
    ("actor", ADA),
    ("relation", "XB", "XA"),
    ("relation", "XB", "XC"),
    ("state", COUNCIL, "--at", "2024-05-30"),
    ("timeline", JOURNEY),
    ("beliefs", JOURNEY, "--as-of", "2024-05-30"),
    ("facts", ADA),
    ("facts", TOLL),
    ("diff", JOURNEY, "--from", "2024-05-25~2024-05-25", "--to", "2024-05-30~2024-05-30"),
    *(("list", "--what", what) for what in ("visits", "issues", "actors", "relations")),
    ("snapshot",),
    ("agenda",),
    ("changes", "--since", "2024-05-01"),
]


def answer(run: Run, *arguments: str) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def table(run: Run, *arguments: str, columns: int = 80) -> str:
    result = run(*arguments, "--format", "table", columns=columns)
    assert result.exit_code == 0, result.stderr
    told: str = result.stdout
    return told


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize("command", COMMANDS, ids="-".join)
def test_tables_fit_and_cut_nothing_off(run_abroad: Run, command: tuple[str, ...], columns: int) -> None:
    told = table(run_abroad, *command, columns=columns)
    assert max(map(len, told.splitlines())) <= columns
    assert "…" not in told
    assert "\x1b" not in told


def test_a_visit_says_who_was_to_come_and_who_came(run_abroad: Run) -> None:
    told = table(run_abroad, "visit", JOURNEY)
    assert told.splitlines()[:2] == ["Ada Arden in Xebec, May 2024", "Made on 28–29 May 2024 in Xebec City; meetings: 1 held."]
    for words in (
        "to come: Ada Arden, Bo Byrne, Xebec Union",
        "came: Ada Arden, Bo Byrne, Xebec",
        "not named as having come: Xebec Union",
        "not announced before: Xebec",
        "outcome: Talks go on.",
        "planned      2024-05-29",
    ):
        assert words in told


def test_an_issue_says_who_raised_it_and_what_was_done(run_abroad: Run) -> None:
    told = table(run_abroad, "issue", TOLL)
    assert "raised by    Xebec" in told
    assert "2024-05-20, No salt is let in., by Xebec, against Xanadu" in told


def test_an_actor_says_which_offices_it_holds_and_held(run_abroad: Run) -> None:
    told = table(run_abroad, "actor", ADA)
    assert "chair of Xanadu Forward, since 2023" in told
    assert "envoy of Xanadu, since 2016, until 2024-05-28" in told
    assert "2024-05-18, people of 12 countries" in told


def test_the_offices_stand_below_the_state(run_abroad: Run) -> None:
    _, offices = table(run_abroad, "state", COUNCIL, "--at", "2024-05-30").split("\nOffices\n")
    assert "Ada Arden: envoy of Xanadu" in offices
    assert "Offices" not in table(run_abroad, "state", SUMMIT)


def test_a_relation_says_what_runs_between_two(run_abroad: Run) -> None:
    told = table(run_abroad, "relation", "XB", "XA")
    assert told.startswith("Xanadu–Xebec\n")
    places = [told.index(title) for title in ("Mechanisms\n", "To come\n", "Past\n", "Open issues\n")]
    assert places == sorted(places)
    assert "Other issues" in table(run_abroad, "relation", "XB", "XC")


def test_a_list_is_of_what_one_asks_for(run_abroad: Run) -> None:
    def ids(*asked: str) -> list[str]:
        return [item["id"] for item in answer(run_abroad, "list", *asked)["items"]]

    assert COUNCIL in ids()
    assert ids("--what", "visits", "--status", "made") == [JOURNEY]
    assert ids("--what", "issues", "--state", "XC") == [BEACON]
    assert ids("--what", "actors", "--kind", "person", "--limit", "1") == [ADA]
    assert len(answer(run_abroad, "list", "--what", "relations")["items"]) == 3


def test_a_filter_that_does_not_fit_is_a_usage_error(run_abroad: Run) -> None:
    result = run_abroad("list", "--what", "actors", "--party", "xa-forward", columns=200)
    assert (result.exit_code, "--party" in result.stderr) == (2, True)
    assert run_abroad("list", "--what", "visits", "--status", "open").exit_code == 2


def test_a_double_is_answered_with_what_it_is(run_abroad: Run) -> None:
    assert answer(run_abroad, "visit", DOUBLE)["id"] == JOURNEY
    assert answer(run_abroad, "actor", ADA_TOO)["id"] == ADA
    assert answer(run_abroad, "visit", DOUBLE, "--at", "2024-06-02")["id"] == DOUBLE


@pytest.mark.parametrize(
    "command",
    [("visit", COUNCIL), ("state", JOURNEY), ("issue", ADA), ("timeline", ADA), ("beliefs", ADA), ("relation", "XA", "XA")],
)
def test_what_is_of_another_kind_is_not_found(run_abroad: Run, command: tuple[str, ...]) -> None:
    assert run_abroad(*command).exit_code == 3


def test_csv_has_a_row_for_each_and_a_column_for_each_field(run_abroad: Run) -> None:
    lines = run_abroad("list", "--what", "visits", "--format", "csv").stdout.splitlines()
    assert (lines[0], len(lines)) == ("id,name,status,since,sentence", 3)


def test_the_shell_completes_the_ids_of_the_kind(abroad_database: str) -> None:
    context: Any = SimpleNamespace(params={"database": abroad_database})
    assert completion.visit_ids(context, "x") == [(TOUR, "The tour of Xylon")]
    assert completion.issue_ids(context, "") == [(BEACON, "The lost beacon"), (TOLL, "The toll on salt")]
    assert completion.actor_ids(context, "bo") == [("bo-byrne", "Bo Byrne")]
    assert (COUNCIL, "Xanadu–Xebec Council") in completion.mechanism_ids(context, "xa-")
    assert {id for id, _ in completion.subject_ids(context, "")} >= {COUNCIL, JOURNEY, TOLL}
    assert {id for id, _ in completion.ids(context, "a")} == {ADA, ADA_TOO, JOURNEY, DOUBLE}
    nowhere: Any = SimpleNamespace(params={"database": "nonsense://"})
    assert completion.visit_ids(nowhere, "") == []
