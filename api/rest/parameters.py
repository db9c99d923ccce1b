"""Only parameters that a route knows, and each of them once; for every route, also those that are made later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel


async def known_and_once(request: Request) -> None:
    """Refuse what would be passed over in silence: a parameter that the route does not know, and one of two of the same name."""
    counted = Counter(name for name, _ in request.query_params.multi_items())
    errors = [*_twice(counted), *_unknown(counted, request.scope.get("route"))]
    if errors:
        raise RequestValidationError(errors)


def _twice(counted: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    return ({"type": "given_twice", "loc": ("query", name), "msg": "give it once"} for name, count in counted.items() if count > 1)


def _unknown(counted: Mapping[str, int], route: object) -> Iterator[dict[str, Any]]:
    """A question that a route reads as a whole forbids what it does not know, and says so with all else that is wrong."""
    if not counted or not isinstance(route, APIRoute):
        return
    known, is_whole = _query(route.dependant)
    if not is_whole:
        yield from ({"type": "extra_forbidden", "loc": ("query", name), "msg": ""} for name in counted if name not in known)


def _query(dependant: Dependant) -> tuple[set[str], bool]:
    """The names of the parameters that a route and what it depends on read, and whether one of them is a question as a whole."""
    names = {field.alias for field in dependant.query_params}
    is_whole = any(_forbids(field.field_info.annotation) for field in dependant.query_params)
    for within in map(_query, dependant.dependencies):
        names, is_whole = names | within[0], is_whole or within[1]
    return names, is_whole


def _forbids(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation.model_config.get("extra") == "forbid"
