"""The description is whole: nothing in it without a word and an example, and every example is one of what it describes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from fastapi.routing import APIRoute
from schemathesis.specs.openapi.definitions import OPENAPI_30_VALIDATOR, OPENAPI_31_VALIDATOR

from api.bootstrap import bootstrap
from api.rest import create_app, writing
from api.rest.admission import ALWAYS_OPEN
from api.rest.description import in_3_0
from api.rest.freshness import FROM_THE_PRIMARY, POSITION
from api.rest.kinds import KINDS
from api.settings import Settings
from api.terms import USUAL, Terms

Schema = dict[str, Any]


def _described(terms: Terms = USUAL) -> Schema:
    with bootstrap(Settings(database="sqlite://")) as nothing:
        return create_app(nothing, terms=terms).openapi()


DESCRIBED = _described()
OPERATIONS = {
    f"{method.upper()} {path}": operation for path, methods in DESCRIBED["paths"].items() for method, operation in methods.items()
}
SCHEMAS = DESCRIBED["components"]["schemas"]
each_operation = pytest.mark.parametrize("name", sorted(OPERATIONS))
each_schema = pytest.mark.parametrize("name", sorted(SCHEMAS))


def _parts(part: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    yield place, part
    within = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, value in within:
        yield from _parts(value, f"{place}/{name}")


def _validator(schema: Schema) -> Any:
    """What fits the schema, with its references to components."""
    return _compiled(json.dumps(schema, sort_keys=True))


@cache
def _compiled(schema: str) -> Any:
    """Made once for all fields that are described alike."""
    whole = {**json.loads(schema), "components": {"schemas": SCHEMAS}}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def _examples(described: Schema) -> list[Any]:
    """The examples of a schema, a parameter or a body, however they are written."""
    several = described.get("examples", ())
    of_schema = described.get("schema", {}).get("examples", ())
    named = [one["value"] for one in several.values()] if isinstance(several, dict) else list(several)
    return [*named, *of_schema, *([described["example"]] if "example" in described else [])]


def test_it_is_openapi_3_1_and_its_rendition_3_0() -> None:
    OPENAPI_31_VALIDATOR.validate(DESCRIBED)
    OPENAPI_30_VALIDATOR.validate(in_3_0(DESCRIBED))


def test_every_reference_leads_to_a_component_and_every_component_is_referred_to() -> None:
    referred = {part["$ref"] for _, part in _parts(DESCRIBED) if isinstance(part, dict) and isinstance(part.get("$ref"), str)}
    referred |= {
        ref
        for _, part in _parts(DESCRIBED)
        if isinstance(part, dict)
        for ref in part.get("discriminator", {}).get("mapping", {}).values()
    }
    there = {
        f"#/components/{kind}/{name}"
        for kind, named in DESCRIBED["components"].items()
        if kind != "securitySchemes"
        for name in named
    }
    assert (referred - there, there - referred) == (set(), set())


@each_operation
def test_an_operation_has_a_name_and_words(name: str) -> None:
    operation = OPERATIONS[name]
    for field in ("summary", "description", "operationId"):
        assert operation[field].strip(), field
    assert operation["tags"]
    assert operation["summary"] != operation["description"]


def test_names_of_operations_are_unique() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(set(names)) == len(names)


@each_operation
def test_a_parameter_has_words_and_an_example_that_fits(name: str) -> None:
    for parameter in OPERATIONS[name].get("parameters", ()):
        where = parameter["name"]
        assert parameter["description"].strip(), where
        assert _examples(parameter), where
        for example in _examples(parameter):
            _validator(parameter["schema"]).validate(example)


@each_operation
def test_a_body_has_an_example_that_fits(name: str) -> None:
    body = OPERATIONS[name].get("requestBody")
    for content in body["content"].values() if body else ():
        assert _examples(content)
        for example in _examples(content):
            _validator(content["schema"]).validate(example)


@each_operation
def test_every_answer_is_described_with_its_body(name: str) -> None:
    responses = OPERATIONS[name]["responses"]
    assert not {"default", "422" if name.startswith("GET") else "default"} & set(responses)
    for status, response in responses.items():
        told = DESCRIBED["components"]["responses"][response["$ref"].rpartition("/")[2]] if "$ref" in response else response
        assert told["description"].strip(), status
        assert "X-Request-ID" in told["headers"], status
        has_body = status not in ("204", "304") and not status.startswith("30")
        assert bool(told.get("content")) == has_body, status
        if status >= "400":
            assert set(told["content"]) == {"application/problem+json"}, status


@each_operation
def test_whoever_asks_may_name_a_position_and_whoever_records_is_told_it(name: str) -> None:
    method, _, path = name.partition(" ")
    operation = OPERATIONS[name]
    taken = {(parameter["in"], parameter["name"]) for parameter in operation.get("parameters", ())}
    assert (("header", POSITION) in taken) == (method == "GET" and path not in FROM_THE_PRIMARY)
    told = {status for status, response in operation["responses"].items() if POSITION in response.get("headers", ())}
    records = method == "POST" and path in {route.path for route in writing.router.routes if isinstance(route, APIRoute)}
    assert told == ({"200", "201"} if records else set())


@each_operation
def test_every_problem_that_any_request_can_meet_is_described(name: str) -> None:
    path = name.partition(" ")[2]
    expected = {"400", "414", "421", "431", "500"}
    if path not in ALWAYS_OPEN:
        expected |= {"401", "429", "503"}
    if "requestBody" in OPERATIONS[name]:
        expected |= {"408", "413", "415", "422"}
    if "{" in path:
        expected |= {"404"}
    assert expected <= set(OPERATIONS[name]["responses"])


def test_every_status_of_a_problem_is_that_of_some_kind() -> None:
    statuses = {int(status) for operation in OPERATIONS.values() for status in operation["responses"] if status >= "400"}
    assert statuses <= {kind.status for kind in KINDS.values()}


@each_operation
def test_it_is_said_who_may_ask(name: str) -> None:
    needed = OPERATIONS[name]["security"]
    if name.partition(" ")[2] in ALWAYS_OPEN:
        assert needed == []
    elif not name.startswith("GET"):
        assert needed == [{"key": []}]
        assert "403" in OPERATIONS[name]["responses"]
    else:
        assert needed in ([{}, {"key": []}], [{"key": []}])


def test_on_a_private_server_reading_needs_a_key_too() -> None:
    for path, methods in _described(Terms(private=True))["paths"].items():
        for operation in methods.values():
            assert {} not in operation["security"]
            assert bool(operation["security"]) == (path not in ALWAYS_OPEN)


@each_schema
def test_every_field_has_words_and_an_example_that_fits(name: str) -> None:
    for field, described in SCHEMAS[name].get("properties", {}).items():
        assert described.get("description", "").strip(), field
        assert described.get("examples"), field
        for example in described["examples"]:
            _validator(described).validate(example)


@each_schema
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name]})
