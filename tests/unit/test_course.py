"""A course that branches off has everything of the one it came from, and nothing that both could change.

Of the source, where a field takes anything; what is compiled takes values of its own kind alone.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from domain.dates import parse
from domain.mechanism.course import Ahead, Course, Held, Pending


def course() -> Course:
    return Course("a", (), None, Ahead(()), date.min, {})


def pending() -> Pending:
    return Pending(date.min, "agreed", "2020", 1, date.min)


@pytest.mark.parametrize("name", [one.name for one in fields(Course)])
def test_a_branch_of_a_course_has_each_of_its_fields(name: str) -> None:
    one = course()
    held = ["something"] if isinstance(getattr(one, name), list) and name != "pending" else "something"
    setattr(one, name, [pending()] if name == "pending" else held)
    assert getattr(one.branch(), name) == getattr(one, name)
    if isinstance(held, list) or name == "pending":
        assert getattr(one.branch(), name) is not getattr(one, name)


@pytest.mark.parametrize("name", [one.name for one in fields(Pending)])
def test_a_branch_of_a_pending_session_has_each_of_its_fields(name: str) -> None:
    one = pending()
    setattr(one, name, "something")
    assert getattr(one.branch(), name) == "something"


@pytest.mark.parametrize("name", [one.name for one in fields(Held)])
def test_the_twin_of_a_session_that_was_held_has_each_of_its_fields(name: str) -> None:
    one = Held(parse("2020"), date.min, date.max, (), None)
    setattr(one, name, "something")
    assert getattr(one.twin(), name) == "something"


def test_sessions_that_are_pending_are_copied() -> None:
    one = course()
    one.pending.append(pending())
    one.branch().pending[0].step = "scheduled"
    assert one.pending[0].step == "agreed"
