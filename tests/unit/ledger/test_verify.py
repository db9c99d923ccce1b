from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from api.ledger import Ledger, open_ledger, text_digest
from tests.engines import change, reworded
from tests.unit.ledger.words import NOON, actor, article, record

TEXT = "The commission met."

TAMPERED = [
    pytest.param(
        ["UPDATE stored_events SET state = REWORDED WHERE rowid = 3"],
        (3, "the chain breaks here"),
        id="a changed byte",
    ),
    pytest.param(
        ["UPDATE stored_events SET topic = 'SessionCancelled' WHERE rowid = 3"], (3, "the chain breaks"), id="a changed name"
    ),
    pytest.param(["UPDATE stored_events SET originator_id = 'else' WHERE rowid = 3"], (3, "else goes from version 0"), id="moved"),
    pytest.param(
        ["UPDATE stored_events SET originator_version = 9 WHERE rowid = 3"], (3, "from version 2 to 9"), id="a changed version"
    ),
    pytest.param(
        ["UPDATE log SET recorded_at = '2030-01-01T00:00:00.000000+00:00' WHERE position = 6"], (6, "chain"), id="a changed time"
    ),
    pytest.param(
        ["DELETE FROM stored_events WHERE rowid = 3", "DELETE FROM log WHERE position = 3"], (4, "gap: event 3"), id="removed"
    ),
    pytest.param(["DELETE FROM stored_events WHERE rowid = 6"], (6, "the event is missing"), id="the last event removed"),
    pytest.param(["DELETE FROM log WHERE position = 6"], (6, "its link of the chain is missing"), id="the last link removed"),
    pytest.param(
        [
            "UPDATE stored_events SET rowid = 99 WHERE rowid = 3",
            "UPDATE stored_events SET rowid = 3 WHERE rowid = 4",
            "UPDATE stored_events SET rowid = 4 WHERE rowid = 99",
        ],
        (3, "goes from version 2 to 4"),
        id="two rows swapped",
    ),
    pytest.param([f"UPDATE log SET digest = '{'ab' * 32}' WHERE position = 3"], (3, "the chain breaks here"), id="a forged digest"),
    pytest.param(
        ["UPDATE log SET digest = 'nonsense' WHERE position = 3"], (3, "the chain breaks here"), id="a digest that is none"
    ),
    pytest.param(["UPDATE stored_events SET state = NULL WHERE rowid = 3"], (3, "the chain breaks here"), id="an emptied event"),
    pytest.param(["UPDATE texts SET text = text || '!'"], (None, "is not what was recorded"), id="a changed text"),
]


def fill(ledger: Ledger) -> None:
    digest = text_digest(TEXT)
    record(ledger, 2, 2)
    ledger.append({"gazette-1": article(digest, TEXT)}, expected={}, recorded_at=NOON, texts={digest: TEXT})


def test_an_honest_ledger_has_no_problems(ledger: Ledger) -> None:
    fill(ledger)
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(("statements", "first"), TAMPERED)
def test_the_first_broken_thing_is_named(place: str, statements: list[str], first: tuple[int | None, str]) -> None:
    other = reworded(place, "Session 2", "Session 7")
    with open_ledger(place) as ledger:
        fill(ledger)
        change(place, *(statement.replace("REWORDED", other) for statement in statements))
        problem = next(ledger.verify())
    assert problem.position == first[0]
    assert first[1] in str(problem)


def test_what_is_no_text_at_all_stops_the_audit_of_a_file(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        fill(ledger)
        change(f"sqlite:///{path}", "UPDATE stored_events SET topic = CAST(x'ff' AS TEXT)")
        problem = next(ledger.verify())
    assert (problem.position, "the audit stopped" in str(problem)) == (None, True)


def test_one_changed_event_is_one_problem(place: str) -> None:
    other = reworded(place, "Session 1", "Session 7")
    with open_ledger(place) as ledger:
        fill(ledger)
        change(place, f"UPDATE stored_events SET state = CAST({other} AS BLOB) WHERE rowid = 2")
        assert [problem.position for problem in ledger.verify()] == [2]


def test_an_event_that_the_catalogue_does_not_read_is_a_problem(place: str) -> None:
    with open_ledger(place) as ledger:
        fill(ledger)
        change(place, "UPDATE stored_events SET topic = 'Gossip' WHERE rowid = 4")
        assert "event 4: 'Gossip' is not in the catalogue of events" in map(str, ledger.verify())


def test_a_time_before_the_one_in_front_is_a_problem(place: str) -> None:
    with open_ledger(place) as ledger:
        fill(ledger)
        change(place, "UPDATE log SET recorded_at = '2001-01-01T00:00:00.000000+00:00' WHERE position = 4")
        assert "it was recorded before the event in front of it" in [problem.message for problem in ledger.verify()]


def test_equal_histories_have_equal_heads(place: str) -> None:
    with open_ledger("sqlite://") as one, open_ledger(place) as other:
        fill(one)
        fill(other)
        assert one.head() == other.head()
        record(one, 1)
        assert one.head() != other.head()


def test_the_digest_is_the_one_that_is_documented(ledger: Ledger) -> None:
    ledger.append({"a": [actor("A")]}, expected={}, recorded_at=NOON)
    parts = (b"a", b"1", b"ActorRegistered", b"2024-05-29T12:00:00.000000+00:00", b'{"kind":"party","name":"A"}')
    framed = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    assert ledger.head() == sha256(bytes(32) + framed).hexdigest()
