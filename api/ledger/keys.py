"""The keys of a ledger: who may do more than read. A key is kept as the digest of its secret, never as the secret.

A token is ``detente_<id>_<secret>``: a public id of 48 bits in hexadecimal and a secret of 256 bits, both from the
system's own source of chance. So much chance cannot be guessed, and one SHA-256 is enough to keep it (no salt, no slow
digest, which are for passwords that people think up). The id finds the row, the digests are compared in constant time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from secrets import token_hex, token_urlsafe
from typing import Any, Literal, get_args

from api.ledger.chain import instant, stamp
from api.ledger.errors import LedgerError
from api.ledger.port import Recorder

Scope = Literal["record", "read-text", "admin"]
"""What a key may be for. No scope includes another one."""
SCOPES: tuple[Scope, ...] = get_args(Scope)
LONGEST_NAME = 100

_ROW = (
    "id TEXT PRIMARY KEY, name TEXT NOT NULL, scopes TEXT NOT NULL, digest TEXT NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT"
)
TABLES = (
    f"CREATE TABLE IF NOT EXISTS keys ({_ROW}) WITHOUT ROWID",
    "CREATE UNIQUE INDEX IF NOT EXISTS keys_by_name ON keys (name) WHERE revoked_at IS NULL",
)
_TOKEN = re.compile(r"detente_([0-9a-f]{12})_([A-Za-z0-9_-]{43})", re.ASCII)
_COLUMNS = "SELECT id, CAST(name AS TEXT), CAST(scopes AS TEXT), CAST(digest AS BLOB), created_at, revoked_at FROM keys "


class BadKey(LedgerError):
    """A key cannot be made as asked: its name is none, or that of another key, or it would be for nothing."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key, without its secret: a public id, the name of who holds it, what it is for, and since and until when (UTC)."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    revoked: datetime | None = None

    def allows(self, scope: Scope) -> bool:
        """Whether it is for that."""
        return scope in self.scopes


class Keys:
    """The keys of one ledger; every question is put to the file, so that a key revoked by another process is void at once."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def create(self, name: str, scopes: tuple[Scope, ...], created: datetime) -> tuple[Key, str]:
        """A new key and its token, which nothing keeps. Raises :class:`BadKey`."""
        _check(name, scopes)
        id, secret = token_hex(6), token_urlsafe(32)
        key = Key(id, name, tuple(scope for scope in SCOPES if scope in scopes), created)
        row = (id, name, " ".join(key.scopes), _digest(secret), stamp(created), name)
        unless_taken = "WHERE NOT EXISTS (SELECT 1 FROM keys WHERE name = ? AND revoked_at IS NULL)"
        if not self._recorder.change(f"INSERT INTO keys SELECT ?, ?, ?, ?, ?, NULL {unless_taken}", *row):
            raise BadKey(f"there is a key named {name!r} already; revoke it first, or choose another name")
        return key, f"detente_{id}_{secret}"

    def of_token(self, token: str) -> Key | None:
        """The key whose token this is; None if it is nobody's, or revoked."""
        parts = _TOKEN.fullmatch(token)
        rows = self._recorder.rows(f"{_COLUMNS} WHERE id = ? AND revoked_at IS NULL", parts[1]) if parts else []
        if parts is None or not rows or not compare_digest(rows[0][3], _digest(parts[2]).encode()):
            return None
        return _key(rows[0])

    def all(self) -> tuple[Key, ...]:
        """Every key that was ever made, in the order of making."""
        return tuple(map(_key, self._recorder.rows(f"{_COLUMNS} ORDER BY created_at, id")))

    def revoke(self, id: str, revoked: datetime) -> bool | None:
        """Make a key void for good. Returns whether it was valid until now, or None if there is no such key."""
        if self._recorder.change("UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", stamp(revoked), id):
            return True
        return False if self._recorder.first("SELECT 1 FROM keys WHERE id = ?", id) else None


def _check(name: str, scopes: tuple[Scope, ...]) -> None:
    if not name or name != name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise BadKey(f"a key is named in 1 to {LONGEST_NAME} printable characters, without blanks around them")
    if not scopes:
        raise BadKey(f"a key is for something: give it one or more of the scopes {', '.join(SCOPES)}")


def _digest(secret: str) -> str:
    return f"sha256:{sha256(secret.encode()).hexdigest()}"


def _key(row: tuple[Any, ...]) -> Key:
    id, name, scopes, _, created, revoked = row
    known = tuple(scope for scope in SCOPES if scope in scopes.split())
    return Key(id, name, known, instant(created), instant(revoked) if revoked else None)
