"""Addresses: where the server is reached, and where an answer is given in another format or with other parameters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode

from starlette.requests import Request

from api.rest.formats import Format
from api.terms import Terms

Parameters = Iterable[tuple[str, str]]
FEW = 32
"""One answer names its address in a handful of formats, and writes it once."""


def base_of(request: Request) -> str:
    """The address of the server as the world finds it, without a slash at its end: as the terms say, else as the request does."""
    terms: Terms = request.app.state.terms
    root = request.scope.get("app_root_path", request.scope.get("root_path", ""))
    return f"{terms.base_url}{root}" if terms.base_url else str(request.base_url).rstrip("/")


def address(request: Request, format: Format | None = None, asked: Parameters | None = None, path: str | None = None) -> str:
    """The address of the request, without its server: in a format, with other parameters, or at another path."""
    ending = f".{format.ending}" if format else ""
    query = _query(tuple(request.query_params.multi_items() if asked is None else asked))
    return f"{_path(path or request.scope['path'])}{ending}{query}"


def here(server: str, request: Request, asked: Parameters | None = None) -> str:
    """The whole address of the request, or the same with other parameters; the ``server``'s own has its root already."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return f"{server}{address(request, asked=asked, path=path)}"


def with_parameters(request: Request, **changed: str | None) -> list[tuple[str, str]]:
    """The parameters of the request with some set, or left out where None."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changed]
    return [*kept, *((name, value) for name, value in changed.items() if value is not None)]


@lru_cache(maxsize=FEW)
def _path(path: str) -> str:
    return quote(path)


@lru_cache(maxsize=FEW)
def _query(asked: tuple[tuple[str, str], ...]) -> str:
    """The parameters with the mark before them; nothing without any."""
    return f"?{urlencode(asked)}" if asked else ""
