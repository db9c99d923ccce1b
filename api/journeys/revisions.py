"""The files of revisions: one JSON object a line, oldest first, with ``published``, ``revision``, ``op``, ``id`` and ``record``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

from api.casebook.files import decoded, read_bytes
from api.journeys.series import SERIES, TRAVELS, VISITS, Record, Series
from api.journeys.spelling import slug
from domain.proposal import Place, Refusal, Refused

Op = Literal["add", "amend", "delete"]
Name = Annotated[str, StringConstraints(pattern="[A-Za-z0-9]", max_length=80)]


@dataclass(frozen=True)
class Revised:
    """One record at one revision: as it stands from then on, or None where the revision removed it.

    ``published`` is the instant as written. ``unkept`` says what of the record cannot be kept.
    """

    series: Series
    published: str
    instant: datetime
    revision: str
    op: Op
    id: str
    record: Record | None
    unkept: tuple[str, ...] = ()
    place: Place = field(default_factory=Place, compare=False)

    @property
    def article(self) -> str:
        """The id of the article that this revision is: the record's page as it stood then."""
        return f"{self.series.id}-{slug(self.id)}-revision-{slug(self.revision)}"


class Line(BaseModel):
    """One line of a file of revisions, as written."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    published: AwareDatetime
    revision: Name
    op: Op
    id: Name
    record: dict[str, str | None] | None = None

    @model_validator(mode="after")
    def _is_the_record_of_its_id(self) -> Line:
        if self.record and self.record.get("id", self.id) != self.id:
            raise ValueError(f"the record's id is {self.record['id']!r}, but the line's is {self.id!r}")
        return self


@dataclass(frozen=True)
class Written:
    """A line with its place and the instant of publication in the publisher's own words."""

    line: Line
    published: str
    place: Place


def read(paths: Sequence[Path]) -> list[Revised]:
    """Every revision of every record in the files, oldest first. Raises :class:`Refused` with every line that cannot be read."""
    found: list[Revised] = []
    refusals: list[Refusal] = []
    for path in paths:
        try:
            found.extend(_file(path))
        except Refused as refused:
            refusals.extend(refused.refusals)
    if refusals:
        raise Refused(refusals)
    return sorted(found, key=lambda revised: revised.instant)


def _file(path: Path) -> list[Revised]:
    written = _lines(path)
    series = _series(path, [one.line for one in written])
    if series is None:
        reason = "neither a list of visits nor one of travels: no record has a visitor, or a role and a name"
        raise Refused([Refusal("no-series", reason, Place(str(path)))])
    return [_revised(series, one) for one in written]


def _lines(path: Path) -> list[Written]:
    text = decoded(read_bytes(path, Place(str(path))), str(path)).removeprefix("\ufeff")
    refusals: list[Refusal] = []
    written: list[Written] = []
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(str(path), "", number)
        try:
            written.extend(_written(line, place))
        except (orjson.JSONDecodeError, ValidationError) as error:
            refusals.append(Refusal("not-a-revision", _reason(error), place))
    if refusals:
        raise Refused(refusals)
    return written


def _written(text: str, place: Place) -> Iterator[Written]:
    if text.strip():
        value = orjson.loads(text)
        line = Line.model_validate(value)
        yield Written(line, str(value["published"]), place)


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
    return f"not JSON: {error}"


def _series(path: Path, lines: Sequence[Line]) -> Series | None:
    """Which list it is, by the fields of its records; a file that only removes records is known by its name."""
    records = [line.record for line in lines if line.record]
    if any("visitor" in record for record in records):
        return VISITS
    if any({"role", "name"} <= record.keys() for record in records):
        return TRAVELS
    named = {series for series in SERIES if not records and f"{series.id.rpartition('-')[2]}s" in path.name}
    return named.pop() if len(named) == 1 else None


def _revised(series: Series, written: Written) -> Revised:
    line = written.line
    record = _record(series, line.id, line.record) if line.record is not None and line.op != "delete" else None
    unkept = tuple(_unkept(series, line.record or {})) if record is not None else ()
    return Revised(series, written.published, line.published, line.revision, line.op, line.id, record, unkept, written.place)


def _unkept(series: Series, written: Mapping[str, str | None]) -> Iterator[str]:
    for key, words in written.items():
        if key not in series.keys:
            yield f"the field {key!r} is not known, and not kept"
        elif words is not None and words != words.strip():
            yield f"the spaces around {key} are not kept"


def _record(series: Series, id: str, written: Mapping[str, str | None]) -> Record:
    """The known fields; one that is left out is empty, and the spaces around words say nothing."""
    return {key: (written.get(key) or "").strip() or None for key in series.keys} | {"id": id}
