"""What all shapes share: they are frozen, know their fields only, and read themselves from the domain's values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from domain.dates import VagueDate, end_of
from domain.evidence.articles import BEYOND


class View(BaseModel):
    """A shape that a door shows. Every field has an example, its own or that of the shape within."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True, validate_by_name=True, serialize_by_alias=True)

    def rows(self) -> tuple[View, ...]:
        """What a table of it shows, row by row: itself, or its items."""
        return (self,)

    @classmethod
    def row_shape(cls) -> type[View]:
        """The shape of its rows."""
        return cls

    @classmethod
    def example(cls) -> dict[str, Any]:
        """The shape filled with the examples of its fields, as JSON."""
        return {field.alias or name: _example(field) for name, field in cls.model_fields.items()}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema, with an example on every field."""
        described = handler(schema)
        properties = handler.resolve_ref_schema(described).get("properties", {})
        examples = cls.example()
        for name, described_field in properties.items():
            described_field.setdefault("examples", [examples[name]])
        return described


Item = TypeVar("Item", bound=View)


class Listing(View, Generic[Item]):
    """A list, or one page of it; ``next`` is the cursor of the page that follows."""

    continued_by: ClassVar[str] = "cursor"
    """The parameter that takes ``next``."""

    items: tuple[Item, ...] = Field(description="What was found, in its natural order.")
    next: str | None = Field(
        default=None, description="Give it as `cursor` for the next page; null on the last.", examples=["eHgtY291bmNpbA"]
    )

    def rows(self) -> tuple[View, ...]:
        """The items."""
        return self.items

    @classmethod
    def row_shape(cls) -> type[View]:
        """The shape of the items."""
        return item_shape(cls, "items")


def item_shape(cls: type[View], field: str) -> type[View]:
    """The shape of the items in a field that is a list."""
    shape: type[View] = get_args(cls.model_fields[field].annotation)[0]
    return shape


def _example(field: FieldInfo) -> object:
    return field.examples[0] if field.examples else _example_of(field.annotation)


def _example_of(annotation: Any) -> object:
    """The example of the first shape within an annotation; in a list if the annotation is one."""
    if isinstance(annotation, type) and issubclass(annotation, View):
        return annotation.example()
    within = next((found for part in get_args(annotation) if (found := _example_of(part)) is not None), None)
    return [within] if get_origin(annotation) is tuple and within is not None else within


def _written(value: object) -> object:
    return str(value) if isinstance(value, VagueDate) else value


Edtf = Annotated[str, BeforeValidator(_written)]
"""A vague date as the coder wrote it: an instant with offset, or EDTF (ISO 8601-2)."""

Moment = date | datetime
"""A day, or an instant with offset."""


def moment(instant: datetime) -> Moment:
    """The instant as people name it: its day if it is the end of that day, UTC, else itself."""
    at = instant.astimezone(UTC)
    return at.date() if at == end_of(at.date()) else at


def known_from(public: datetime) -> Moment | None:
    """From when on a thing could be known; None for never."""
    return None if public == BEYOND else moment(public)
