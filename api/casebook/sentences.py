"""Why an event is refused, in plain sentences: pydantic's findings without pydantic's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from api.casebook.either import of_what_was_meant
from api.casebook.place import Step, path_of
from api.casebook.spelling import nearest, shown, unknown, what_is
from domain.dates import NotADate
from domain.facts import ActorId, Digest, Event, Slug, StateCode
from domain.proposal import Place, Refusal

Finding = Mapping[str, Any]
Told = tuple[str, str]
"""A refusal's code and its sentence."""

SLUG_WORDS = "lower-case words and figures joined by hyphens, such as lapse-denied-2024"
ACTOR_WORDS = f"a state's two capitals such as JP, or {SLUG_WORDS}"


def refusals(error: ValidationError, kind: type[Event], place: Place, beside: tuple[str, ...] = ()) -> Iterator[Refusal]:
    """One refusal for each thing wrong with the fields of ``kind`` at ``place``; ``beside`` are keys that are no fields."""
    findings = list(of_what_was_meant(error.errors(include_url=False), kind))
    meant = {_meant(finding, kind, beside) for finding in findings}
    for finding in findings:
        steps: tuple[Step, ...] = finding["loc"]
        misspelled = finding["type"] == "missing" and steps in meant
        counted_short = finding["type"] == "too_short" and finding["input"]  # its items are wrong, and told as such
        if misspelled or counted_short:
            continue
        code, reason = _told(finding, kind, beside)
        yield Refusal(code, reason, place.at(path_of(steps)))


@cache
def known_keys(kind: type[BaseModel], beside: tuple[str, ...] = ()) -> frozenset[str]:
    """The keys that a mapping may have: the fields of ``kind`` and those ``beside`` them."""
    return frozenset(field.alias or name for name, field in kind.model_fields.items()).union(beside)


def _told(finding: Finding, kind: type[Event], beside: tuple[str, ...]) -> Told:
    if finding["type"] == "extra_forbidden":
        return "unknown-key", unknown("key", str(finding["loc"][-1]), _known_at(finding, kind, beside))
    tell = _SENTENCES.get(finding["type"])
    name = path_of(finding["loc"][-2:] if finding["loc"] and isinstance(finding["loc"][-1], int) else finding["loc"][-1:])
    return tell(name, finding) if tell else ("not-valid", f"{name!r} is not valid: {finding['msg'].lower()}")


def _known_at(finding: Finding, kind: type[Event], beside: tuple[str, ...]) -> frozenset[str]:
    model: type[BaseModel] = kind
    for step in finding["loc"][:-1]:
        if isinstance(step, str):
            model = next(_models(model.model_fields[step].annotation))
    return known_keys(model, beside if model is kind else ())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _meant(finding: Finding, kind: type[Event], beside: tuple[str, ...]) -> tuple[Step, ...] | None:
    if finding["type"] != "extra_forbidden":
        return None
    *around, key = finding["loc"]
    return (*around, nearest(str(key), _known_at(finding, kind, beside)) or "")


def _missing(name: str, _: Finding) -> Told:
    if name == "citations":
        return "no-citation", "a fact cites at least one article: the key 'citations' is missing"
    return "missing-key", f"the key {name!r} is missing"


def _too_few(name: str, _: Finding) -> Told:
    if name == "citations":
        return "no-citation", "a fact cites at least one article: 'citations' is empty"
    return "empty", f"{name!r} is empty; give at least one"


def _value_error(name: str, finding: Finding) -> Told:
    error = finding["ctx"]["error"]
    return ("not-a-date" if isinstance(error, NotADate) else "not-valid"), f"{name!r}: {error}"


def _pattern(name: str, finding: Finding) -> Told:
    wanted = _PATTERNS.get(finding["ctx"]["pattern"], "as it should be written")
    return "not-an-id", f"{name!r} is {shown(finding['input'])}, which is not {wanted}"


def _choice(name: str, finding: Finding) -> Told:
    wanted = finding["ctx"]["expected"].replace("'", "")
    meant = nearest(str(finding["input"]), wanted.replace(" or ", ", ").split(", "))
    hint = f"; did you mean {meant!r}?" if meant else ""
    return "not-a-choice", f"{name!r} is {wanted}, not {shown(finding['input'])}{hint}"


def _wants(wanted: str) -> Callable[[str, Finding], Told]:
    return lambda name, finding: ("wrong-type", f"{name!r} must be {wanted}, not {what_is(finding['input'])}")


def _either(name: str, finding: Finding) -> Told:
    return "wrong-type", f"{name!r} must be a list of actors or a number of countries, not {shown(finding['input'])}"


def _number(name: str, finding: Finding) -> Told:
    return "not-a-number", f"{name!r} must be a whole number, not {shown(finding['input'])}"


def _bound(words: str, limit: str) -> Callable[[str, Finding], Told]:
    return lambda name, finding: (
        "out-of-range",
        f"{name!r} must be {words} {finding['ctx'][limit]}, not {str(finding['input'])[:20]}",
    )


def _pattern_of(annotated: Any) -> str:
    return str(annotated.__metadata__[0].pattern)


_PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        _pattern_of(Slug): SLUG_WORDS,
        _pattern_of(ActorId): ACTOR_WORDS,
        _pattern_of(StateCode): "a state's two capitals such as JP",
        _pattern_of(Digest): "a digest such as sha256: and 64 hexadecimal digits",
    }
)

_SENTENCES: Mapping[str, Callable[[str, Finding], Told]] = MappingProxyType(
    {
        "missing": _missing,
        "too_short": _too_few,
        "value_error": _value_error,
        "string_pattern_mismatch": _pattern,
        "literal_error": _choice,
        "string_type": _wants("text"),
        "tuple_type": _wants("a list"),
        "dict_type": _wants("a mapping"),
        "model_type": _wants("a mapping"),
        "model_attributes_type": _wants("a mapping"),
        "either": _either,
        "int_type": _number,
        "int_parsing": _number,
        "int_parsing_size": _number,
        "int_from_float": _number,
        "greater_than_equal": _bound("at least", "ge"),
        "less_than_equal": _bound("at most", "le"),
        "string_too_short": lambda name, _: ("empty", f"{name!r} is empty"),
        "string_too_long": lambda name, finding: ("too-long", f"{name!r} is longer than {finding['ctx']['max_length']} characters"),
        "string_unicode": lambda name, _: ("not-text", f"{name!r} holds half a character"),
        "url_parsing": lambda name, finding: ("not-a-url", f"{name!r} is {shown(finding['input'])}, which is not a web address"),
        "url_scheme": lambda name, _: ("not-a-url", f"{name!r} must begin with http:// or https://"),
        "url_type": _wants("text"),
    }
)
