"""What is derived in PostgreSQL is compared with what the events give, by way of the other engine."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from api.bootstrap import bootstrap
from api.casebook import read
from api.settings import Settings
from api.tracker import open_tracker
from tests.doors.abroad import write_abroad
from tests.doors.conftest import NOW
from tests.engines import PostgreSQL


@pytest.fixture(scope="module")
def whole(postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ledger that holds something of every kind, charted."""
    casebook = write_abroad(tmp_path_factory.mktemp("casebook"))
    with postgresql.place() as url:
        with bootstrap(Settings(database=url)) as tracker:
            tracker.record(read([casebook]), recorded_at=NOW)
            tracker.chart()
        yield url


def found(url: str) -> list[str]:
    tracker = open_tracker(url, as_it_lies=True)
    try:
        return [f"{problem.place}: {problem}" for problem in tracker.verify()]
    finally:
        tracker.close()


def test_a_whole_ledger_has_no_problems(whole: str) -> None:
    assert found(whole) == []


SLY = """CREATE FUNCTION sly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER sly BEFORE DELETE ON log FOR EACH ROW EXECUTE FUNCTION sly()"""
OTHER_WORDS = "index: event 9: the index finds it by other words"
DAMAGE = [
    ("UPDATE bands SET status = 'active' WHERE status = 'suspended'", "bands: the table bands lacks a row"),
    ("DELETE FROM bands WHERE id = (SELECT MIN(id) FROM bands)", "bands: the table bands lacks a row"),
    ("INSERT INTO resting VALUES ('nobody', (SELECT MIN(stream) FROM charts))", "resting has a row that the events do not"),
    ("DELETE FROM cited WHERE article = (SELECT MIN(article) FROM cited)", "bands: the table cited lacks a row"),
    ("UPDATE search SET words = ' other words ' WHERE position = 9", OTHER_WORDS),
    ("UPDATE search SET lexemes = 'other' WHERE position = 9", OTHER_WORDS),
    ("DELETE FROM search WHERE position = 9", "index: event 9: the index does not hold it"),
    (SLY, "file: the database holds a trigger, sly"),
]


@pytest.mark.parametrize(("statement", "told"), DAMAGE)
def test_what_is_not_as_the_events_give_it_is_named(whole: str, statement: str, told: str) -> None:
    with psycopg.connect(whole, options="-c search_path=detente") as connection:
        connection.execute(statement.encode())
    try:
        assert any(told in one for one in found(whole)), found(whole)
    finally:
        with psycopg.connect(whole, options="-c search_path=detente", autocommit=True) as connection:
            connection.execute("DROP FUNCTION IF EXISTS sly() CASCADE")
        tracker = open_tracker(whole)
        tracker.rebuild()
        tracker.close()
    assert found(whole) == []
