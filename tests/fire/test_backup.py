"""A copy is taken while others write, and put back: whole or not at all, of its owner alone, and never over another unasked."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from api.ledger import InTheWay, Unavailable, Unsound, carrying, open_ledger, restore
from api.settings import ledger_url
from api.tracker import Tracker, open_tracker
from domain.actor import ActorRegistered
from domain.proposal import Proposal
from tests.doors.conftest import NOW, runner
from tests.engines import Engine, PostgreSQL
from tests.fire.damage import ask, harm

FORGED = "ab" * 32


def log(file: Path) -> list[tuple[object, ...]]:
    """Every event with its link, as it lies in a file."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(
            "SELECT * FROM stored_events JOIN log ON position = stored_events.rowid ORDER BY position"
        ).fetchall()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_copy_is_taken_while_others_write(file: Path, tmp_path: Path) -> None:
    enough = Event()
    trackers = [open_tracker(ledger_url(file)) for _ in range(3)]

    def write(tracker: Tracker, name: str) -> int:
        count = 0
        while not enough.is_set():
            tracker.record([Proposal(f"{name}-{count}", ActorRegistered(kind="body", name=name))], recorded_at=NOW)
            count += 1
        return count

    with ThreadPoolExecutor(2) as threads:
        writing = [threads.submit(write, tracker, name) for tracker, name in zip(trackers[:2], ("ann", "ben"), strict=True)]
        heads = [trackers[2].back_up(tmp_path / f"copy-{number}.db") for number in range(4)]
        enough.set()
        written = [one.result() for one in writing]
    whole = trackers[2].position()
    for tracker in trackers:
        tracker.close()
    assert all(written)
    for number, head in enumerate(heads):
        copy = tmp_path / f"copy-{number}.db"
        assert log(copy) == log(file)[: head[0]]
        with closing(open_tracker(ledger_url(copy), as_it_lies=True)) as restored:
            assert restored.end() == head
            assert list(restored.verify(head)) == []
    assert heads[0][0] < heads[-1][0] <= whole


def test_what_is_restored_is_what_was_copied(engine: Engine, whole: Path, tmp_path: Path) -> None:
    with engine.holding(whole) as kept, engine.place(tmp_path / "deep") as lost:
        run, elsewhere = runner(kept), runner(lost)
        taken = run("backup", str(tmp_path / "copy.db"))
        assert taken.exit_code == 0, taken.stderr
        back = elsewhere("restore", str(tmp_path / "copy.db"))
        assert (back.exit_code, back.stdout) == (0, taken.stdout)
        assert elsewhere("verify", "--head", taken.stdout.strip()).exit_code == 0
        for question in (("list", "--format", "json"), ("snapshot", "--at", "2024-06-02"), ("log",)):
            assert elsewhere(*question).stdout == run(*question).stdout
    assert names(tmp_path) - {"deep"} == {"copy.db"}
    assert engine.name != "sqlite" or names(tmp_path / "deep") == {"ledger.db"}


def test_a_database_that_holds_something_is_not_replaced(postgresql: PostgreSQL, file: Path) -> None:
    copy = file.read_bytes()
    with postgresql.place() as url:
        run = runner(url)
        with closing(open_tracker(url)) as tracker:
            tracker.record([Proposal("late", ActorRegistered(kind="body", name="Late"))], recorded_at=NOW)
            head = tracker.end()
        for options, reason in (((), "not empty"), (("--overwrite",), "an empty one")):
            refused = run("restore", str(file), *options)
            assert (refused.exit_code, refused.stdout) == (2, "")
            assert reason in refused.stderr
        assert run("verify", "--head", f"{head[0]}:{head[1]}").exit_code == 0
    assert (file.read_bytes(), names(file.parent)) == (copy, {file.name})


def test_a_restoration_into_a_database_goes_on_where_it_was_broken_off(
    postgresql: PostgreSQL, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "AT_ONCE", 9)
    heard: list[int] = []

    def interrupt(done: int) -> None:
        raise KeyboardInterrupt

    with postgresql.place() as url:
        with pytest.raises(KeyboardInterrupt):
            restore(url, file, overwrite=False, told=interrupt)
        with pytest.raises(Unavailable, match="run the same command again"):
            open_ledger(url)
        position, _ = restore(url, file, overwrite=False, told=heard.append)
        assert heard[0] == 18
        with closing(open_tracker(url, as_it_lies=True)) as tracker:
            tracker.chart()
            assert (tracker.position(), list(tracker.verify())) == (position, [])


def test_a_copy_is_of_its_owner_alone(whole: Path, tmp_path: Path) -> None:
    with open_ledger(ledger_url(whole)) as ledger:
        ledger.back_up(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    restore(ledger_url(tmp_path / "restored.db"), tmp_path / "copy.db", overwrite=False, told=int)
    assert (tmp_path / "restored.db").stat().st_mode & 0o777 == 0o600


def test_nothing_is_replaced_unasked(file: Path, tmp_path: Path) -> None:
    run = runner(ledger_url(file))
    copy = tmp_path / "copy.db"
    copy.write_text("a letter")
    refused = run("backup", str(copy))
    assert (refused.exit_code, copy.read_text()) == (2, "a letter")
    assert "--overwrite" in refused.stderr
    assert run("backup", str(copy), "--overwrite").exit_code == 0
    before = file.read_bytes()
    assert run("restore", str(copy)).exit_code == 2
    assert run("restore", str(file), "--overwrite").exit_code == 1
    assert run("backup", str(tmp_path)).exit_code == 2
    assert file.read_bytes() == before


def test_what_was_there_is_kept_with_its_permissions(file: Path, tmp_path: Path) -> None:
    run, copy = runner(ledger_url(file)), tmp_path / "copy.db"
    head = run("backup", str(copy)).stdout
    with closing(open_tracker(ledger_url(file))) as tracker:
        tracker.record([Proposal("late", ActorRegistered(kind="body", name="Late"))], recorded_at=NOW)
    file.chmod(0o640)
    newer = log(file)
    assert run("restore", str(copy), "--overwrite").stdout == head
    assert (log(file), log(tmp_path / "ledger.db.replaced")) == (newer[:-1], newer)
    assert file.stat().st_mode & 0o777 == 0o640
    assert run("verify").exit_code == 0
    assert names(tmp_path) == {"ledger.db", "ledger.db.replaced", "copy.db"}


def test_a_ledger_that_is_in_use_is_not_replaced(file: Path, tmp_path: Path) -> None:
    with open_ledger(ledger_url(file)) as ledger:
        ledger.back_up(tmp_path / "copy.db")
        with pytest.raises(Unavailable, match="open: stop it first"):
            restore(ledger_url(file), tmp_path / "copy.db", overwrite=True, told=int)
        assert ledger.position() == ask(tmp_path / "copy.db", "SELECT MAX(position) FROM log")
    restore(ledger_url(file), tmp_path / "copy.db", overwrite=True, told=int)


@pytest.mark.parametrize("left", [b"", b"garbage " * 4_000])
def test_a_damaged_ledger_is_replaced_with_all_that_belongs_to_it(file: Path, tmp_path: Path, left: bytes) -> None:
    with open_ledger(ledger_url(file)) as ledger:
        head = ledger.back_up(tmp_path / "copy.db")
    file.write_bytes(left)
    file.with_name("ledger.db-wal").write_bytes(b"stale " * 1_000)
    assert restore(ledger_url(file), tmp_path / "copy.db", overwrite=True, told=int) == head
    with closing(open_tracker(ledger_url(file), as_it_lies=True)) as tracker:
        assert (tracker.end(), list(tracker.verify(head))) == (head, [])
    assert (tmp_path / "ledger.db.replaced").read_bytes() == left


@pytest.mark.parametrize(
    ("statement", "reason"),
    [(f"UPDATE log SET digest = '{FORGED}' WHERE position = 9", "the chain breaks at event 9"),
     ("DELETE FROM stored_events WHERE rowid = 9", "the chain breaks at event 10"),
     ("UPDATE stored_events SET state = CAST(state AS TEXT) WHERE rowid = 9", "the chain breaks at event 9")],
)  # fmt: skip
def test_a_damaged_ledger_is_not_copied_for_a_good_one(
    engine: Engine, file: Path, tmp_path: Path, statement: str, reason: str
) -> None:
    harm(file, statement)
    with open_ledger(ledger_url(file), as_it_lies=True) as ledger, pytest.raises(Unsound, match=reason):
        ledger.back_up(tmp_path / "copy.db")
    with engine.place(tmp_path / "deep") as url:
        with pytest.raises(Unsound, match=reason):
            restore(url, file, overwrite=False, told=int)
        with open_ledger(url) as ledger:
            assert ledger.position() == 0
    assert names(tmp_path) - {"deep"} == {"ledger.db"}


@pytest.mark.parametrize(("content", "reason"), [(b"", "is empty"), (b"a letter", "is not a ledger"), (None, "there is no copy")])
def test_what_is_no_copy_is_not_restored(place: str, tmp_path: Path, content: bytes | None, reason: str) -> None:
    if content is not None:
        (tmp_path / "letter").write_bytes(content)
    before = names(tmp_path)
    refused = runner(place)("restore", str(tmp_path / "letter"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert reason in refused.stderr
    assert names(tmp_path) == before


def test_whoever_is_interrupted_leaves_nothing_behind(file: Path, tmp_path: Path) -> None:
    def interrupt(done: int) -> None:
        raise KeyboardInterrupt

    with open_ledger(ledger_url(file)) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.back_up(tmp_path / "copy.db", told=interrupt)
        with pytest.raises(KeyboardInterrupt):
            restore(
                ledger_url(tmp_path / "restored.db"), Path(shutil.copy(file, tmp_path / "c.db")), overwrite=False, told=interrupt
            )
    assert names(tmp_path) == {"ledger.db", "c.db"}


def test_what_comes_to_stand_there_meanwhile_stays(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    def come_in_between(done: int) -> None:
        copy.write_text("another's")

    with open_ledger(ledger_url(file)) as ledger, pytest.raises(InTheWay):
        ledger.back_up(copy, told=come_in_between)
    assert copy.read_text() == "another's"
