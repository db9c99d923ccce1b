"""Making anew what is derived from the events: nothing that is asked is answered otherwise."""

from __future__ import annotations

from tests.doors.conftest import Run


def test_what_is_made_anew_answers_as_before(run: Run) -> None:
    asked = [
        ("snapshot", "--format", "json"),
        ("list", "--status", "suspended"),
        ("snapshot", "--at", "2020-01-01", "--format", "json"),
    ]
    before = [run(*question).stdout for question in asked]
    made = run("rebuild")
    assert made.exit_code == 0
    assert "Made anew from" in made.stderr
    assert [run(*question).stdout for question in asked] == before


def test_it_can_be_repeated(run: Run) -> None:
    assert run("rebuild").stderr == run("rebuild").stderr
