"""Keys are kept as digests, found by their tokens, and void as soon as they are revoked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.ledger import BadKey, Ledger, Scope, open_ledger
from tests.engines import change

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)


@pytest.fixture
def url(place: str) -> str:
    """A ledger of each test's own."""
    return place


def test_a_token_is_kept_nowhere_and_opens_what_its_key_is_for(url: str, tmp_path: Path) -> None:
    with open_ledger(url) as ledger:
        key, token = ledger.keys.create("desk", ("admin", "record", "record"), NOW)
        assert (key.name, key.scopes, key.created, key.revoked) == ("desk", ("record", "admin"), NOW, None)
        assert ledger.keys.of_token(token) == key
        assert [key.allows(scope) for scope in ("record", "read-text", "admin")] == [True, False, True]
    secret = token.rpartition(f"{key.id}_")[2]
    assert len(secret) == 43
    assert all(secret.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_what_is_no_token_opens_nothing(url: str) -> None:
    with open_ledger(url) as ledger:
        _, token = ledger.keys.create("desk", ("record",), NOW)
        other, _ = ledger.keys.create("other", ("record",), NOW)
        swapped = token.replace(token.split("_")[1], other.id)
        for wrong in (
            "",
            "detente",
            token[:-1],
            f"{token}a",
            token.upper(),
            f" {token}",
            f"{token}\n",
            swapped,
            "detente_é_" + "x" * 43,
        ):
            assert ledger.keys.of_token(wrong) is None


def test_a_revoked_key_is_void_at_once_for_whoever_else_has_the_ledger_open(url: str) -> None:
    with open_ledger(url) as ledger, open_ledger(url) as server:
        key, token = ledger.keys.create("desk", ("record",), NOW)
        assert server.keys.of_token(token) == key
        later = NOW + timedelta(hours=1)
        assert (ledger.keys.revoke(key.id, later), ledger.keys.revoke(key.id, later), ledger.keys.revoke("none", later)) == (
            True,
            False,
            None,
        )
        assert server.keys.of_token(token) is None
        assert [one.revoked for one in server.keys.all()] == [later]


def test_a_name_is_free_again_once_its_key_is_revoked(url: str) -> None:
    with open_ledger(url) as ledger:
        key, _ = ledger.keys.create("desk", ("record",), NOW)
        with pytest.raises(BadKey, match="named 'desk' already"):
            ledger.keys.create("desk", ("record",), NOW)
        ledger.keys.revoke(key.id, NOW)
        ledger.keys.create("desk", ("record",), NOW)
        assert [one.name for one in ledger.keys.all()] == ["desk", "desk"]


@pytest.mark.parametrize("name", ["", " desk", "desk ", "a\nb", "a\x1bb", "\ud800", "x" * 101, "\u202edesk"])
def test_a_name_can_be_read(url: str, name: str) -> None:
    with open_ledger(url) as ledger:
        with pytest.raises(BadKey, match="printable"):
            ledger.keys.create(name, ("record",), NOW)
        with pytest.raises(BadKey, match="for something"):
            ledger.keys.create("desk", (), NOW)
        assert ledger.keys.all() == ()


def assert_opens_nothing(url: str, digest: str) -> None:
    with open_ledger(url) as ledger:
        _, token = ledger.keys.create("desk", ("record",), NOW)
        change(url, f"UPDATE keys SET digest = {digest}")
        assert ledger.keys.of_token(token) is None


@pytest.mark.parametrize("value", ["'sha256:'", "''", "upper(digest)"])
def test_a_key_whose_digest_was_changed_opens_nothing(url: str, value: str) -> None:
    assert_opens_nothing(url, value)


@pytest.mark.parametrize("value", ["x'ff00'", "17"])
def test_nor_does_one_whose_digest_is_no_text_any_more_in_a_file(path: Path, value: str) -> None:
    assert_opens_nothing(f"sqlite:///{path}", value)


def test_a_scope_that_nobody_knows_is_none(url: str) -> None:
    with open_ledger(url) as ledger:
        _, token = ledger.keys.create("desk", ("record",), NOW)
        change(url, "UPDATE keys SET scopes = 'record everything'")
        assert _scopes(ledger, token) == ("record",)


def _scopes(ledger: Ledger, token: str) -> tuple[Scope, ...]:
    key = ledger.keys.of_token(token)
    assert key
    return key.scopes
