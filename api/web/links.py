"""Where links lead: to another page with the same clocks and the same language, or to the same answer as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import quote, urlencode

Value = str | int | date | datetime | None

CLOCKS = ("as_of", "known_by", "recorded_by")
"""The parameters that every question takes."""


@dataclass(frozen=True)
class Links:
    """The addresses that a page gives: ``here`` is its path, ``kept`` what every link keeps, ``own`` what only this page asks.

    ``root`` is the path under which the whole application is mounted.
    """

    here: str
    root: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)

    def to(self, path: str, **changed: Value) -> str:
        """Another page at the same clocks, in the same language; ``changed`` parameters are set, None leaves one out."""
        return address(self.root + path, _with(self.kept, changed))

    def again(self, **changed: Value) -> str:
        """This page with some parameters changed."""
        return address(self.root + self.here, _with({**self.kept, **self.own}, changed))

    def records(self, path: str, **more: Value) -> str:
        """The same answer from the REST interface, which knows no language."""
        return address(self.root + path, _with({name: self.kept[name] for name in CLOCKS if name in self.kept}, more))

    def lasting(self, path: str, **more: Value) -> str:
        """What goes on from day to day, at no clocks: a calendar, a feed, a file."""
        return address(self.root + path, _with({}, more))

    def hidden(self, *apart: str) -> Iterable[tuple[str, str]]:
        """What a form on this page must carry along beside its own fields ``apart``."""
        return [(name, value) for name, value in {**self.kept, **self.own}.items() if name not in apart]


def address(path: str, parameters: Mapping[str, str]) -> str:
    """A path with its parameters, both written as addresses are; the ``+`` of an offset becomes ``%2B``."""
    query = urlencode(parameters, safe="~:,/")
    return f"{quote(path, safe='/.~:@')}{'?' if query else ''}{query}"


def written(value: Value) -> str:
    """A parameter as it stands in an address."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _with(before: Mapping[str, str], changed: Mapping[str, Value]) -> dict[str, str]:
    named = {name.rstrip("_"): value for name, value in changed.items()}
    kept = {name: value for name, value in before.items() if name not in named}
    return kept | {name: written(value) for name, value in named.items() if value is not None}
