"""The terms of a server, as the environment gives them: read strictly, and said so where they cannot be read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from api.settings import Settings
from api.terms import USUAL, Terms


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DETENTE_{name.upper()}", raising=False)


def test_unless_set_the_terms_are_the_usual_ones() -> None:
    settings = Settings()
    assert Terms.model_validate(settings.model_dump(include=set(Terms.model_fields))) == USUAL
    assert (USUAL.private, USUAL.cors_origins, USUAL.trusted_proxies) == (False, (), ())


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_CORS_ORIGINS", "https://Desk.example, http://localhost:3000/")
    monkeypatch.setenv("DETENTE_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8,")
    monkeypatch.setenv("DETENTE_ALLOWED_HOSTS", "Tracker.example")
    settings = Settings()
    assert settings.cors_origins == ("https://desk.example", "http://localhost:3000")
    assert settings.trusted_proxies == ("127.0.0.1", "10.0.0.0/8")
    assert settings.allowed_hosts == ("tracker.example",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "tracker.example"),
        ("BASE_URL", "https://tracker.example/path"),
        ("BASE_URL", "https://user@tracker.example"),
        ("BASE_URL", "ftp://tracker.example"),
        ("CORS_ORIGINS", "null"),
        ("CORS_ORIGINS", "https://a.example,b.example"),
        ("TRUSTED_PROXIES", "proxy.example"),
        ("READ_RATE", "-1"),
        ("READ_TIME", "0"),
        ("BODY_LIMIT", "much"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_what_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"DETENTE_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()
