from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from api.ledger import BadLedgerUrl, LedgerError, NotALedger, Unavailable, open_ledger
from tests.unit.ledger.words import CHANNEL, alter, record


def test_what_was_recorded_is_there_when_the_file_is_opened_again(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        record(ledger, 3)
        head, stream = ledger.head(), ledger.stream(CHANNEL)
    with open_ledger(f"sqlite:///{path}") as ledger:
        assert (ledger.position(), ledger.head(), ledger.stream(CHANNEL)) == (3, head, stream)
        record(ledger, 1)
        assert list(ledger.verify()) == []


def test_a_closed_ledger_leaves_one_file(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        record(ledger, 1)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_ledgers_in_memory_share_nothing(url: str) -> None:
    with open_ledger(url) as one, open_ledger(url) as other:
        record(one, 2)
        assert (one.position(), other.position()) == (2, 0)


def test_three_slashes_are_relative_and_folders_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_ledger("sqlite:///a/b/ledger.db") as ledger:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
        record(ledger, 1)
    assert (tmp_path / "a/b/ledger.db").is_file()


@pytest.mark.parametrize("name", ["with space.db", "50%41.db", "notes#1.db", "日本.db", ":memory:x", "mode=memory"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with open_ledger(f"sqlite:///{tmp_path}/{name}") as ledger:
        record(ledger, 1)
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "url", ["", "ledger.db", "mysql://x/y", "sqlite:ledger.db", "sqlite://host/x.db", "sqlite:///x.db?mode=ro", "sqlite:///x/"]
)
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(BadLedgerUrl) as caught:
        open_ledger(url)
    assert isinstance(caught.value, LedgerError)


@pytest.mark.parametrize("url", ["mysql://me:open-sesame@db/detente", "postgresql://me:open-sesame%zz@[/detente?open=sesame"])
def test_a_refused_url_keeps_its_password(url: str) -> None:
    with pytest.raises(BadLedgerUrl) as caught:
        open_ledger(url)
    assert "postgresql://" in str(caught.value)
    assert "sesame" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear diary, " * 1000)
    with pytest.raises(NotALedger, match=r"ledger\.db is not a ledger"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear diary")


def test_a_database_of_someone_else_is_refused_and_left_alone(path: Path) -> None:
    alter(path, "CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="but not a ledger"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_ledger_of_a_later_version_is_refused(path: Path) -> None:
    open_ledger(f"sqlite:///{path}").close()
    alter(path, "PRAGMA user_version=2")
    with pytest.raises(NotALedger, match="later version"):
        open_ledger(f"sqlite:///{path}")


def test_a_folder_or_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for url in (f"sqlite:///{tmp_path}", f"sqlite:///{tmp_path}/file/ledger.db"):
        with pytest.raises(Unavailable, match="cannot be opened"):
            open_ledger(url)


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with open_ledger(f"sqlite:///{path}") as ledger:
        record(ledger, 1)


def test_many_may_create_the_same_ledger_at_once(path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        ledgers = list(threads.map(open_ledger, [f"sqlite:///{path}"] * 8))
    record(ledgers[0], 2)
    assert {ledger.position() for ledger in ledgers} == {2}
    for ledger in ledgers:
        ledger.close()


def test_a_commit_is_on_the_disk(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger, closing(sqlite3.connect(path)) as beside:
        with ledger._recorder.store.transaction(commit=False) as cursor:
            cursor.execute("PRAGMA synchronous")
            assert tuple(cursor.fetchone()) == (2,)
        assert beside.execute("PRAGMA journal_mode").fetchone() == ("wal",)
