"""Fields that may be a list or a number, such as with whom a contact was: what is wrong with the one that was meant.

Pydantic tries both and tells what is wrong with each, with a word of its own for the one it tried in the path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel


def of_what_was_meant(findings: Sequence[Mapping[str, Any]], kind: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """The findings about what the coder wrote: a list, or something that should be a number."""
    no_list = {finding["loc"][0] for finding in findings if finding["type"] == "tuple_type"}
    for finding in findings:
        field, *rest = finding["loc"] or ("",)
        if field not in _either(kind) or not rest:
            yield dict(finding)
        elif rest[0].startswith("tuple[") != (field in no_list):
            told = "either" if finding["type"].startswith("int_") else finding["type"]
            yield {**finding, "loc": (field, *rest[1:]), "type": told}


@cache
def _either(kind: type[BaseModel]) -> frozenset[str]:
    """The keys of the fields that have more than one kind of value, null left aside."""
    fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
    return frozenset(key for key, annotation in fields.items() if len(_values(annotation)) > 1)


def _values(annotation: Any) -> list[Any]:
    if get_origin(annotation) not in {Union, UnionType}:
        return [annotation]
    return [part for part in get_args(annotation) if part is not NoneType]
