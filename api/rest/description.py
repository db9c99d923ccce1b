"""The description of the interface: OpenAPI 3.1, and a rendition in 3.0 for readers that know no newer one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.rest.documented import common, complete, components
from api.rest.entries import schemas
from api.rest.formats import ANSWERED, formats_of
from api.rest.problems import MEDIA_TYPE
from api.settings import program_version
from api.views.base import View

Schema = dict[str, Any]

NULL = {"type": "null"}
NEWER = ("propertyNames", "contentMediaType", "contentEncoding", "contentSchema")
"""Keywords of schemas that 3.0 does not know, and that can be left out."""
TITLE = "Détente"
SUMMARY = "The state of a diplomatic channel: since when, according to whom, and what could have been known on that day."
ABOUT = """Every answer depends on three clocks: `as_of` is the day in the world, `known_by` what the public could read by then,
`recorded_by` what this ledger held by then. `at=D` is short for `as_of=D&known_by=D`.
Dates are days, instants with offset, or EDTF (ISO 8601-2). Errors are problems after RFC 9457."""


def describe(app: FastAPI, *, is_private: bool = False) -> Schema:
    """The description in OpenAPI 3.1: problems have their own media type, and what any operation may answer is said once."""
    described: Schema = get_openapi(
        title=TITLE,
        version=program_version(),
        summary=SUMMARY,
        description=ABOUT,
        routes=app.routes,
        webhooks=app.webhooks.routes,
        openapi_version="3.1.0",
    )
    for path, operations in described["paths"].items():
        if path.split("/")[1] in ANSWERED and "get" in operations:
            _offer_formats(operations["get"], app.state.shapes.get(operations["get"]["operationId"]))
        for method, operation in operations.items():
            complete(path, method, operation, is_private=is_private)
            _name_problems(operation["responses"])
            _without_null(operation.get("parameters", ()))
    described["components"] |= components()
    described["components"]["schemas"] |= schemas()
    return described


def _name_problems(responses: Schema) -> None:
    for status, response in responses.items():
        if status >= "400" and "content" in response:
            response["content"] = dict.fromkeys([MEDIA_TYPE], next(iter(response["content"].values())))


def _offer_formats(operation: Schema, shape: type[View] | None) -> None:
    """Every format in which the route answers, each with an example."""
    formats = formats_of(shape)
    if shape is None or not formats:
        return
    content = operation["responses"]["200"].setdefault("content", {})
    example = shape.model_validate(shape.example())
    for format in formats:
        told = content.setdefault(format.media_type, {"schema": format.schema})
        told["example"] = format.example(example)
    operation["responses"]["406"] = common("406")


def _without_null(parameters: Iterable[Schema]) -> None:
    """A parameter is left out, and never null: there is no way to write that in an address or a header."""
    for parameter in parameters:
        options = [one for one in parameter["schema"].pop("anyOf", ()) if one != NULL]
        parameter["schema"] |= options[0] if len(options) == 1 else {"anyOf": options} if options else {}


def in_3_0(described: Schema) -> Schema:
    """The same description in OpenAPI 3.0.3: null as ``nullable``, the first of several examples as the one.

    Parameters that may be left out have no examples here: Swagger UI would fill them all in, and some exclude each other.
    """
    older: Schema = _older({part: content for part, content in described.items() if part != "webhooks"})
    for operations in older["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                _leave_open(parameter)
    return older | {"openapi": "3.0.3", "info": {name: text for name, text in older["info"].items() if name != "summary"}}


def _leave_open(parameter: Schema) -> None:
    if not parameter.get("required"):
        parameter.pop("example", None)
        parameter["schema"].pop("example", None)


def _older(part: Any) -> Any:
    if isinstance(part, list):
        return [_older(one) for one in part]
    if not isinstance(part, dict):
        return part
    older = {name: _older(one) for name, one in part.items()}
    if isinstance(older.get("examples"), list):
        older["example"] = older.pop("examples")[0]
    for keyword in NEWER:
        older.pop(keyword, None)
    if isinstance(older.get("const"), str):
        older["enum"] = [older.pop("const")]
    if isinstance(older.get("prefixItems"), list):
        older["items"] = older.pop("prefixItems")[0]
    if isinstance(older.get("anyOf"), list) and NULL in older["anyOf"]:
        older = _nullable(older)
    return older


def _nullable(schema: Schema) -> Schema:
    others = [one for one in schema["anyOf"] if one != NULL]
    rest = {name: part for name, part in schema.items() if name != "anyOf"}
    if len(others) > 1:
        return {**rest, "anyOf": others, "nullable": True}
    return {**rest, "allOf": others, "nullable": True} if "$ref" in others[0] else {**others[0], **rest, "nullable": True}
