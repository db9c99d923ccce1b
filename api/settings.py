"""What the environment settles: where the ledger is kept, and on what terms it is served. Read once, at the door, and frozen."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.terms import Terms


def _in_the_users_data() -> str:
    return ledger_url(user_data_path("detente", appauthor=False) / "detente.db")


def ledger_url(file: Path) -> str:
    """The URL of a ledger in that file, as in ``sqlite:////var/detente.db``."""
    return f"sqlite:///{file.absolute().as_posix()}"


class Settings(BaseSettings, Terms):
    """The settings of one run, from variables that begin with ``DETENTE_``."""

    model_config = SettingsConfigDict(env_prefix="DETENTE_", frozen=True, extra="ignore")

    database: str = Field(default_factory=_in_the_users_data, min_length=1)
    """The ledger as a URL, ``sqlite:///path/file.db`` or ``postgresql://host/database``;
    by default a file in the user's data folder."""
    read_database: str | None = None
    """A hot standby of a database of PostgreSQL, as a URL: the server answers from it whoever only asks."""


def program_version() -> str:
    """The version of the installed program."""
    return version("detente")
