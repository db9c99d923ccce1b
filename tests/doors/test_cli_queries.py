"""The commands answer, on every clock, and a table shows what matters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.doors.conftest import Run
from tests.doors.fictional import COUNCIL, HOTLINE, REPORT, SUMMIT, WORDS


def answer(run: Run, *arguments: str) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_state_at_a_day_is_what_a_careful_reader_would_have_said(run: Run) -> None:
    found = answer(run, "state", COUNCIL, "--at", "2024-05-30")
    assert (found["status"], found["since"], found["evidence"]) == ("agreed", "2024-05-29", "one-side")
    assert found["opening"]["open_terms"] == ["how", "when"]
    assert (found["as_of"], found["known_by"], found["recorded_by"]) == ("2024-05-30", "2024-05-30", None)


def test_the_clocks_combine_freely(run: Run) -> None:
    forecast = answer(run, "state", COUNCIL, "--as-of", "2024-05-30", "--known-by", "2024-05-25")
    assert (forecast["status"], forecast["forecast"]) == ("suspended", True)
    later = answer(run, "state", COUNCIL, "--as-of", "2024-05-30", "--known-by", "2024-06-04T00:00:00+09:00")
    assert later["known_by"] == "2024-06-03T15:00:00Z"


def test_an_older_ledger_knew_less(run: Run) -> None:
    position = answer(run, "state", COUNCIL, "--at", "2024-05-30")["position"]
    earlier = run("state", COUNCIL, "--at", "2024-05-30", "--recorded-by", "2")
    assert earlier.exit_code == 3
    assert answer(run, "state", COUNCIL, "--at", "2024-05-30", "--recorded-by", str(position))["recorded_by"] == position


def test_without_clocks_it_is_today_by_todays_knowledge(run: Run) -> None:
    found = answer(run, "state", SUMMIT)
    assert (found["as_of"], found["known_by"]) == ("2024-06-30", "2024-06-30")
    assert (found["status"], found["next_session"]["planned"]) == ("scheduled", "2024-07")


def test_the_table_of_a_state_says_the_sentence_first_and_then_why(run: Run) -> None:
    told = run("state", COUNCIL, "--at", "2024-05-30", "--format", "table").stdout
    lines = told.splitlines()
    assert lines[0].strip() == "Xanadu–Xebec Council"
    assert lines[1].startswith("Resumption agreed on 29 May 2024")
    for words in ("one-side", "resumption-agreed", "Both parties agree", "Xanadu Post", "published 2024-05-29", WORDS, "checked"):
        assert words in told
    assert "Ada Arden" in told


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize(
    "command",
    [
        ("state", COUNCIL, "--at", "2024-05-30"),
        ("facts", COUNCIL),
        ("timeline", COUNCIL),
        ("beliefs", COUNCIL, "--as-of", "2024-05-30"),
        ("diff", COUNCIL, "--from", "2024-05-25~2024-05-25", "--to", "2024-05-30~2024-05-30"),
        ("list",),
        ("snapshot",),
        ("changes", "--since", "2024-05-01"),
        ("agenda", "--as-of", "2024-05-21", "--known-by", "2024-05-21"),
        ("article", "show", REPORT),
        ("article", "list"),
    ],
    ids=lambda command: "-".join(command[:2]) if isinstance(command, tuple) else None,
)
def test_tables_fit_and_cut_nothing_off(run: Run, command: tuple[str, ...], columns: int) -> None:
    result = run(*command, "--format", "table", columns=columns)
    assert result.exit_code == 0, result.stderr
    assert max(map(len, result.stdout.splitlines())) <= columns
    assert "…" not in result.stdout
    assert "\x1b" not in result.stdout


def test_facts_tell_what_the_parties_say_to_them(run: Run) -> None:
    facts = {fact["key"]: fact for fact in answer(run, "facts", COUNCIL)["items"]}
    agreed = facts["resumption-agreed"]
    assert agreed["disputed"]
    assert agreed["stands"] == [
        {"party": "xb-union", "word": "denied", "day": "2024-06-03", "because": "agreement-denied", "fields": []}
    ]
    assert agreed["details"] == {"by": ["xa-forward", "xb-union"], "open_terms": ["how", "when"]}
    assert "disputed" in run("facts", COUNCIL, "--format", "table").stdout


def test_beliefs_show_how_the_answer_changed(run: Run) -> None:
    beliefs = answer(run, "beliefs", COUNCIL, "--as-of", "2024-05-30")["items"]
    assert [belief["status"] for belief in beliefs][-2:] == ["agreed", "suspended"]
    assert beliefs[-1]["known_to"] is None


def test_a_difference_names_the_facts_that_made_it(run: Run) -> None:
    found = answer(run, "diff", COUNCIL, "--from", "2024-05-25~2024-05-25", "--to", "2024-05-30~2024-05-30")
    status = next(change for change in found["changes"] if change["field"] == "status")
    assert status == {"field": "status", "before": "suspended", "after": "agreed", "because": ["resumption-agreed"]}
    assert (found["from"], found["to"]) == ("2024-05-25~2024-05-25", "2024-05-30~2024-05-30")


def test_the_later_point_is_today_unless_said_otherwise(run: Run) -> None:
    assert answer(run, "diff", COUNCIL, "--from", "2024-05-25")["to"] == "2024-06-30"
    assert answer(run, "diff", COUNCIL, "--from", "2024-05-25", "--at", "2024-05-30")["to"] == "2024-05-30~2024-05-30"


def test_a_list_is_filtered(run: Run) -> None:
    def ids(*filters: str) -> list[str]:
        return [item["id"] for item in answer(run, "list", *filters)["items"]]

    assert ids() == [COUNCIL, SUMMIT, HOTLINE]
    assert ids("--state", "XA") == [COUNCIL, SUMMIT]
    assert ids("--party", "xa-forward") == [COUNCIL]
    assert ids("--kind", "hotline") == [HOTLINE]
    assert ids("--status", "scheduled") == [SUMMIT]
    assert ids("-q", "admirals") == [HOTLINE]
    assert ids("--limit", "1") == [COUNCIL]
    assert ids("--at", "2024-05-21") == [COUNCIL, SUMMIT]


def test_a_snapshot_counts(run: Run) -> None:
    assert answer(run, "snapshot", "--at", "2024-06-01")["counts"] == {"agreed": 1, "scheduled": 1}


def test_changes_are_told_in_order(run: Run) -> None:
    items = answer(run, "changes", "--since", "2024-05-28", "--until", "2024-06-03")["items"]
    assert [(item["day"], item["id"]) for item in items] == sorted((item["day"], item["id"]) for item in items)
    assert {"agreed", "active"} <= {item["after"] for item in items}


def test_an_agenda_looks_ahead_as_far_as_it_is_told(run: Run) -> None:
    assert [item["id"] for item in answer(run, "agenda", "--at", "2024-05-21")["items"]] == [SUMMIT, COUNCIL]
    assert answer(run, "agenda", "--as-of", "2024-05-30", "--days", "7")["to"] == "2024-06-06"
    assert answer(run, "agenda", "--as-of", "9999-12-20")["to"] == "9999-12-31"


def test_an_article_lists_every_fact_that_cites_it(run: Run) -> None:
    found = answer(run, "article", "show", REPORT)
    cited = {(item["stream"], item["key"]) for item in found["cited_by"]}
    assert {(COUNCIL, "resumption-agreed"), (SUMMIT, "second-held")} <= cited
    assert found["digest"].startswith("sha256:")
    assert answer(run, "article", "show", "xc-wire-2024-06-01")["retraction"]["reason"] == "Invented."
