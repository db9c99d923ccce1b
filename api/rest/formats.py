"""The formats of answers: by what ending and media type each is asked for, what it can show, and how it is written.

A format that is added to :data:`FORMATS` is negotiated, linked to and described wherever its shapes are answered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from api.export import comma
from api.export.answers import table_of
from api.renditions.citations import CITABLE, bibtex, csl, ris
from api.renditions.citations.bibtex import MEDIA_TYPE as BIBTEX
from api.renditions.citations.csl import MEDIA_TYPE as CSL
from api.renditions.citations.ris import MEDIA_TYPE as RIS
from api.renditions.jsonld import MEDIA_TYPE as LD_JSON
from api.renditions.jsonld import SHAPES, jsonld
from api.rest.links import LINK_FORMAT, link_format
from api.views.base import View
from api.views.mementos import TimeMap

ANSWERED = frozenset(
    {"mechanisms", "visits", "issues", "actors", "relations", "articles", "snapshot", "changes", "agenda", "ledger"}
)  # fmt: skip
"""The first words of the paths whose answers come in every format; other paths keep what follows a dot."""


_EXAMPLE = "https://tracker.example.org"


@dataclass(frozen=True)
class Place:
    """Where an answer is given, and on which day.

    ``base`` is the address of the server without a slash at its end, ``address`` that of the answer without an ending.
    """

    base: str
    address: str
    today: date


@dataclass(frozen=True)
class Format:
    """A format: its ending and media type, how an answer is written in it, and the shapes that it can show."""

    ending: str
    media_type: str
    write: Callable[[View, Place], bytes]
    shapes: tuple[type[View], ...] = (View,)
    parameters: str = ""
    is_file: bool = False
    """Whether people keep it as a file, which then needs a name."""
    is_of_today: bool = False
    """Whether the day on which it is asked for stands in it."""

    @property
    def content_type(self) -> str:
        """The media type with its parameters."""
        return f"{self.media_type}{self.parameters}"

    @property
    def is_json(self) -> bool:
        """Whether it is JSON of some kind."""
        return self.media_type.endswith(("/json", "+json"))

    @property
    def schema(self) -> dict[str, str]:
        """What it is for OpenAPI, where the shape says nothing more."""
        return {"type": "object" if self.is_json else "string"}

    def example(self, answer: View) -> Any:
        """The answer for OpenAPI: as JSON if the format is of that kind, else as text."""
        written = self.write(answer, Place(_EXAMPLE, f"{_EXAMPLE}/an/answer", date(2024, 6, 30)))
        return orjson.loads(written) if self.is_json else written.decode()

    def shows(self, shape: type[View]) -> bool:
        """Whether answers of that shape come in this format."""
        return issubclass(shape, self.shapes)


def _json(answer: View, place: Place) -> bytes:
    return answer.model_dump_json().encode()


def _links(answer: View, place: Place) -> bytes:
    assert isinstance(answer, TimeMap)
    return link_format(answer)


def _csv(answer: View, place: Place) -> bytes:
    return comma.dumped(table_of(answer), "\r\n")


def _jsonld(answer: View, place: Place) -> bytes:
    return orjson.dumps(jsonld(answer, place.base, place.address))


def _bibtex(answer: View, place: Place) -> bytes:
    return bibtex(answer, place.base, place.today)


def _ris(answer: View, place: Place) -> bytes:
    return ris(answer, place.base, place.today)


def _csl(answer: View, place: Place) -> bytes:
    return csl(answer, place.base, place.today)


JSON = Format("json", "application/json", _json)
CSV = Format("csv", "text/csv", _csv, parameters="; charset=utf-8; header=present", is_file=True)
JSON_LD = Format("jsonld", LD_JSON, _jsonld, shapes=SHAPES)
LINKS = Format("link", LINK_FORMAT, _links, shapes=(TimeMap,))
CITATIONS = (
    Format("bib", BIBTEX, _bibtex, shapes=CITABLE, parameters="; charset=utf-8", is_file=True, is_of_today=True),
    Format("ris", RIS, _ris, shapes=CITABLE, parameters="; charset=utf-8", is_file=True, is_of_today=True),
    Format("csl", CSL, _csl, shapes=CITABLE, is_file=True, is_of_today=True),
)
FORMATS: tuple[Format, ...] = (LINKS, JSON, CSV, JSON_LD, *CITATIONS)
"""All formats; the first that shows an answer is given where nothing is asked for."""


def formats_of(shape: type[View] | None) -> tuple[Format, ...]:
    """The formats in which answers of that shape come, the usual one first; None is what comes in no format of ours."""
    return tuple(format for format in FORMATS if shape is not None and format.shows(shape))
