"""Taking holdings out of a tracker, and writing them in any form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Literal

from api.export import arranging, comma, excel, parquet
from api.export.arranging import File, Texts
from api.export.codes import Scheme, coded
from api.export.facts import facts
from api.export.holdings import Holdings
from api.export.sheets import about, registrations
from api.tracker import Tracker
from domain.dossier import Stream


class Form(StrEnum):
    """What the content is written as: a casebook (``yaml`` and ``json``) or a table."""

    YAML = "yaml"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"

    @property
    def is_casebook(self) -> bool:
        """Whether it can be imported again."""
        return self in (Form.YAML, Form.JSON)


SUFFIXES = {".yml": Form.YAML} | {f".{form}": form for form in Form}
"""How the name of a file ends → what it is."""

Watch = Callable[[Iterable[Stream]], Iterable[Stream]]


def take(tracker: Tracker, watch: Watch = iter) -> Holdings:
    """All that the ledger holds at one moment, whatever is recorded meanwhile; ``watch`` sees the streams pass."""
    position = tracker.position()
    newest = tracker.log(position - 1, 1) if position else []
    head = newest[0].digest if newest else "0" * 64
    return Holdings(position, head, {stream.id: stream for stream in watch(tracker.streams(position))})


def casebook(holdings: Holdings, texts: Texts, form: Form, name: str | None) -> list[File]:
    """The files of a casebook: one document of that name with its texts, or without a name a folder's."""
    format: Literal["yaml", "json"] = "json" if form is Form.JSON else "yaml"
    return list(arranging.whole(holdings, texts.kept, format, name) if name else arranging.folder(holdings, texts.kept, format))


def table(holdings: Holdings, form: Form, scheme: Scheme | None) -> bytes:
    """The facts as a table, or coded in a scheme. A workbook of facts has sheets for what is registered, too.

    Raises :class:`~api.export.parquet.NoParquet`.
    """
    rows = coded(holdings, scheme) if scheme else facts(holdings)
    match form:
        case Form.PARQUET:
            return parquet.dumped(rows, holdings)
        case Form.XLSX:
            return excel.dumped([rows, *(() if scheme else registrations(holdings)), about(holdings)])
        case _:
            return comma.dumped(rows)
