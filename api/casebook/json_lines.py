"""Where the parts of a JSON text are written, found by walking down to the part that is asked for and no further."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from api.casebook.place import Step

_SPACE = re.compile(r"[ \t\n\r]*")
_SKIP = json.JSONDecoder(parse_int=str, parse_float=str)

Begin = tuple[int, int]
"""Offsets of a part: where a reader looks for it (its key, if it has one), and where its value begins."""


class JsonLines:
    """The :class:`~api.casebook.place.Lines` of a JSON text that has been read without error."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, dict[Step, Begin]] = {}

    def line(self, steps: Iterable[Step]) -> int | None:
        """The line of the innermost part that exists along ``steps``."""
        shown = value = self._past_space(0)
        for step in steps:
            children = self._children(value)
            if step not in children:
                break
            shown, value = children[step]
        return bisect_right(self._breaks, shown - 1) + 1

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self._text)]

    def _past_space(self, offset: int) -> int:
        space = _SPACE.match(self._text, offset)
        return space.end() if space else offset

    def _children(self, offset: int) -> dict[Step, Begin]:
        if offset not in self._known:
            members = {"{": self._members, "[": self._items}.get(self._text[offset : offset + 1])
            self._known[offset] = dict(members(offset)) if members else {}
        return self._known[offset]

    def _members(self, offset: int) -> Iterator[tuple[Step, Begin]]:
        offset = self._past_space(offset + 1)
        while self._text[offset] != "}":
            key, colon = _SKIP.raw_decode(self._text, offset)
            value = self._past_space(self._past_space(colon) + 1)
            yield key, (offset, value)
            offset = self._next(value)

    def _items(self, offset: int) -> Iterator[tuple[Step, Begin]]:
        offset, index = self._past_space(offset + 1), 0
        while self._text[offset] != "]":
            yield index, (offset, offset)
            offset, index = self._next(offset), index + 1

    def _next(self, value: int) -> int:
        """Where the next part begins, or the bracket that closes them all."""
        end = self._past_space(_SKIP.raw_decode(self._text, value)[1])
        return self._past_space(end + 1) if self._text[end] == "," else end
