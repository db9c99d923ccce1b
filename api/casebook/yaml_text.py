"""YAML as casebooks use it: mappings, lists and text. Every scalar is text (``2018``, ``NO``) but null.

Built from the parser's events and not from its documents, because only the events tell a tag or an alias that someone
wrote from one that YAML guessed, and because a bomb of nested lists can be left at its fortieth level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from api.casebook.place import DEEPEST, Step, Written, path_of
from api.casebook.spelling import shown
from domain.proposal import Place, Refusal, Refused

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Spot:
    """Where a value is written, and the spots of what it holds. It is the :class:`~api.casebook.place.Lines` of its value."""

    __slots__ = ("children", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self.children: dict[Step, Spot] = {}

    def line(self, steps: Iterable[Step]) -> int | None:
        """The line of the innermost part that exists along ``steps``."""
        spot = self
        for step in steps:
            if step not in spot.children:
                break
            spot = spot.children[step]
        return spot.number


def parse(text: str, file: str | None, deepest: int = DEEPEST) -> list[tuple[object, Place]]:
    """The documents of a text with their places, each of at most so many levels; empty ones are left out.

    Raises ``Refused`` with every problem found.
    """
    return _Text(file, deepest).documents(text)


class _Text:
    def __init__(self, file: str | None, deepest: int) -> None:
        self.file, self.deepest = file, deepest
        self.events: Iterator[Any] = iter(())
        self.refusals: list[Refusal] = []

    def documents(self, text: str) -> list[tuple[object, Place]]:
        self.events = iter(yaml.parse(text, Loader=yaml.CBaseLoader))
        found: list[tuple[object, Place]] = []
        try:
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    value, spot = self._value(next(self.events), [])
                    found += [(value, Written(self.file, "", spot))] if value is not None else []
        except yaml.YAMLError as error:
            self.refusals.append(Refusal("not-yaml", *_not_yaml(error, text, self.file)))
        if self.refusals:
            raise Refused(self.refusals)
        return found

    def _value(self, event: Any, steps: list[Step]) -> tuple[object, Spot]:
        spot = Spot(event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("alias", f"the alias *{event.anchor} is not read; write out what it stands for", spot, steps)
            return None, spot
        if event.tag is not None:
            self._refuse("tag", f"the tag {event.tag!r} is not read; every value is text", spot, steps)
        if isinstance(event, yaml.ScalarEvent):
            return (None if not event.style and event.value in _NULLS else event.value), spot
        if len(steps) >= self.deepest:
            self._refuse("too-deep", f"the document is nested deeper than {self.deepest} levels", spot, steps)
            raise Refused(self.refusals)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(spot, steps), spot
        return self._mapping(spot, steps), spot

    def _list(self, spot: Spot, steps: list[Step]) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            index = len(values)
            value, spot.children[index] = self._value(event, [*steps, index])
            values.append(value)
        return values

    def _mapping(self, spot: Spot, steps: list[Step]) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._key(event, values, line, steps)
            values[key], child = self._value(next(self.events), [*steps, key])
            child.number = line  # a list begins on the line after its key, and people look for the key
            spot.children[key] = child
        return values

    def _key(self, event: Any, values: dict[str, object], line: int, steps: list[Step]) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, [*steps, ""])  # a level deeper, however deep keys lie in keys
            self._refuse("not-a-key", "a key must be plain text, not a list, a mapping or an alias", Spot(line), steps)
            return ""
        key: str = event.value
        if key == "<<" and not event.style:
            self._refuse("merge", "the merge key << is not read; write out what is to be merged", Spot(line), [*steps, key])
        elif key in values:
            self._refuse("duplicate-key", f"the key {shown(key)} is written twice", Spot(line), [*steps, key])
        return key

    def _refuse(self, code: str, reason: str, spot: Spot, steps: list[Step]) -> None:
        self.refusals.append(Refusal(code, reason, Place(self.file, path_of(steps), spot.number)))


def _not_yaml(error: yaml.YAMLError, text: str, file: str | None) -> tuple[str, Place]:
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return f"this is not YAML: {error.problem}", Place(file, "", line)
    offset = getattr(error, "position", 0)  # of a character that the reader stops at, in bytes
    line = text.encode()[:offset].count(b"\n") + 1
    return "this is not YAML: it holds a character that may not stand there", Place(file, "", line)
