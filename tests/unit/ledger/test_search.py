"""The index: kept with the events, filled where it is missing, and the same when it is made anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ledger import Conflict, Ledger, open_ledger
from api.ledger.postgres.recorder import ChainRecorder
from api.ledger.search import EDITION, WAITING
from domain.search.sought import sought
from domain.search.words import words
from tests.engines import Engine, change
from tests.unit.ledger.words import CHANNEL, NOON, actor, alter, held, record, registered

NAMES = {"a": "日中友好議員連盟", "b": "Đà Nẵng Forum", "c": "Forum of the 中日 coast"}


def found(ledger: Ledger, q: str) -> set[str]:
    (phrase,) = sought(q)
    return set(ledger.mentioning(phrase))


def content(ledger: Ledger) -> list[tuple[object, ...]]:
    """Every word of the index, with its position in the log and its place in the row; nothing of what waits."""
    if isinstance(ledger._recorder, ChainRecorder):
        return ledger._recorder.rows("SELECT position, words, lexemes::text FROM search ORDER BY 1")
    with ledger._recorder.store.transaction(commit=False) as c:
        c.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, wording, instance)")
        c.execute("SELECT term, doc, offset FROM temp.vocabulary ORDER BY 2, 3")
        return [tuple(row) for row in c.fetchall()]


def fill(ledger: Ledger, names: Iterable[str] = NAMES) -> None:
    for id in names:
        ledger.append({id: [actor(NAMES[id])]}, expected={id: 0}, recorded_at=NOON)


@pytest.mark.parametrize(
    ("q", "streams"),
    [
        ("日中", "a"), ("中", "a c"), ("中日", "c"), ("連盟", "a"), ("da nang", ""), ("nang", "b"), ("DA", "b"), ("for", "b c"),
        ('"for"', ""), ('"the 中"', "c"), ("a", "a"), ("nowhere", ""),
    ],
)  # fmt: skip
def test_streams_are_found_by_the_words_of_their_events(ledger: Ledger, q: str, streams: str) -> None:
    fill(ledger)
    if q == "da nang":
        assert [found(ledger, word) for word in q.split()] == [{"b"}, {"b"}]
    else:
        assert found(ledger, q) == set(streams.split())


def test_what_was_not_recorded_is_not_found(ledger: Ledger) -> None:
    record(ledger, 1)
    with pytest.raises(Conflict):
        ledger.append({"a": [actor("Alder")], CHANNEL: [held(9)]}, expected={CHANNEL: 7}, recorded_at=NOON)
    assert found(ledger, "alder") == set()
    assert found(ledger, "commission") == {CHANNEL}


def test_it_is_the_same_when_made_anew(ledger: Ledger) -> None:
    fill(ledger)
    record(ledger, WAITING)
    before = content(ledger)
    assert before
    assert ledger.rebuild() == WAITING + 3
    assert content(ledger) == before
    record(ledger, 1)
    assert content(ledger)[: len(before)] == before


def test_what_waits_to_be_put_into_the_index_is_found_meanwhile(ledger: Ledger) -> None:
    """One after the other, past the place where all that wait are put in together."""
    ids = [f"actor-{number}" for number in range(2 * WAITING)]
    for number, id in enumerate(ids):
        ledger.append({id: [actor(f"Number{number} Ōkubo")]}, expected={id: 0}, recorded_at=NOON)
        assert found(ledger, f"number{number}") == {id}
        assert found(ledger, f'"number{number} okubo"') == {id}
        assert found(ledger, '"okub"') == set()
        assert found(ledger, "okub") == set(ids[: number + 1])


@pytest.mark.parametrize("events", [1, WAITING, WAITING + 1, 3 * WAITING])
def test_many_at_once_wait_for_nothing(path: Path, events: int) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        ledger.append({"a": [actor(NAMES["a"])]}, expected={}, recorded_at=NOON)
        record(ledger, events - 1)
        held = {row[1] for row in content(ledger)}
        assert held == (set(range(1, events + 1)) if events > WAITING else set())


def test_an_older_file_gets_one_when_it_is_opened(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        fill(ledger)
        ledger.rebuild()
        before = content(ledger)
    alter(path, "DROP TABLE wording", "DROP TABLE derived")
    alter(path, "CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='ascii')")
    alter(path, "CREATE VIRTUAL TABLE bands_box USING rtree_i32(id, valid_from, valid_to, known_from, known_to)")
    alter(path, "CREATE TABLE numbers (name TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID")
    with open_ledger(f"sqlite:///{path}") as ledger:
        assert content(ledger) == before != []
        assert list(ledger.verify()) == []
        assert [p.message for p in ledger.strays(Ledger.rebuild)] == []


def test_what_an_older_program_wrote_into_a_file_meanwhile_is_added(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        record(ledger, 2 * WAITING)
        ledger.rebuild()
        before = content(ledger)
    alter(path, "INSERT INTO wording (wording) VALUES ('delete-all')", "UPDATE derived SET edition = 0 WHERE name = 'words up to'")
    with open_ledger(f"sqlite:///{path}") as ledger:
        assert before
        assert content(ledger) == before


STALE = {
    "sqlite": "INSERT INTO wording (rowid, words) VALUES (99, 'stale')",
    "postgresql": "INSERT INTO search (position, words, lexemes) VALUES (99, ' stale ', 'stale')",
}


def test_an_index_by_other_rules_is_made_anew(engine: Engine, place: str) -> None:
    with open_ledger(place) as ledger:
        fill(ledger)
        ledger.rebuild()
        before = content(ledger)
    change(place, f"UPDATE derived SET edition = {EDITION + 1}", STALE[engine.name])
    with open_ledger(place) as ledger:
        assert found(ledger, "stale") == set()
        assert found(ledger, "nang") == {"b"}
        ledger.rebuild()
        assert content(ledger) == before


def test_an_event_that_no_longer_reads_hides_no_other(place: str) -> None:
    with open_ledger(place) as ledger:
        fill(ledger)
    change(place, "UPDATE stored_events SET state = 'no json' WHERE rowid = 1")
    with open_ledger(place) as ledger:
        ledger.rebuild()
        assert found(ledger, "forum") == {"b", "c"}


def test_a_second_ledger_on_the_same_finds_at_once(place: str) -> None:
    with open_ledger(place) as one, open_ledger(place) as other:
        one.append({CHANNEL: [registered("River Commission")]}, expected={}, recorded_at=NOON)
        assert found(other, "river") == {CHANNEL}


@given(st.text(st.characters(max_codepoint=0x17F), min_size=1).filter(str.strip))
def test_a_plain_text_is_cut_into_the_same_words_as_by_sqlite(text: str) -> None:
    with open_ledger("sqlite://") as ledger:
        ledger.append({"a": [actor(text)]}, expected={}, recorded_at=NOON)
        ledger.rebuild()
        assert [row[0] for row in content(ledger)] == ["a", *words(text.strip())]
