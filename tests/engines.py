"""Both engines of a ledger, for the tests that ask the same of either: a file of SQLite, or a database of a PostgreSQL server.

The server is started by the tests from the system's package, as somebody without privileges (it refuses root), in a folder of
its own, on a socket in that folder and on no port. Each test process that needs one has its own; it is stopped and its folder
removed at the end, and it also stops by itself when the test process dies (`setpriv --pdeathsig`).
"""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from signal import SIGINT, SIGKILL
from time import monotonic, sleep
from typing import Protocol

import psycopg

from api.bootstrap import moved
from api.ledger import Ledger, open_ledger
from api.ledger.postgres.dialect import spoken
from api.settings import ledger_url
from api.tracker import Tracker, open_tracker

LACKING = "PostgreSQL's server is not installed (on Debian: apt-get install postgresql)"
_PATIENCE = 30
_PACKAGED, _PROGRAM = Path("/usr/lib/postgresql"), "*/bin/postgres"
_SEND_AWAY = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'detente' AND tablename <> 'layout'"


class Engine(Protocol):
    """What keeps a ledger."""

    name: str

    def place(self, folder: Path | None = None) -> AbstractContextManager[str]:
        """The URL of an empty ledger, until the end of the ``with``; in SQLite a file in that folder, or in memory."""

    def holding(self, file: Path) -> AbstractContextManager[str]:
        """The URL of a ledger that holds what that file of SQLite holds; in SQLite the file itself."""

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """An empty ledger, open; in SQLite in memory."""
        with self.place() as url, open_ledger(url) as opened:
            yield opened

    @contextmanager
    def tracker(self) -> Iterator[Tracker]:
        """A tracker over an empty ledger; in SQLite in memory."""
        with self.place() as url, closing(open_tracker(url)) as opened:
            yield opened


class SQLite(Engine):
    """Files of SQLite, and its memory."""

    name = "sqlite"

    @contextmanager
    def place(self, folder: Path | None = None) -> Iterator[str]:
        """A file in the folder, or memory."""
        yield f"sqlite:///{folder}/ledger.db" if folder else "sqlite://"

    @contextmanager
    def holding(self, file: Path) -> Iterator[str]:
        """That file."""
        yield ledger_url(file)


class PostgreSQL(Engine):
    """A server of PostgreSQL, and databases that are lent, emptied and lent again."""

    name = "postgresql"

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self.folder, self._command = folder, command
        self._free: list[str] = []
        self._made = 0

    def start(self, *through: str) -> None:
        """Start it, by way of another command if one is named, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*through, *self._command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, cwd=self.folder
            )
        _await(self)

    def stop(self) -> None:
        """Have it end as it should; whoever is connected is sent away."""
        self.process.send_signal(SIGINT)
        self.process.wait(_PATIENCE)

    def url(self, database: str) -> str:
        """The URL of a database of this server."""
        return f"postgresql://detente@/{database}?host={self.folder}"

    def kill(self) -> None:
        """SIGKILL, at this very instant, of the server and of every process that belongs to it; and what that leaves is removed."""
        number = self.process.pid
        others = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        remembered = (self.folder / "data" / "postmaster.pid").read_text().splitlines()[6].split()[1]
        for one in (number, *map(int, others)):
            with suppress(ProcessLookupError):
                os.kill(one, SIGKILL)
        self.process.wait(_PATIENCE)
        while any(Path(f"/proc/{one}").exists() for one in others):
            sleep(0.001)
        subprocess.run(["ipcrm", "--shmem-id", remembered], check=True)

    def promote(self) -> None:
        """Make a standby the server that may be written to."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("SELECT pg_promote()")

    @contextmanager
    def place(self, folder: Path | None = None, *, new: bool = False) -> Iterator[str]:
        """A database that holds no ledger, or an empty one. A ``new`` one was never used, and is nobody's afterwards."""
        database = self._free.pop() if self._free and not new else self._create()
        try:
            yield self.url(database)
        finally:
            if new:
                self._drop(database)
            else:
                self._empty(database)
                self._free.append(database)

    @contextmanager
    def holding(self, file: Path) -> Iterator[str]:
        """A database to which that file was moved."""
        with self.place() as url:
            moved(ledger_url(file), url)
            yield url

    def _create(self) -> str:
        self._made += 1
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE ledger_{self._made}".encode())
        return f"ledger_{self._made}"

    def _drop(self, database: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())

    def _empty(self, database: str) -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(_SEND_AWAY)
            tables = [table for (table,) in connection.execute(_TABLES)]
            connection.execute("; ".join(f"DELETE FROM detente.{table}" for table in tables).encode())


def change(url: str, *statements: str) -> None:
    """Do to a ledger behind its back what a stranger could, in the words of its engine; ``rowid`` is the position in both."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            for statement in statements:
                file.execute(statement)
        return
    with psycopg.connect(url, options="-c search_path=detente") as database:
        for statement in statements:
            database.execute(spoken(statement))


def reworded(url: str, old: str, new: str) -> str:
    """The expression by which that ledger's engine changes words in the bytes of an event, which stay bytes or become text."""
    if url.startswith("sqlite"):
        return f"replace(state, '{old}', '{new}')"
    return f"convert_to(replace(convert_from(state, 'UTF8'), '{old}', '{new}'), 'UTF8')"


@contextmanager
def server(*settings: str) -> Iterator[PostgreSQL]:
    """A server that runs until the end of the ``with``."""
    programs, user = _programs(), _unprivileged()
    with _folder(user) as folder:
        initialised(folder / "data", programs, user)
        with running(folder, programs, user, settings) as opened:
            yield opened


@contextmanager
def standby(primary: PostgreSQL, *settings: str) -> Iterator[PostgreSQL]:
    """A hot standby of a server, that is kept up with it until the end of the ``with``."""
    programs, user = _programs(), _unprivileged()
    with _folder(user) as folder:
        options = ["-D", str(folder / "data"), "-h", str(primary.folder), "-U", "detente", "-R", "-c", "fast", "--no-sync"]
        _carry_out([*_as(user), str(programs / "pg_basebackup"), *options])
        with running(folder, programs, user, settings) as opened:
            yield opened


@contextmanager
def _folder(user: pwd.struct_passwd | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="detente-postgresql-"))
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(folder: Path, programs: Path, user: pwd.struct_passwd | None, settings: Sequence[str]) -> Iterator[PostgreSQL]:
    """The server of the data in that folder, until the end of the ``with``."""
    named = (*_SETTINGS, f"unix_socket_directories={folder}", *settings)
    command = [*_as(user), str(programs / "postgres"), "-D", str(folder / "data"), *(f"--{setting}" for setting in named)]
    opened = PostgreSQL(folder, command)
    opened.start()
    try:
        yield opened
    finally:
        opened.stop()


_SETTINGS = (
    "listen_addresses=",
    "dynamic_shared_memory_type=mmap",
    "fsync=off",
    "max_connections=300",
    "shared_buffers=32MB",
    "timezone=Asia/Tokyo",
)


def is_installed() -> bool:
    """Whether there is a server to be started."""
    return bool(shutil.which("postgres") or list(_PACKAGED.glob(_PROGRAM)))


def _programs() -> Path:
    found = sorted(_PACKAGED.glob(_PROGRAM), key=lambda program: float(program.parts[-3]))
    on_path = shutil.which("postgres")
    return (found[-1] if found else Path(str(on_path)).resolve()).parent


def _unprivileged() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _as(user: pwd.struct_passwd | None) -> list[str]:
    if shutil.which("setpriv") is None:
        return []
    identity = ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups"] if user else []
    return ["setpriv", *identity, "--pdeathsig", "INT"]


def initialised(data: Path, programs: Path, user: pwd.struct_passwd | None) -> None:
    """Make the data of a new server in that folder."""
    options = ["--username=detente", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    options += ["--data-checksums", "--wal-segsize=1"]
    _carry_out([*_as(user), str(programs / "initdb"), "-D", str(data), *options])


def _carry_out(command: Sequence[str]) -> None:
    made = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    assert made.returncode == 0, made.stderr


def _await(opened: PostgreSQL) -> None:
    deadline = monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(opened.url("postgres")).close()
        except psycopg.OperationalError:
            log = opened.folder / "log"
            assert opened.process.poll() is None, log.read_text()
            assert monotonic() < deadline, log.read_text()
            sleep(0.02)
        else:
            return
