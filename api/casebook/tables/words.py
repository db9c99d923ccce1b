"""Refusals of a row in the words of tables: a table has columns and cells where a document has keys."""

from __future__ import annotations

from dataclasses import replace

from api.casebook.tables.entries import Entry
from api.casebook.tables.place import InTable
from domain.proposal import Refusal


def in_columns(refusal: Refusal, made: Entry) -> Refusal:
    """The refusal as it is told of a row."""
    place = refusal.place
    column = place.column if isinstance(place, InTable) else None
    match refusal.code:
        case "missing-key":
            return replace(refusal, code="empty-cell", reason=f"the column {column!r} is not filled in")
        case "no-citation":
            return replace(refusal, reason="a fact cites at least one article: the column 'article' is not filled in")
        case "unknown-key":
            what = f"{made.fields['event']} takes" if "event" in made.fields else "this takes"
            return replace(refusal, code="not-its-column", reason=f"{what} no {column!r}: leave the cell empty")
        case _:
            return refusal
