"""What only PostgreSQL could do to a ledger: the schema of a stranger, a server that goes away, rows changed in its tables."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from api.ledger import BadLedgerUrl, Conflict, Ledger, NotALedger, Unavailable, open_ledger, text_digest
from api.ledger.postgres import search
from api.ledger.postgres.store import Store
from domain.search.sought import sought
from tests.engines import PostgreSQL
from tests.unit.ledger.test_verify import fill
from tests.unit.ledger.words import CHANNEL, NOON, actor, article, record

ROOT = Path(__file__).parents[3]


@pytest.fixture
def url(postgresql: PostgreSQL) -> Iterator[str]:
    """A database of each test's own."""
    with postgresql.place() as lent:
        yield lent


def alter(url: str, *statements: str) -> None:
    """Do to the database behind the ledger's back what a stranger could."""
    with psycopg.connect(url, options="-c search_path=detente") as connection:
        for statement in statements:
            connection.execute(statement.encode())


DAMAGE = [
    pytest.param("UPDATE stored_events SET state = state || ' ' WHERE notification_id = 3", (3, "the chain breaks"), id="a byte"),
    pytest.param(r"UPDATE texts SET text = '\xff'", (None, "is not what was recorded"), id="no text at all"),
]


@pytest.mark.parametrize(("statement", "first"), DAMAGE)
def test_what_was_changed_in_the_tables_is_named(url: str, statement: str, first: tuple[int | None, str]) -> None:
    with open_ledger(url) as ledger:
        fill(ledger)
        alter(url, statement)
        problem = next(ledger.verify())
    assert problem.position == first[0]
    assert first[1] in str(problem)


def test_both_engines_keep_the_same_chain(url: str) -> None:
    with open_ledger("sqlite://") as one, open_ledger(url) as other:
        fill(one)
        fill(other)
        assert one.end() == other.end()
        assert one.read() == other.read()


def test_what_is_undone_leaves_no_gap(url: str) -> None:
    with open_ledger(url) as ledger:
        record(ledger, 1)
        for _ in range(3):
            with pytest.raises(Conflict):
                ledger.append({CHANNEL: [actor("late")]}, expected={CHANNEL: 9}, recorded_at=NOON)
        alter(url, "ALTER TABLE acknowledgements RENAME TO elsewhere")
        alter(url, "ALTER TABLE elsewhere RENAME TO acknowledgements")
        record(ledger, 1)
        assert [item.position for item in ledger.read()] == [1, 2]


def test_many_may_make_the_same_ledger_at_once(postgresql: PostgreSQL) -> None:
    with postgresql.place(new=True) as url:
        with ThreadPoolExecutor(6) as threads:
            ledgers = list(threads.map(open_ledger, [url] * 6))
        record(ledgers[0], 2)
        assert {ledger.position() for ledger in ledgers} == {2}
        for ledger in ledgers:
            ledger.close()


def test_a_schema_of_someone_else_is_refused_and_left_alone(postgresql: PostgreSQL) -> None:
    with postgresql.place(new=True) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE SCHEMA detente")
            connection.execute("CREATE TABLE detente.recipes (name text)")
        with pytest.raises(NotALedger, match="not that of a ledger"):
            open_ledger(url)
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'detente'").fetchall() == [("recipes",)]


def test_what_an_older_program_kept_beside_is_taken_away(postgresql: PostgreSQL) -> None:
    with postgresql.place(new=True) as url:
        with open_ledger(url) as ledger:
            fill(ledger)
        alter(url, "CREATE VIEW bands_box AS SELECT id FROM bands", "CREATE TABLE numbers (name TEXT, id BIGINT)")
        alter(url, "CREATE RULE bands_box_in AS ON INSERT TO bands_box DO INSTEAD NOTHING", "UPDATE layout SET made = 'of old'")
        with open_ledger(url) as ledger:
            gone = ledger._recorder.rows("SELECT to_regclass('bands_box')::text, to_regclass('numbers')::text")
            assert gone == [(None, None)]
            assert list(ledger.verify()) == []


def test_a_ledger_of_a_later_layout_is_refused(postgresql: PostgreSQL) -> None:
    with postgresql.place(new=True) as url:
        open_ledger(url).close()
        alter(url, "UPDATE layout SET number = 2")
        with pytest.raises(NotALedger, match="later version"):
            open_ledger(url)


def test_a_database_that_keeps_no_unicode_is_refused(postgresql: PostgreSQL) -> None:
    with postgresql.place(new=True) as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        try:
            with pytest.raises(NotALedger, match="UTF-8"):
                open_ledger(postgresql.url("latin"))
        finally:
            connection.execute("DROP DATABASE latin WITH (FORCE)")


@pytest.mark.parametrize(
    "url", ["postgresql://detente:open-sesame@127.0.0.1:1/detente", "postgres://detente:open-sesame@/x?host=/nowhere"]
)
def test_nobody_there_is_said_at_once_and_without_the_password(url: str) -> None:
    with pytest.raises(Unavailable, match="cannot be opened") as caught:
        open_ledger(url)
    assert "sesame" not in str(caught.value)


def test_an_option_that_nobody_knows_is_refused_without_repeating_it() -> None:
    with pytest.raises(BadLedgerUrl) as caught:
        open_ledger("postgresql://me@db/detente?secret=sesame")
    assert "sesame" not in str(caught.value)


def test_connections_that_the_server_ended_are_replaced(url: str) -> None:
    with open_ledger(url) as ledger:
        record(ledger, 3)
        for _ in range(3):
            with psycopg.connect(url, autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            assert ledger.position() == 3
        record(ledger, 1)
        assert (ledger.position(), list(ledger.verify())) == (4, [])


def test_a_commit_is_on_the_disk_whatever_the_database_says(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        (name,) = other.execute("SELECT current_database()").fetchall()[0]
        other.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off'.encode())
    try:
        with open_ledger(url) as ledger:
            assert ledger._recorder.first("SELECT current_setting('synchronous_commit')") == "on"
    finally:
        with psycopg.connect(url, autocommit=True) as other:
            other.execute(f'ALTER DATABASE "{name}" RESET synchronous_commit'.encode())


def test_text_may_hold_what_no_text_of_postgresql_can(url: str) -> None:
    text = "before\0after"
    digest = text_digest(text)
    with open_ledger(url) as ledger:
        ledger.append({"a": article(digest, text)}, expected={}, recorded_at=NOON, texts={digest: text})
        assert ledger.text(digest) == text
        assert ledger.stream("a\0") is None
        assert ledger.stream("a") is not None
        assert list(ledger.verify()) == []


def test_words_beyond_what_the_index_holds_are_found(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_BYTES", 4_000)
    many = " ".join(f"word{number}" for number in range(1_000))
    with open_ledger(url) as ledger:
        ledger.append({"many": [actor(f"{many} needle in it")]}, expected={}, recorded_at=NOON)
        ledger.append({"long": [actor(f"{'x' * 3_000} needle")]}, expected={}, recorded_at=NOON)
        assert found(ledger, '"needle in"') == {"many"}
        assert found(ledger, "needl") == {"many", "long"}
        assert found(ledger, "x" * 3_000) == {"long"}
        assert found(ledger, f'"{"x" * 2_999}"') == set()


def found(ledger: Ledger, q: str) -> set[str]:
    """The streams in which what is sought stands."""
    (phrase,) = sought(q)
    return set(ledger.mentioning(phrase))


def test_while_nobody_answers_whoever_comes_later_does_not_wait_as_long() -> None:
    with closing(Store("postgresql://detente@127.0.0.1:1/nowhere?connect_timeout=1")) as store:
        store.datastore.pool.timeout = 1.0
        for seconds in ("1.00", "0.50", "0.50"):
            with pytest.raises(Unavailable, match=f"after {seconds} sec"):
                store.glance("SELECT 1")
